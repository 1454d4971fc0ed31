"""The database's own mark: which installation it belongs to, how far that has come, and whether sending is locked."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String, Text, func, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.restoring import Inside, Mark
from sequencer.core.reasons import Reason
from sequencer.store.audit import note
from sequencer.store.base import Base, Instant, state_column
from sequencer.store.kept_back import note_pause_over
from sequencer.store.lateness import note_sleep
from sequencer.store.organisations import the_organisation
from sequencer.store.touches import Touch
from sequencer.store.waking import wake_paused

_THE_ONE = 1
_LOCKED = "Locked after a restore. An administrator has to confirm it."


class Trust(StrEnum):
    OPEN = "open"
    LOCKED = "locked"  # nothing leaves until an administrator has confirmed
    CONFIRMED = "confirmed"  # by a person; the next process to look writes the mark beside it


class WaymarkRow(Base):
    """One row. `backup_at` is the last sign of life in a restored database, `has_paused` that all sending is stopped for it."""

    __tablename__ = "waymarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    installation: Mapped[str] = mapped_column(String(64))
    number: Mapped[int] = mapped_column(default=1)
    body: Mapped[str] = mapped_column(String(200), default="")
    marked_at: Mapped[datetime] = mapped_column(Instant)
    trust: Mapped[Trust] = mapped_column(state_column(Trust), default=Trust.OPEN)
    code: Mapped[str] = mapped_column(String(60), default="")
    says: Mapped[str] = mapped_column(Text, default="")
    locked_at: Mapped[datetime | None] = mapped_column(Instant)
    backup_at: Mapped[datetime | None] = mapped_column(Instant)
    has_paused: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    confirmed_by: Mapped[str] = mapped_column(String(254), default="")


def waymark_row(session: Session, *, lock: bool = False) -> WaymarkRow | None:
    return session.get(WaymarkRow, _THE_ONE, with_for_update=lock or None, populate_existing=True)


def inside(row: WaymarkRow | None) -> Inside | None:
    """What the database says of itself, for the comparison."""
    if row is None:
        return None
    mark = Mark(row.installation, row.number)
    return Inside(mark, row.body, row.trust is Trust.CONFIRMED)


def body_of(session: Session) -> str:
    """What this database is stored in. A dump that is loaded gets another body; a file copied as it is keeps its own."""
    if session.get_bind().dialect.name != "postgresql":
        return "sqlite"
    oids = session.execute(
        text(
            "SELECT (SELECT oid FROM pg_database WHERE datname = current_database())::text, 'waymarks'::regclass::oid::text"
        )
    ).one()
    return "/".join((_cluster(session), *oids))


def has_sent(session: Session) -> bool:
    """Whether anything has ever left from here."""
    return session.scalar(select(Touch.id).where(Touch.transmitting_at.is_not(None)).limit(1)) is not None


def begin(session: Session, installation: str, now: datetime) -> Mark:
    session.add(WaymarkRow(id=_THE_ONE, installation=installation, number=1, body=body_of(session), marked_at=now))
    session.flush()
    return Mark(installation, 1)


def step_on(session: Session, known: Mark, now: datetime) -> int | None:
    """Move the database's own mark one further; the new number, or None where it is not the one we know."""
    moved = session.execute(
        update(WaymarkRow)
        .where(
            WaymarkRow.id == _THE_ONE, WaymarkRow.installation == known.installation, WaymarkRow.number >= known.number
        )
        .values(number=WaymarkRow.number + 1, marked_at=now)
        .execution_options(synchronize_session=False)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]
        return None
    return session.scalar(select(WaymarkRow.number).where(WaymarkRow.id == _THE_ONE))


def note_waking(session: Session, row: WaymarkRow, now: datetime) -> None:
    """A process begins to work: what came due since the last sign of life may be long overdue."""
    if row.marked_at < now:
        note_sleep(the_organisation(session), row.marked_at, now)


def lock(session: Session, row: WaymarkRow | None, reason: Reason, now: datetime) -> bool:
    """Stop all sending until somebody has confirmed; False when that is so already."""
    if row is None:
        row = WaymarkRow(id=_THE_ONE, installation="", body="", marked_at=now)
        session.add(row)
    if row.trust is Trust.LOCKED:
        return False
    row.backup_at = _last_sign(session, row)
    row.trust, row.code, row.says, row.locked_at = Trust.LOCKED, reason.code, reason.says, now
    organisation = the_organisation(session)
    if row.backup_at is not None:
        note_sleep(organisation, row.backup_at, now)
    row.has_paused = organisation.paused_at is None
    if row.has_paused:
        organisation.paused_at, organisation.pause_reason = now, f"{reason.says} {_LOCKED}"
    note(session, "", "restore", f"All sending: locked. {reason.says}", now)
    return True


def unlock(session: Session, row: WaymarkRow, installation: str, actor: str, now: datetime) -> None:
    """This database is the right one from now on, under a new name, so that no other copy of it passes for it."""
    row.installation, row.number, row.body = installation, row.number + 1, body_of(session)
    row.trust, row.confirmed_at, row.confirmed_by, row.marked_at = Trust.CONFIRMED, now, actor[:254], now
    if row.has_paused:
        organisation = the_organisation(session)
        note_pause_over(session, organisation, now)
        organisation.paused_at, organisation.pause_reason = None, ""
        wake_paused(session, now)
    row.has_paused = False
    note(session, actor, "restore", "Confirmed that this database is the right one. Mails may leave again.", now)


def _last_sign(session: Session, row: WaymarkRow) -> datetime | None:
    """When the restored database was last alive: its latest mark or mail. Processes of today may have beaten in it."""
    signs = (
        row.marked_at if row.installation else None,
        session.scalar(select(func.max(Touch.transmitting_at))),
    )
    return max((at for at in signs if at is not None), default=None)


def _cluster(session: Session) -> str:
    """The server the database lies in; some servers tell it to nobody."""
    try:
        with session.begin_nested():
            return str(session.scalar(text("SELECT system_identifier FROM pg_control_system()")))
    except DBAPIError:
        return ""
