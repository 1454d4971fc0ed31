"""Who is signed in where, and how often somebody tried in vain: both outlive a restart, and one row ends a sign-in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant
from sequencer.store.users import User

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
_NOTED_EVERY = timedelta(minutes=5)  # so that looking around is not a write each time
_FORGOTTEN_AFTER = timedelta(days=1)


class SignIn(Base):
    """One browser in which somebody is signed in. The token itself is only in that browser; here is its hash."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant, index=True)


class SignInTry(Base):
    """Wrong tries for one account or from one network address since the last right one."""

    __tablename__ = "sign_in_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    count: Mapped[int] = mapped_column(default=0)
    tried_at: Mapped[datetime] = mapped_column(Instant, index=True)
    waits_until: Mapped[datetime | None] = mapped_column(Instant)


@dataclass(frozen=True)
class Signed:
    """A sign-in that holds, whose it is, and whether it is time to note that they are still there."""

    user: User
    is_to_note: bool


def begin(session: Session, user_id: int, now: datetime) -> str:
    """Sign somebody in; returns the token their browser keeps."""
    session.execute(delete(SignIn).where(SignIn.seen_at < now - LONGEST))
    token = secrets.token_urlsafe(32)
    session.add(SignIn(token_hash=_hash(token), user_id=user_id, began_at=now, seen_at=now))
    return token


def signed_in(session: Session, token: str, now: datetime) -> Signed | None:
    """Who a token stands for; None when it ended, was idle too long, or the user was switched off."""
    found = session.execute(
        select(SignIn, User)
        .join(User, User.id == SignIn.user_id)
        .where(
            SignIn.token_hash == _hash(token),
            SignIn.seen_at > now - IDLE,
            SignIn.began_at > now - LONGEST,
            User.is_active,
        )
    ).first()
    return None if found is None else Signed(found.User, found.SignIn.seen_at <= now - _NOTED_EVERY)


def note_seen(session: Session, token: str, now: datetime) -> None:
    kept = session.scalar(select(SignIn).where(SignIn.token_hash == _hash(token)))
    if kept is not None:
        kept.seen_at = now


def end(session: Session, token: str) -> None:
    session.execute(delete(SignIn).where(SignIn.token_hash == _hash(token)))


def end_all(session: Session, user_id: int, but: str = "") -> None:
    """End every sign-in of a user, but that of one token."""
    session.execute(delete(SignIn).where(SignIn.user_id == user_id, SignIn.token_hash != _hash(but)))


def tries(session: Session, keys: tuple[str, ...], now: datetime) -> list[SignInTry]:
    """The rows that count the tries under these keys, made where there is none; old ones are forgotten."""
    session.execute(delete(SignInTry).where(SignInTry.tried_at < now - _FORGOTTEN_AFTER))
    found = {
        one.key: one for one in session.scalars(select(SignInTry).where(SignInTry.key.in_(keys)).with_for_update())
    }
    for key in keys:
        if key not in found:
            found[key] = SignInTry(key=key, count=0, tried_at=now, waits_until=None)
            session.add(found[key])
    session.flush()
    return [found[key] for key in keys]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
