"""Who may do what, and whose things somebody may see.

A right is a yes or no for a role and answers 403; belonging is asked of the team and answers 404, so that nobody
learns what others have.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ParamSpec, TypeVar

from flask import abort, g

from sequencer.store.users import UserRole

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Right(StrEnum):
    LOOK = "look"  # read what the own teams have
    DECIDE = "decide"  # let a waiting mail go, answer a reply, book an interview
    WORK = "work"  # candidates, pools, imports, sequences, runs
    ARRANGE = "arrange"  # teams' roles, mailboxes, interview plans
    STOP = "stop"  # pause and stop; going on needs WORK
    ERASE = "erase"  # export and erase a person's data
    ADMINISTER = "administer"  # organisation, users, teams, system, lifting an opt-out


_RIGHTS: dict[UserRole, frozenset[Right]] = {
    UserRole.ADMINISTRATOR: frozenset(Right),
    UserRole.RECRUITER: frozenset({Right.LOOK, Right.DECIDE, Right.WORK, Right.ARRANGE, Right.STOP, Right.ERASE}),
    UserRole.MARKETING: frozenset({Right.LOOK, Right.DECIDE, Right.WORK, Right.STOP}),
    UserRole.HIRING_MANAGER: frozenset({Right.LOOK, Right.DECIDE, Right.STOP}),
}


@dataclass(frozen=True)
class Actor:
    """Somebody who is signed in. `team_ids` are their own teams; an administrator sees every team's things."""

    user_id: int
    email: str
    name: str
    role: UserRole
    team_ids: frozenset[int]
    theme: str = ""
    has_keys: bool = True

    def may(self, right: Right) -> bool:
        return right in _RIGHTS[self.role]

    @property
    def scope(self) -> frozenset[int] | None:
        """The teams whose things they see; None for all."""
        return None if self.role is UserRole.ADMINISTRATOR else self.team_ids

    def is_of(self, team_id: int | None) -> bool:
        """Whether a thing of this team is theirs to see; what belongs to no team belongs to everybody."""
        return team_id is None or self.scope is None or team_id in self.scope

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email.split("@")[0]


def me() -> Actor:
    """Who is asking. Answers 401 where nobody is signed in."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        abort(401)
    return actor


def needs(right: Right) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Let a page be for those with a right only; the right stays readable on the view, for the access matrix."""

    def guard(view: Callable[_P, _R]) -> Callable[_P, _R]:
        def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            if not me().may(right):
                abort(403)
            return view(*args, **kwargs)

        guarded.__name__ = view.__name__
        guarded.__doc__ = view.__doc__
        guarded.right = right  # type: ignore[attr-defined]  # read by the access matrix
        return guarded

    return guard


def takes(largest: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Let a page take requests of up to this many bytes, such as a file. Stands above `needs`."""

    def mark(view: Callable[_P, _R]) -> Callable[_P, _R]:
        view.largest = largest  # type: ignore[attr-defined]  # read before the request is
        return view

    return mark


def own_or_404(team_id: int | None) -> None:
    """Go on only where a thing of this team is theirs to see."""
    if not me().is_of(team_id):
        abort(404)
