"""Everything the last decision before a mail depends on."""

from dataclasses import dataclass, field
from datetime import datetime

from sequencer.core.plan.contact_rules import ContactFacts
from sequencer.core.plan.hours import Hours
from sequencer.core.plan.lateness import Lateness
from sequencer.core.plan.mailbox_rules import MailboxFacts
from sequencer.core.plan.person_rules import PersonFacts
from sequencer.core.plan.verdict import Pause
from sequencer.core.states import EnrollmentState


@dataclass(frozen=True)
class SendFacts:
    """The facts, as they stand at `now`. Instants are aware.

    `id_awaited_since`: when the mail it answers left, while the id under which that arrived is not known.
    """

    now: datetime
    person: PersonFacts
    run: EnrollmentState
    resumes_at: datetime | None
    pauses: tuple[Pause, ...]
    missing_profile: tuple[str, ...]
    has_source: bool
    is_first_mail: bool
    hours: Hours
    contact: ContactFacts
    mailbox: MailboxFacts
    id_awaited_since: datetime | None = None
    late: Lateness = field(default_factory=Lateness)
