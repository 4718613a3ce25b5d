"""What a person decided on who is who: a text file beside the articles, and what in them it is about."""

from graph.judgements.consistency import check_consistent
from graph.judgements.file import NAME, append, judgement_files, read_judgements
from graph.judgements.judgement import Anchor, Judgement, Verdict
from graph.judgements.placing import Placed, Placing, Unheeded, place

__all__ = [
    "NAME",
    "Anchor",
    "Judgement",
    "Placed",
    "Placing",
    "Unheeded",
    "Verdict",
    "append",
    "check_consistent",
    "judgement_files",
    "place",
    "read_judgements",
]
