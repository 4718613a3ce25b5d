"""What one report states and another denies."""

from __future__ import annotations

from collections.abc import Iterator

from graph.network.dates import agree
from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute


def whether(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on whether something happened at all."""
    for relation in accounts.relations:
        denied = [claim for claim in relation.claims if claim.status == "denied"]
        by_denied, by_asserted = {accounts.report(c) for c in denied}, accounts.reports(relation)
        # A report that tells both sides is not at odds with another; it shows both quotes itself.
        against = [c for c in denied if accounts.report(c) not in by_asserted]
        for_it = [c for c in asserted(relation) if accounts.report(c) not in by_denied]
        # What happened in one year and what did not in another are two events.
        clash = [(a, b) for a in for_it for b in against if not (a.date and b.date and not agree(a.date, b.date))]
        if clash:
            stated, refused = accounts.sources(a for a, _ in clash), accounts.sources(b for _, b in clash)
            told = f"stated by {stated}; denied by {refused}"
            yield Dispute((relation.id,), "whether", f"{accounts.sentence(relation)}: {told}.")
