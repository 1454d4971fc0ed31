"""A mail that answers somebody or serves a booking: no step of a sequence, and the same bytes over the same wire."""

from dataclasses import dataclass

from sequencer.core.states import Purpose
from sequencer.core.write import merge
from sequencer.core.write.attachments import Attachment
from sequencer.core.write.message import Draft
from sequencer.errors import RenderError

_WRITTEN_BY_A_PERSON = frozenset({Purpose.ANSWER})


@dataclass(frozen=True)
class ServiceMail:
    """What such a mail says and to whom.

    `calendar` is an invitation in UTF-8 and `method` what it asks for, such as REQUEST or CANCEL. `in_reply_to` is the
    Message-ID this mail answers, and `references` those of its thread, ending with that one.
    """

    purpose: Purpose
    recipient_name: str
    recipient_address: str
    subject: str
    text: str
    html: str = ""
    calendar: bytes = b""
    method: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


def draft_of(mail: ServiceMail, sender_name: str, sender_address: str, message_id: str) -> Draft:
    """The mail, ready to be frozen. Raises RenderError for a step, and for a mail that says nothing.

    One that a machine wrote says so, so that nobody answers it automatically (RFC 3834); nobody has to be let out of
    it, for it comes once and was asked for.
    """
    if mail.purpose is Purpose.STEP:
        raise RenderError("purpose: a step is no service mail.")
    if not mail.subject.strip() or not mail.text.strip():
        raise RenderError("subject or text: there is nothing in it.")
    return Draft(
        sender_name=sender_name,
        sender_address=sender_address,
        recipient_name="" if merge.unsafe_in_line(mail.recipient_name) else mail.recipient_name,  # they wait for it
        recipient_address=mail.recipient_address,
        subject=mail.subject,
        text=mail.text,
        html=mail.html or None,
        message_id=message_id,
        in_reply_to=mail.in_reply_to or None,
        references=mail.references,
        auto_submitted=mail.purpose not in _WRITTEN_BY_A_PERSON,
        calendar=mail.calendar,
        method=mail.method,
        files=mail.files,
    )
