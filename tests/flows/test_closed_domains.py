"""A closed domain keeps outreach from the address we write to: no answer to those who turned to us, and no wish of theirs."""

import pytest
from builders import FIRST, add_candidate, add_sequence, mail
from errands import LENA, arrive, cited, every, run_of, work
from filing import file, filed, offer

from sequencer.core.states import EnrollmentState, Purpose, TouchState
from sequencer.errors import UserError
from sequencer.flows.answer import answer
from sequencer.flows.close_domain import close_domain
from sequencer.flows.edit_candidate import add_address, write_to_address
from sequencer.flows.edit_candidate import add_candidate as take_in
from sequencer.flows.enroll import enroll_address
from sequencer.flows.import_candidates import import_candidates
from sequencer.store.candidates import addresses_of, remove_addresses
from sequencer.store.overview import explanation
from sequencer.store.suppressions import Channel, suppress

OLD = "lena@old.example"


def close(road, domain="brandt.example"):
    return close_domain(road, domain, "a client", "root")


def wish(road, address):
    with road.database.write() as session:
        suppress(session, road.links.signer, [address], Channel.REPLY, road.now())


def explained(road, email=LENA):
    with road.database.read() as session:
        return explanation(session, road.links.signer, email, road.now())


@pytest.mark.parametrize(
    "purpose", [Purpose.OFFER, Purpose.OPTIONS, Purpose.CONFIRMATION, Purpose.CHANGE, Purpose.ANSWER]
)
def test_a_service_mail_leaves_to_a_closed_domain(written, post, purpose):
    close(written)
    touch_id = file(written, offer(purpose))
    work(written)

    assert filed(written, touch_id).state is TouchState.SENT
    assert len(post.mails) == 2


def test_who_wrote_to_us_from_a_closed_domain_is_answered_by_hand(written, post, inboxes):
    arrive(written, inboxes, mail(LENA, subject="Re: Grippers", body="Where is it?", in_reply_to=cited(written)))
    close(written)

    answer(written, 1, "In Berlin.", "nadia")
    work(written)

    assert len(post.mails) == 2


def test_their_own_wish_still_refuses_the_answer(written, inboxes):
    arrive(written, inboxes, mail(LENA, subject="Re: Grippers", body="Where is it?", in_reply_to=cited(written)))
    close(written)
    wish(written, LENA)

    with pytest.raises(UserError, match="asked us not to write"):
        answer(written, 1, "In Berlin.", "nadia")


@pytest.mark.parametrize("add", ["person", "address"])
def test_who_is_added_at_a_closed_domain_is_refused_with_the_domain_and_not_as_their_wish(road, add):
    add_candidate(road, OLD)
    close(road)

    with pytest.raises(UserError, match=r"Nobody here writes to brandt\.example"):
        take_in(road, LENA, {}, "nadia") if add == "person" else add_address(road, 1, LENA, "nadia")


def test_explain_tells_a_closed_domain_as_one(road):
    add_candidate(road, LENA)
    close(road)
    assert (explained(road)["suppressed"], explained(road)["closed_domain"]) == (None, "brandt.example")

    wish(road, LENA)
    assert explained(road)["suppressed"] == {"channel": "reply", "is_verified": True}


def test_an_old_address_at_a_closed_domain_keeps_nobody(road, post):
    add_candidate(road, LENA, others=(OLD,))
    add_sequence(road, FIRST)
    close(road, "old.example")

    (began,) = enroll_address(road, "Welcome", LENA)
    work(road)

    assert began.reason is None
    assert [recipient for recipient, _ in post.mails] == [LENA]
    assert explained(road)["closed_domain"] is None


def test_closing_a_domain_ends_the_runs_of_those_we_write_to_there_only(road):
    add_candidate(road, LENA, others=(OLD,))
    add_candidate(road, "kim@old.example", others=("kim@home.example",))
    add_sequence(road, FIRST)
    enroll_address(road, "Welcome", LENA)
    enroll_address(road, "Welcome", "kim@old.example")

    assert close(road, "old.example") == 1

    assert run_of(road, LENA).state is EnrollmentState.ACTIVE
    assert run_of(road, "kim@old.example").reason_code == "closed_domain"


def test_where_no_address_is_chosen_the_oldest_one_is_what_we_write_to(road):
    add_candidate(road, LENA, others=(OLD, "lena@home.example"))
    with road.database.write() as session:
        remove_addresses(session, 1, [LENA])
    add_sequence(road, FIRST)
    enroll_address(road, "Welcome", OLD)

    assert close(road, "home.example") == 0
    assert close(road, "old.example") == 1


def test_once_we_write_to_the_closed_address_nothing_leaves(road, post):
    add_candidate(road, LENA, others=(OLD,))
    add_sequence(road, FIRST)
    close(road, "old.example")
    with road.database.read() as session:
        old = addresses_of(session, 1)[1].id
    write_to_address(road, 1, old, "nadia")

    (found,) = enroll_address(road, "Welcome", LENA)

    assert found.reason.code == "closed_domain"


def test_a_wish_about_an_old_address_counts_for_good(road):
    add_candidate(road, LENA, others=(OLD,))
    add_sequence(road, FIRST)
    wish(road, OLD)

    (found,) = enroll_address(road, "Welcome", LENA)

    assert found.reason.code == "suppressed"


def test_at_import_another_address_at_a_closed_domain_leaves_nobody_out(road):
    close(road, "old.example")
    text = f"email,other_emails\n{LENA},{OLD}\nkim@old.example,kim@home.example\n"

    report = import_candidates(road, text.encode(), "people.csv", source="GitHub")

    assert [row.fate for row in report.rows] == ["created", "skipped"]
    assert {run.address for run in _addresses(road)} == {LENA, OLD}


def _addresses(road):
    with road.database.read() as session:
        return addresses_of(session, 1)


def test_an_import_tells_how_many_employers_are_known_by_name_only(road):
    text = f"email,employer,employer_domain\n{LENA},Acme,\nkim@home.example,Acme,acme.example\nada@home.example,,\n"
    people = text.encode()

    assert import_candidates(road, people, "people.csv", source="x", is_dry_run=True).without_domain == 1
    assert import_candidates(road, people, "people.csv", source="x").without_domain == 1
    assert import_candidates(road, people, "people.csv", source="x").without_domain == 1

    mended = f"email,employer_domain\n{LENA},acme.example\n".encode()
    assert import_candidates(road, mended, "people.csv", source="x").without_domain == 0
    assert len(every(road, type(_addresses(road)[0]))) == 3
