"""`passage build`: articles in, a folder with graph.json and graph.html out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.origin import Page, write_origin
from graph.command.page_options import Theme, page_options
from graph.command.redaction import left, listed_names, told, veiled
from graph.command.summary import judged, report, summary
from graph.command.terminal import clean
from graph.command.wording import counted
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.judgements import Unheeded
    from graph.reading import Skipped
    from graph.redaction import Veil


@click.command(short_help="Build the graph of a folder of articles.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "-o", type=click.Path(path_type=Path), default=Path("exports"), show_default=True,
              help="The folder to write graph.json and graph.html into.")  # fmt: skip
@click.option("--title", help="The title of the page; else it is named after its main figures.")
@page_options()
@click.option(
    "--encoding", default="utf-8", show_default=True, help="Of text files that are not UTF-8, cp1252 for example."
)
@click.option(
    "--judgements", type=click.Path(path_type=Path),
    help="Decisions on who is who, if not the judgements.jsonl beside the articles.",
)  # fmt: skip
@click.option(
    "--names-model", metavar="NAME", help="A spaCy pipeline, installed or a folder, that finds the names instead."
)
@click.option(
    "--learned",
    is_flag=True,
    help="Also relations that the model finds likelier than not; more of them are wrong.",
)
@click.option("--vocabulary", "vocabulary_path", metavar="FILE", type=click.Path(path_type=Path),
              help="Relation types and words of your own, in YAML.")  # fmt: skip
@click.option(
    "--redact", is_flag=True, help="Replace names that the articles say are not real, in all that is written."
)
@click.option("--redact-also", "redact_also", metavar="NAME", multiple=True,
              help="And this name; may be given several times.")  # fmt: skip
@click.option("--redact-list", "redact_list", metavar="FILE", type=click.Path(path_type=Path),
              help="And the names in this text file, one a line.")  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def build(
    paths: tuple[Path, ...],
    out: Path,
    title: str | None,
    theme: Theme,
    max_nodes: int,
    encoding: str,
    judgements: Path | None,
    names_model: str | None,
    learned: bool,
    vocabulary_path: Path | None,
    redact: bool,
    redact_also: tuple[str, ...],
    redact_list: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Build the graph of the articles in PATH... and write it to the folder of --out.

    Reads .txt, .md, .html, .pdf, .docx, .jsonl and .csv. A file that cannot be read is reported and left out. A
    manifest.csv beside the articles (columns path, outlet, title, published) tells what the articles do not; what a
    person decided on who is who (`passage review`) stands in a judgements.jsonl there, and is obeyed.

    \b
    Example:
      passage build seeds
      passage build articles more/report.pdf --title "The harbour case"
    """
    from graph.judgements.placing import ABSENT
    from graph.language import load_model
    from graph.network import write
    from graph.pipeline import build as built
    from graph.sinks.page import write_page
    from graph.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(vocabulary_path) if vocabulary_path else None
    also = (*redact_also, *(listed_names(redact_list) if redact_list else ()))
    _writable(out)
    nlp = load_model(names_model=names_model) if names_model else None
    skipped: list[Skipped] = []
    unheeded: list[Unheeded] = []
    veils: list[Veil] = []
    show_bar = sys.stderr.isatty() and not quiet
    with click.progressbar(length=1, label="Reading articles", file=sys.stderr, hidden=not show_bar) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(1)

        graph = built(
            paths,
            encoding=encoding,
            nlp=nlp,
            vocabulary=vocabulary,
            learned=learned,
            judgements=judgements,
            redact=redact or redact_list is not None,
            redact_also=also,
            on_redact=veils.append,
            on_skip=skipped.append,
            on_unheeded=unheeded.append,
            on_progress=progress,
        )
    veil = veils[0] if veils else None
    skipped = [veiled(one, veil) for one in skipped] if veil else skipped
    not_obeyed = [one.without_names if veil else str(one) for one in unheeded if one.reason != ABSENT]
    absent = len(unheeded) - len(not_obeyed)
    if absent:
        not_obeyed.append(f"{counted(absent, 'judgement')} on articles that are not among these")
    write(graph, out / "graph.json")
    page_title = veil.text(title) if veil and title else title
    write_page(graph, out / "graph.html", title=page_title, theme=theme, max_nodes=max_nodes)
    page = Page(page_title, theme, max_nodes)
    write_origin(out, paths, encoding=encoding, judgements=judgements, page=page, skipped=skipped, veil=veil)
    held = list(left(out, veil)) if veil else []
    if as_json:
        click.echo(json.dumps(summary(graph, skipped, not_obeyed, veil), ensure_ascii=False, indent=1))
    elif quiet:
        for one in (s for s in skipped if s.kind == "unreadable"):
            click.echo(f"passage: skipped {clean(one.reason)}", err=True)
        for line in not_obeyed:
            click.echo(f"passage: not obeyed: {clean(line)}", err=True)
    else:
        for line in report(
            graph, skipped, out, [*(told(graph, veil, also) if veil else ()), *judged(graph, not_obeyed, out)]
        ):
            click.echo(line)
    for line in held:
        click.echo(f"passage: {line}", err=True)


def _writable(folder: Path) -> None:
    """Make the folder and try it, before the long work and not after it."""
    trial = folder / ".passage-trial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_text("")
        trial.unlink()
    except OSError as error:
        wrong = f"cannot be written to ({error.strerror})"
        raise InputError(folder, wrong, "a folder for the output", "name another one with --out") from error
