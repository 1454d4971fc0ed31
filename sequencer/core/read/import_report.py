"""What became, or would become, of each line of a candidate file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Outcome:
    """What became of one line. `reason` says why it was skipped, or which fields it changed.

    `is_wish` marks somebody who asked not to be written to, or to be erased: of them only the wish is kept. `waits`
    says of somebody who is taken in what keeps mails from them for now.
    """

    line: int
    email: str
    fate: Fate
    reason: str = ""
    is_wish: bool = False
    waits: str = ""


@dataclass(frozen=True)
class ImportReport:
    """`import_id` is what an undo asks for, None for a dry run; `columns` leads from headers to fields.

    `changed_fields` counts the people for whom a field changes, `without_opening_line` the new ones who have none, and
    `without_domain` those with an employer whose domain nobody knows.
    """

    import_id: int | None
    columns: Mapping[str, str]
    rows: tuple[Outcome, ...]
    changed_fields: Mapping[str, int] = field(default_factory=dict)
    without_opening_line: int = 0
    without_domain: int = 0

    @property
    def created(self) -> int:
        return self._count(Fate.CREATED)

    @property
    def updated(self) -> int:
        return self._count(Fate.UPDATED)

    @property
    def unchanged(self) -> int:
        return self._count(Fate.UNCHANGED)

    @property
    def waiting(self) -> tuple[Outcome, ...]:
        """Those who are taken in and cannot be written to yet."""
        return tuple(row for row in self.rows if row.waits)

    @property
    def skipped(self) -> tuple[Outcome, ...]:
        return tuple(row for row in self.rows if row.fate is Fate.SKIPPED)

    def _count(self, fate: Fate) -> int:
        return sum(row.fate is fate for row in self.rows)
