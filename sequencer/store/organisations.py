"""The organisation: one row that every mail and every rule leans on."""

from datetime import datetime

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.core.plan.windows import SendWindow
from sequencer.core.profile import read_hours
from sequencer.store.base import Base, Instant, Short
from sequencer.store.session import ONLY_READS

_THE_ONE = 1


class Organisation(Base):
    """`window_…` is the send window that new sequences begin with; empty until somebody has chosen one.

    Between `slept_since` and `woke_at` nothing ran: the last such time that was long. `quiet_days` are spans of days, as `store.open_days` reads them.
    `let_go_begun_at` is when the look began that has not noted its end in `let_go_looked_at` yet.
    """

    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Short, default="")
    legal_name: Mapped[str] = mapped_column(Short, default="")
    postal_address: Mapped[str] = mapped_column(String(500), default="")
    privacy_url: Mapped[str] = mapped_column(String(500), default="")
    contact: Mapped[str] = mapped_column(Short, default="")
    zone: Mapped[str] = mapped_column(String(80), default="UTC")
    min_gap: Mapped[str] = mapped_column(String(40), default="3 days")
    max_mails: Mapped[int] = mapped_column(default=12)
    cooling_off: Mapped[str] = mapped_column(String(40), default="6 months")
    most_runs: Mapped[int] = mapped_column(default=1)
    country_rules: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    keep_unanswered: Mapped[str] = mapped_column(String(40), default="6 months")
    keep_answered: Mapped[str] = mapped_column(String(40), default="24 months")
    keep_unwritten: Mapped[str] = mapped_column(String(40), default="30 days")
    keep_strays: Mapped[str] = mapped_column(String(40), default="90 days")
    when_due: Mapped[str] = mapped_column(String(10), default="list")
    let_go_looked_at: Mapped[datetime | None] = mapped_column(Instant)
    let_go_begun_at: Mapped[datetime | None] = mapped_column(Instant)
    resend_unproven: Mapped[bool] = mapped_column(default=False)
    window_days: Mapped[str] = mapped_column(String(40), default="")
    window_start: Mapped[str] = mapped_column(String(5), default="")
    window_end: Mapped[str] = mapped_column(String(5), default="")
    quiet_days: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    slept_since: Mapped[datetime | None] = mapped_column(Instant)
    woke_at: Mapped[datetime | None] = mapped_column(Instant)
    paused_at: Mapped[datetime | None] = mapped_column(Instant)
    pause_reason: Mapped[str] = mapped_column(Text, default="")


def the_organisation(session: Session) -> Organisation:
    """The one organisation of this installation; kept with the first change."""
    found = session.get(Organisation, _THE_ONE)
    if found is None:
        found = Organisation(
            id=_THE_ONE,
            name="",
            legal_name="",
            postal_address="",
            privacy_url="",
            contact="",
            zone="UTC",
            min_gap="3 days",
            max_mails=12,
            cooling_off="6 months",
            most_runs=1,
            country_rules={},
            keep_unanswered="6 months",
            keep_answered="24 months",
            keep_unwritten="30 days",
            keep_strays="90 days",
            when_due="list",
            resend_unproven=False,
            window_days="",
            window_start="",
            window_end="",
            quiet_days=[],
            pause_reason="",
        )
        if not session.info.get(ONLY_READS):  # a question writes nothing, so it waits for nobody who does
            session.add(found)
            session.flush()
    return found


def missing_profile(organisation: Organisation) -> tuple[str, ...]:
    """What a first mail must name and the organisation has not told yet, in words."""
    needed = {
        "legal name": organisation.legal_name,
        "postal address": organisation.postal_address,
        "privacy link": organisation.privacy_url,
    }
    return tuple(words for words, value in needed.items() if not value.strip())


def default_window(organisation: Organisation) -> SendWindow:
    """When mails of a new sequence may leave, in the zone of whom they go to."""
    return read_hours(organisation.window_days, organisation.window_start, organisation.window_end)


def locked_organisation(session: Session) -> Organisation:
    """The same row, kept from others until this transaction ends: what may happen once only waits here."""
    found = the_organisation(session)
    session.refresh(found, with_for_update=True)
    return found
