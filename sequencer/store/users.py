"""People with an account, and what they may do."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from sequencer.store.base import Base, Instant, Short, state_column


class UserRole(StrEnum):
    ADMINISTRATOR = "administrator"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    MARKETING = "marketing"


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(Short, default="")
    role: Mapped[UserRole] = mapped_column(state_column(UserRole))
    password_hash: Mapped[str] = mapped_column(String(255))
    is_active: Mapped[bool] = mapped_column(default=True)
    theme: Mapped[str] = mapped_column(String(10), default="")  # light, dark, or as the system says
    has_keys: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(Instant)


def user_by_email(session: Session, email: str) -> User | None:
    return session.scalar(select(User).where(User.email == email))


def names_by_email(session: Session, emails: Iterable[str]) -> dict[str, str]:
    """What the people with these addresses are called, where they have given a name."""
    found = select(User.email, User.name).where(User.email.in_(set(emails)), User.name != "")
    return dict(session.execute(found).all())


def is_last_administrator(session: Session, user: User) -> bool:
    """Whether nobody else could put things right if this one were gone. Locks those who could."""
    if user.role is not UserRole.ADMINISTRATOR or not user.is_active:
        return False
    found = select(User.id).where(User.role == UserRole.ADMINISTRATOR, User.is_active)
    return set(session.scalars(found.order_by(User.id).with_for_update())) == {user.id}


def has_users(session: Session) -> bool:
    """Whether anybody has an account yet."""
    return session.scalar(select(User.id).limit(1)) is not None
