"""`python -m training`: train, export, relate, evaluate, and `make`, which does all four."""

from __future__ import annotations

from pathlib import Path

import click

MODEL = Path(__file__).parents[1] / "graph" / "model"
ROUNDS = ((6, None), (7, None), (6, None), (5, 1152), (3, None))
"""Epochs, and to how many neurons a feed-forward layer is narrowed before them; at first there are 1,536. Each round
begins with the weights of the one before, as they were exported, and the full rate again."""
_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Make the language model of Passage."""


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.argument("weights", type=_FILE)
@click.option("--epochs", default=ROUNDS[0][0], show_default=True, type=click.IntRange(min=1))
@click.option("--seed", default=1, show_default=True)
@click.option("--start", type=_FOLDER, help="A folder as `export` writes it, to go on from; else the base weights.")
@click.option("--inner", type=click.IntRange(min=1), help="Neurons in a layer, of which --start has more.")
def train(corpora: Path, weights: Path, epochs: int, seed: int, start: Path | None, inner: int | None) -> None:
    """Train on the folder CORPORA and write WEIGHTS; a run that was cut off goes on from its last epoch."""
    from training.train import train as run

    run(corpora, weights, epochs=epochs, seed=seed, start=start, inner=inner)


@main.command()
@click.argument("weights", type=_FILE)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--float", "float_weights", is_flag=True, help="Keep the weights as they are, to compare.")
def export(weights: Path, folder: Path, float_weights: bool) -> None:
    """Write the network of WEIGHTS into FOLDER as ONNX, its weights as 8-bit numbers."""
    from training.export import export as run

    run(weights, folder, float_weights=float_weights)


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.option("--model", type=_FOLDER, default=MODEL, help="A folder as `export` writes it; else the package's own.")
@click.option("--seed", default=1, show_default=True)
def relate(corpora: Path, model: Path, seed: int) -> None:
    """Train what tells how two mentions are related, on what an exported network makes of the words."""
    from training.head import train as run

    run(corpora, model, seed=seed)


@main.command()
@click.option("--model", type=_FOLDER, default=MODEL, help="A folder as `export` writes it; else the package's own.")
def pronouns(model: Path) -> None:
    """Weigh what speaks for whom a pronoun means, by the annotated stories, and write it into the vocabulary."""
    from training.pronouns import train as run

    for line in run(model):
        click.echo(line)


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.option("--model", type=_FOLDER, default=MODEL, help="A folder as `export` writes it; else the package's own.")
def evaluate(corpora: Path, model: Path) -> None:
    """Print the figures of the model card."""
    from training.evaluate import evaluate as run

    for line in run(corpora, model):
        click.echo(line)


@main.command()
@click.argument("corpora", type=_FOLDER)
@click.pass_context
def make(context: click.Context, corpora: Path) -> None:
    """Train in rounds, export, train the relations and evaluate: all that graph/model/ holds, from CORPORA."""
    start = None
    for number, (epochs, inner) in enumerate(ROUNDS, 1):
        last = number == len(ROUNDS)
        folder = MODEL if last else Path(f"training/round_{number}")
        if last or not (folder / "tokenizer.json").exists():  # the last file that export writes
            weights = Path(f"training/round_{number}.pt")
            context.invoke(train, corpora=corpora, weights=weights, epochs=epochs, start=start, inner=inner)
            context.invoke(export, weights=weights, folder=folder)
        start = folder
    context.invoke(relate, corpora=corpora)
    context.invoke(pronouns)
    context.invoke(evaluate, corpora=corpora)


if __name__ == "__main__":
    main(prog_name="python -m training")
