"""Service mails as tests file them."""

from errands import LENA

from sequencer.core.states import Purpose
from sequencer.core.write.service_mail import ServiceMail
from sequencer.store.service_mails import file_mail
from sequencer.store.touches import Touch


def offer(purpose=Purpose.OFFER, recipient=LENA, **values):
    given = {"recipient_name": "Lena Brandt", "subject": "Three times", "text": "1  Thu\n2  Fri\n", "html": "<p>1</p>"}
    return ServiceMail(purpose=purpose, recipient_address=recipient, **(given | values))


def file(road, mail=None, candidate_id=1, mailbox_id=1, **values):
    with road.database.write() as session:
        tools = {"now": road.now(), "links": road.links, "dice": road.dice}
        where = {"mailbox_id": mailbox_id, "candidate_id": candidate_id}
        return file_mail(session, mail or offer(), **where, **tools, **values).id


def filed(road, touch_id):
    with road.database.read() as session:
        return session.get_one(Touch, touch_id)
