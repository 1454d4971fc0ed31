"""Sequences worth copying: short, honest texts that somebody makes their own before the first mail leaves."""

import pkgutil
from dataclasses import dataclass, replace
from functools import cache

import yaml

from sequencer.core.plan.sequence import Definition, Step
from sequencer.core.plan.sequence_file import read_definition
from sequencer.core.plan.windows import SendWindow
from sequencer.errors import UserError

_SLUGS = ("work-we-know", "met-before", "keep-in-touch", "hiring-manager")


@dataclass(frozen=True)
class Starter:
    """`why` says whom it is for, `yours` what to change in it."""

    slug: str
    name: str
    why: str
    yours: str
    definition: Definition

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.definition.steps

    def copied(self, *, name: str, team: str, sender: str, window: SendWindow) -> Definition:
        """The same steps as a sequence of a team, from one of its mailboxes."""
        return replace(self.definition, name=name, team=team, sender=sender, window=window)


@cache
def starters() -> tuple[Starter, ...]:
    """All of them, the one most people begin with first."""
    return tuple(_read(slug) for slug in _SLUGS)


def starter(slug: str) -> Starter:
    """The one of this name. Raises UserError where there is none."""
    found = next((one for one in starters() if one.slug == slug), None)
    if found is None:
        raise UserError("There is no such sequence to copy.")
    return found


def _read(slug: str) -> Starter:
    data = pkgutil.get_data("sequencer", f"starters/{slug}.yaml")
    assert data is not None, "part of the package"
    given = yaml.safe_load(data.decode("utf-8"))
    content = {"name": given["name"], "team": "team", "sender": "sender@team.example", "steps": given["steps"]}
    return Starter(slug, given["name"], given["why"], given["yours"], read_definition(content, frozenset()))
