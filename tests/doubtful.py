"""A mail of which nobody knows whether it left: what a provider may have of it, and time passing over it."""

from errands import every, touches, work_for

from sequencer.core.mail_providers import Filing
from sequencer.core.states import Stage
from sequencer.errors import UncertainDelivery
from sequencer.store.doubts import Doubt
from sequencer.store.mailboxes import Mailbox

NOT_SURE = UncertainDelivery("No answer to the final dot: it took too long.", stage=Stage.BODY)


def sent_bytes(road, **changes):
    """The copy of Lena's mail as a provider files it."""
    raw = b"Date: Mon, 01 Mar 2027 11:00:00 +0100\r\n" + touches(road)[0].frozen
    for old, new in changes.items():
        raw = raw.replace(old.replace("_", "-").encode() + b": ", new.encode() + b": ", 1)
    return raw


def unmarked(road, number=1):
    """A copy in which the provider has left nothing of ours but the words."""
    lines = sent_bytes(road).split(b"\r\n")
    gone = (b"message-id:", b"list-unsubscribe", b" <mailto:")
    kept = [line for line in lines if not line.lower().startswith(gone)]
    return b"Message-ID: <%d@relay.example>\r\n" % number + b"\r\n".join(kept)


def doubt(road):
    return every(road, Doubt)[-1]


def files_itself(road, *, is_seen=True):
    with road.database.write() as session:
        mailbox = session.get_one(Mailbox, 1)
        mailbox.smtp_host = "smtp.gmail.com"
        mailbox.filing = Filing.PROVIDER if is_seen else Filing.USUAL


def asked(road, clock):
    work_for(road, clock, seconds=30)
    for minutes in (2, 8, 20):
        work_for(road, clock, minutes=minutes)
