"""An export holds every row about a person, in their exact words and ours, and nobody else's."""

import json

import pytest
from builders import FIRST, add_candidate, add_sequence, first_touch, mail
from sqlalchemy import select

from sequencer.errors import UserError
from sequencer.flows.claim import claim
from sequencer.flows.export_person import export_person
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.send import send
from sequencer.store.candidates import candidate_by_address
from sequencer.store.mailboxes import mailbox_by_email
from sequencer.store.suppressions import Channel, suppress
from sequencer.store.tables import metadata
from sequencer.store.timeline import tell

LENA = "lena@brandt.example"


@pytest.fixture
def answered(road, inboxes):
    """Lena was imported, written to, and has answered; Kim is somebody else."""
    name = add_sequence(road, FIRST)
    text = f"email,other_emails,first_name,hobby\n{LENA},l@x.example,Lena,sailing\n"
    import_candidates(road, text.encode(), "people.csv", pool="Berlin", source="GitHub")
    add_candidate(road, "kim@park.example", first_name="Kim", last_name="Park")
    touch = claim(road, first_touch(road, LENA, name))
    send(road, touch)
    inboxes.deliver("ada@acme.example", mail(LENA, in_reply_to=touch.message_id, body="Yes, tell me more, please."))
    inboxes.deliver("ada@acme.example", mail(LENA, in_reply_to=touch.message_id).replace(b"no.", b"n\xf8."))
    with road.database.read() as session:
        mailbox = mailbox_by_email(session, "ada@acme.example")
    road.catch_up(mailbox.id)


def test_an_export_tells_source_texts_answers_and_reasons(road, answered):
    found = export_person(road, "L+x@X.example")

    assert json.loads(json.dumps(found)) == found
    assert found["candidate"]["source"] == "GitHub"
    assert found["candidate"]["fields"] == {"hobby": "sailing"}
    assert [one["address"] for one in found["addresses"]] == [LENA, "l@x.example"]
    assert (found["pools"], [one["file_name"] for one in found["imports"]]) == (["Berlin"], ["people.csv"])
    assert found["runs"][0]["sequence"] == "Welcome"
    touch = found["touches"][0]
    assert (touch["sender"], touch["recipient"], touch["sent_at"]) == ("ada@acme.example", LENA, "2027-03-01T10:00:00Z")
    assert "Hi Lena, shall we talk?" in touch["frozen"]
    assert touch["tries"][0]["said"] == "2.0.0 Ok: queued"
    assert "Yes, tell me more, please." in found["replies"][0]["text"]
    assert "Yes, tell me more, please." in found["inbound_mails"][0]["raw"]
    assert set(found["inbound_mails"][1]["raw"]) == {"base64"}
    assert "Imported from “people.csv”." in [one["says"] for one in found["timeline"]]
    assert "Kim" not in json.dumps(found)


def test_what_colleagues_calendars_do_is_not_handed_out(road, answered):
    unread = "We cannot read Ana's calendar since Mon 1 Mar, 08:52. We could never read Mia's calendar."
    with road.database.write() as session:
        someone = candidate_by_address(session, LENA).id
        tell(session, someone, "interview_clash", "The calendar of Ana now shows something else.", road.now())
        tell(session, someone, "interview_asks", f"Needs you: not confirmed. {unread} Look.", road.now())

    found = export_person(road, LENA)

    assert "Needs you: not confirmed. Look." in [one["says"] for one in found["timeline"]]
    assert "interview_clash" in [one["kind"] for one in found["timeline"]]
    assert "calendar" not in json.dumps(found["timeline"])


_TOLD_OTHERWISE = ("pool_members", "import_changes", "candidate_teams")
_NOT_HERE = ("offers", "bookings", "wishes", "suppressions", "consents", "dues")


def test_every_column_of_every_row_about_the_person_is_in_the_export(road, answered):
    found = export_person(road, LENA)

    with road.database.read() as session:
        for table in metadata.sorted_tables:
            if "candidate_id" not in table.columns or table.name in _TOLD_OTHERWISE:
                continue
            rows = session.execute(select(table).where(table.c.candidate_id == found["candidate"]["id"])).all()
            name = {"candidate_addresses": "addresses", "enrollments": "runs"}.get(table.name, table.name)
            assert len(found[name]) == len(rows)
            assert rows or table.name in _NOT_HERE
            assert all(row.keys() >= set(table.columns.keys()) for row in found[name])


def test_exporting_twice_tells_the_same(road, answered):
    assert export_person(road, LENA) == export_person(road, LENA)


def test_an_export_tells_of_a_suppression_also_when_nobody_has_the_address(road):
    with road.database.write() as session:
        suppress(session, road.links.signer, [LENA], Channel.PERSON, road.now(), evidence="by phone")

    found = export_person(road, LENA)

    assert found["candidate"] is None
    assert [(one["channel"], one["evidence"]) for one in found["suppressions"]] == [("person", "by phone")]


def test_an_address_of_which_nothing_is_held_is_answered_with_a_sentence(road):
    with pytest.raises(UserError, match="We hold nothing about"):
        export_person(road, LENA)
