"""After an erasure nothing leads back to the person, nothing is taken in again, and nobody else has lost anything."""

import pytest
from builders import FIRST, SECOND, add_candidate, add_inbound_mail, add_sequence, first_touch, mail
from sqlalchemy import func, select

from sequencer.core.states import Intent
from sequencer.errors import UserError
from sequencer.flows.claim import claim
from sequencer.flows.erase import erase
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.opt_out import opt_out
from sequencer.flows.send import send
from sequencer.store.candidates import candidate_by_address
from sequencer.store.enrollments import Enrollment
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.replies import Reply, replies_of
from sequencer.store.suppressions import Channel, Suppression, suppress
from sequencer.store.tables import metadata
from sequencer.store.timeline import Event
from sequencer.store.touches import Attempt, Touch

SENDER = "ada@acme.example"
ERIN = "erin.quill@brandt.example"
ERINS_OTHER = "quill@home.example"
TRACES = (b"erin", b"quill", b"brandt", b"sea shanties")
"""Words that stand in the data of one person only."""


def everything(road):
    """Every cell of every table, as bytes."""
    with road.database.read() as session:
        return [
            (table.name, column.name, cell if isinstance(cell, bytes) else str(cell).encode())
            for table in metadata.sorted_tables
            for row in session.execute(select(table)).mappings()
            for column in table.columns
            if (cell := row[column.key]) is not None
        ]


def traces(road):
    return [(table, column) for table, column, cell in everything(road) if any(word in cell.lower() for word in TRACES)]


def rows_of(road, candidate_id):
    """Every row of one candidate, by table."""
    keys = {table.name: table.c.get("candidate_id") for table in metadata.sorted_tables}
    keys["candidates"] = metadata.tables["candidates"].c.id
    with road.database.read() as session:
        return {
            name: [tuple(row) for row in session.execute(select(key.table).where(key == candidate_id))]
            for name, key in keys.items()
            if key is not None
        }


def sender_id(road):
    with road.database.read() as session:
        return mailbox_by_email(session, SENDER).id


def read_mailbox(road):
    road.catch_up(sender_id(road))


@pytest.fixture
def sequence(road):
    return add_sequence(road, FIRST | {"body": "Hi {{first_name}}, I liked your {{headline|talk}}."}, SECOND)


@pytest.fixture
def erin(road, sequence, inboxes):
    """Somebody with a life in every table: imported, written to, heard from, and written to once more by hand."""
    text = (
        "email,other_emails,first_name,last_name,headline,hobby,source\n"
        f"{ERIN},{ERINS_OTHER},Erin,Quill,on sea shanties,sea shanties,brandt.example\n"
    )
    import_candidates(road, text.encode(), "people.csv", pool="Berlin")
    touch = claim(road, first_touch(road, ERIN, sequence))
    send(road, touch)
    inboxes.deliver(
        SENDER, mail(f"Erin Quill <{ERIN}>", in_reply_to=touch.message_id, body="No sea shanties for now, thanks.")
    )
    inboxes.deliver(SENDER, mail(SENDER, f"kim@park.example, {ERINS_OTHER}", subject="Hello both"), "Sent")
    read_mailbox(road)
    with road.database.read() as session:
        return candidate_by_address(session, ERIN).id


@pytest.fixture
def kim(road, sequence):
    """Somebody else, whose data has to stay."""
    candidate_id = add_candidate(road, "kim@park.example", first_name="Kim", last_name="Park", hobby="chess")
    send(road, claim(road, first_touch(road, "kim@park.example", sequence)))
    return candidate_id


def test_no_trace_of_an_erased_person_is_left_in_any_table(road, kim, erin):
    assert {table for table, _ in traces(road)} >= {
        "candidates",
        "candidate_addresses",
        "import_changes",
        "inbound_mails",
        "replies",
        "touches",
    }

    assert erase(road, "Erin.Quill+jobs@Brandt.example") == 1

    assert traces(road) == []
    with road.database.read() as session:
        for table in (Event, Enrollment, Touch, InboundMail, Reply):
            assert session.scalar(select(func.count()).where(table.candidate_id == erin)) == 0
        assert session.scalar(select(func.count()).select_from(Attempt)) == 1


def test_one_bare_hash_stays_for_each_address(road, erin):
    with road.database.write() as session:
        suppress(session, road.links.signer, [ERIN], Channel.REPLY, road.now(), evidence="no sea shanties")

    erase(road, ERINS_OTHER)

    with road.database.read() as session:
        kept = list(session.scalars(select(Suppression)))
    assert [(one.channel, one.evidence, one.is_verified) for one in kept] == [(Channel.ERASURE, "", True)] * 2


def test_nobody_else_loses_anything(road, kim, erin):
    before = rows_of(road, kim)

    erase(road, ERIN)

    after = rows_of(road, kim)
    lost = before.pop("inbound_mails")  # our own mail to both of them is Erin's as much as Kim's
    assert (len(lost), after.pop("inbound_mails")) == (1, [])
    assert after == before
    assert {table for table, rows in before.items() if rows} >= {"candidates", "enrollments", "touches", "timeline"}


def test_a_stray_mail_goes_when_it_names_the_person_and_stays_when_it_does_not(road, kim):
    mailbox_id = sender_id(road)
    add_inbound_mail(road, mailbox_id, mail("someone@else.example", body=f"{ERIN.upper()} has moved."))
    add_inbound_mail(road, mailbox_id, mail("erin.QUILL+x@brandt.example"), sender="erin.QUILL+x@brandt.example")
    stays = add_inbound_mail(road, mailbox_id, mail("someone@else.example", body="Somebody has moved."))

    erase(road, ERIN)

    with road.database.read() as session:
        assert list(session.scalars(select(InboundMail.id))) == [stays]


def test_an_answer_of_somebody_else_stays_without_whom_it_recommends(road, kim, erin):
    raw = mail("kim@park.example", body="Ask somebody else.")
    mail_id = add_inbound_mail(road, sender_id(road), raw, candidate_id=kim)
    with road.database.write() as session:
        session.add(
            Reply(
                inbound_mail_id=mail_id,
                candidate_id=kim,
                received_at=road.now(),
                sender="kim@park.example",
                text="Ask somebody else.",
                intent=Intent.REFERRAL,
                confidence=0.9,
                referral_name="Erin Quill",
                referral_email=ERIN.upper(),
            )
        )

    erase(road, ERIN)

    with road.database.read() as session:
        (reply,) = replies_of(session, kim)
    assert (reply.text, reply.referral_name, reply.referral_email) == ("Ask somebody else.", "", "")


def test_erasing_twice_changes_nothing_more(road, erin, clock):
    erase(road, ERIN)
    after = everything(road)
    clock.pass_by(days=1)

    assert erase(road, ERIN) == 0
    assert everything(road) == after


def test_an_address_nobody_has_leaves_its_hash_all_the_same(road):
    assert erase(road, ERIN) == 0

    report = import_candidates(road, f"email\n{ERIN}\n".encode(), "people.csv")
    assert report.skipped[0].reason == "Their data was erased at their wish and is not taken in again."


def test_what_is_no_address_is_refused(road):
    with pytest.raises(UserError, match="not an address"):
        erase(road, "Erin Quill")


def test_mails_of_an_erased_person_do_not_come_back(road, sequence, inboxes):
    add_candidate(road, ERIN)
    touch = claim(road, first_touch(road, ERIN, sequence))
    send(road, touch)

    erase(road, ERIN)
    for number in range(3):
        inboxes.deliver(SENDER, mail(ERIN, in_reply_to=touch.message_id, body=f"Try {number}"))
        read_mailbox(road)

    with road.database.read() as session:
        assert session.scalar(select(func.count()).select_from(InboundMail)) == 0


def test_the_link_in_a_mail_to_an_erased_person_never_speaks_for_somebody_else(road, sequence):
    erins = add_candidate(road, ERIN)
    link = road.links.opt_out(erins, first_touch(road, ERIN, sequence))
    erase(road, ERIN)
    kims = add_candidate(road, "kim@park.example")
    touch_id = first_touch(road, "kim@park.example", sequence)

    assert opt_out(road, link.rpartition("/")[2], Channel.PAGE)

    assert kims != erins
    assert claim(road, touch_id) is not None
