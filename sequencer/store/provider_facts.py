"""What the provider of a mailbox does with our mails: as seen there, else as is usual with it."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from sequencer.core.mail_providers import Filing, ProviderFacts, usual_facts
from sequencer.store.mailboxes import Mailbox

_FILES = {Filing.PROVIDER: True, Filing.OURSELVES: False, Filing.UNSURE: None}
_SEEN = (Filing.PROVIDER, Filing.OURSELVES)


def facts_of(mailbox: Mailbox) -> ProviderFacts:
    """Each fact as we have seen it; one that was never seen as it is usual behind that server."""
    usual = usual_facts(mailbox.smtp_host)
    return ProviderFacts(
        files_sent=_FILES.get(mailbox.filing, usual.files_sent),
        rewrites_ids=usual.rewrites_ids if mailbox.rewrites_ids is None else mailbox.rewrites_ids,
        is_seen=mailbox.filing in _SEEN,
    )


def note_facts(
    session: Session, mailbox: Mailbox, now: datetime, *, filing: Filing | None = None, rewrites_ids: bool | None = None
) -> None:
    """Something was seen of what this provider does; what is None was not looked at."""
    seen = {"filing": filing, "rewrites_ids": rewrites_ids}
    news = {name: value for name, value in seen.items() if value is not None and value != getattr(mailbox, name)}
    if news:
        session.execute(update(Mailbox).where(Mailbox.id == mailbox.id).values(facts_at=now, **news))
        session.refresh(mailbox, ["facts_at", *news])


def forget_facts(mailbox: Mailbox) -> None:
    """Its mails leave by another server now: nothing that was seen before counts."""
    mailbox.filing, mailbox.rewrites_ids, mailbox.facts_at = Filing.USUAL, None, None
    mailbox.copy_trouble = ""
