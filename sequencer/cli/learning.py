"""Learning from the answers that people have sorted."""

from importlib import import_module
from importlib.util import find_spec

import click

from sequencer.cli.tools import print_json, with_road
from sequencer.core.read.lessons import Training
from sequencer.errors import UserError
from sequencer.flows.learn import Learning, learn
from sequencer.flows.road import Road

_LIBRARY = "scikit-learn"


@click.command("train")
@click.option("--json", "as_json", is_flag=True)
@with_road
def train_command(road: Road, as_json: bool) -> None:
    """Learn from sorted answers, on this machine: says how many unseen ones the rules read rightly, and with the model."""
    found = learn(road, _training())
    if as_json:
        print_json(vars(found))
        return
    for line in _told(found):
        click.echo(line)


def _training() -> Training:
    """Asked for by name: the library is large, and only this command wants it."""
    if find_spec("sklearn") is None:
        raise UserError(f"Training needs one more library: .venv/bin/pip install {_LIBRARY}")
    train: Training = import_module("sequencer.core.read.training").train
    return train


def _told(found: Learning) -> list[str]:
    lines = [f"{found.answers} answers were sorted by people."]
    if found.rules is not None and found.with_model is not None:
        lines += [f"Rules alone:     {found.rules:.1%} of unseen answers", f"Rules and model: {found.with_model:.1%}"]
    return [*lines, found.says]
