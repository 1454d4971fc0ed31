"""All tables in one place, for migrations and for tests."""

from sequencer.store import (
    candidates,
    enrollments,
    imports,
    inbound_mails,
    mailboxes,
    organisations,
    pools,
    replies,
    roles,
    sequences,
    suppressions,
    teams,
    timeline,
    touches,
    users,
)
from sequencer.store.base import Base

__all__ = [
    "candidates",
    "enrollments",
    "imports",
    "inbound_mails",
    "mailboxes",
    "metadata",
    "organisations",
    "pools",
    "replies",
    "roles",
    "sequences",
    "suppressions",
    "teams",
    "timeline",
    "touches",
    "users",
]

metadata = Base.metadata
