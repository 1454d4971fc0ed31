"""P-04 and retention: whose time is over is listed on day 28, goes on day 30 only where the organisation wants that."""

from datetime import timedelta

import pytest
from builders import FIRST, add_candidate, add_inbound_mail, add_sequence, mail, make_road, set_organisation
from errands import LENA, CrashError, arrive, cited, crashing_at, every, told, work, work_for

from sequencer.core.plan.retention import Kept
from sequencer.errors import UserError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.export_person import export_person
from sequencer.flows.import_candidates import import_candidates
from sequencer.flows.let_go import keep, let_go, look_through
from sequencer.flows.stop import stop_person
from sequencer.store.audit import AuditNote
from sequencer.store.candidates import Candidate
from sequencer.store.dues import DueToGo
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.organisations import Organisation
from sequencer.store.suppressions import Channel, Suppression, suppress
from sequencer.store.touches import Touch


def dues(road):
    return [(row.candidate_id, row.kind) for row in every(road, DueToGo)]


def people(road):
    return [one.id for one in every(road, Candidate)]


@pytest.fixture
def collected(road, clock):
    """Lena was collected today, and nobody has written to her."""
    set_organisation(road)
    add_candidate(road, LENA, collected_on=clock().date().isoformat())
    return road


def test_who_was_not_told_is_listed_from_day_28_and_nothing_goes_by_itself(collected, clock):
    work_for(collected, clock, days=27)
    assert dues(collected) == []

    work_for(collected, clock, days=1)
    assert dues(collected) == [(1, Kept.UNWRITTEN)]

    work_for(collected, clock, days=60)
    assert people(collected) == [1]


def test_where_the_organisation_wants_it_who_was_not_told_is_gone_on_day_30(collected, clock):
    set_organisation(collected, when_due="erase")
    for _ in range(29):
        work_for(collected, clock, days=1)
    assert people(collected) == [1]

    work_for(collected, clock, days=1)

    assert people(collected) == []
    assert dues(collected) == []
    assert [one.says for one in every(collected, AuditNote)] == [
        "Let the data of one person go: nobody had written to them in time."
    ]


def test_somebody_collected_long_ago_still_stands_on_the_list_for_two_days_before_they_go(road, clock):
    set_organisation(road, when_due="erase")
    add_candidate(road, LENA, collected_on="2025-01-01")
    work_for(road, clock, days=1)
    assert dues(road) == [(1, Kept.UNWRITTEN)]
    work_for(road, clock, days=1)
    assert people(road) == [1]

    work_for(road, clock, days=1)

    assert people(road) == []


def test_who_begins_a_sequence_and_was_written_to_is_on_the_list_no_more(collected, clock):
    work_for(collected, clock, days=28)
    add_sequence(collected, FIRST)
    enroll_address(collected, "Welcome", LENA)
    work(collected)

    work_for(collected, clock, days=1)

    assert dues(collected) == []


def test_who_never_answered_is_due_six_months_after_the_last_mail_and_who_did_after_two_years(written, inboxes, clock):
    stop_person(written, LENA, "ada")
    work_for(written, clock, days=160)
    assert dues(written) == []
    work_for(written, clock, days=20)
    assert dues(written) == [(1, Kept.UNANSWERED)]

    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Sorry, I was away. Tell me more, please."))
    work_for(written, clock, days=1)
    assert dues(written) == []
    work_for(written, clock, days=730)
    assert dues(written) == [(1, Kept.ANSWERED)]


def test_an_answer_that_comes_after_the_list_was_written_keeps_the_data(written, inboxes, clock):
    stop_person(written, LENA, "ada")
    work_for(written, clock, days=200)
    assert dues(written) == [(1, Kept.UNANSWERED)]
    arrive(written, inboxes, mail(LENA, in_reply_to=cited(written), body="Sorry, I was away. Tell me more, please."))

    assert let_go(written, 1, "ada") is False
    assert people(written) == [1]


def test_letting_go_leaves_nothing_but_a_note_without_a_name_and_they_may_be_met_again(collected, clock):
    work_for(collected, clock, days=28)

    assert let_go(collected, 1, "ada") is True
    assert let_go(collected, 1, "ada") is False

    assert (people(collected), every(collected, Suppression), every(collected, Touch)) == ([], [], [])
    with pytest.raises(UserError, match="We hold nothing"):
        export_person(collected, LENA)
    assert "lena" not in " ".join(one.says for one in every(collected, AuditNote)).lower()
    report = import_candidates(collected, f"email\n{LENA}\n".encode(), "people.csv")
    assert report.created == 1


def test_a_wish_outlives_the_data_of_whoever_had_it_without_its_words(collected, clock):
    with collected.database.write() as session:
        said = {"evidence": "Lena Brandt, on the phone", "actor": "ada", "is_verified": False}
        suppress(session, collected.links.signer, [LENA], Channel.PERSON, collected.now(), candidate_id=1, **said)
    work_for(collected, clock, days=28)

    let_go(collected, 1, "ada")

    (wish,) = every(collected, Suppression)
    assert (wish.channel, wish.is_verified) == (Channel.PERSON, False)
    assert (wish.candidate_id, wish.evidence, wish.actor) == (None, "", "")


def test_somebody_kept_with_a_reason_is_left_alone_until_that_day_and_then_noticed_for_two(collected, clock):
    set_organisation(collected, when_due="erase")
    work_for(collected, clock, days=28)

    keep(collected, 1, "wants to hear from us in autumn", clock() + timedelta(days=60), "ada")
    for _ in range(61):
        work_for(collected, clock, days=1)
    assert people(collected) == [1]
    assert "kept" in told(collected)

    work_for(collected, clock, days=1)
    assert people(collected) == []


def test_who_is_kept_is_not_let_go_by_hand_either(collected, clock):
    work_for(collected, clock, days=28)
    keep(collected, 1, "wants to hear from us in autumn", clock() + timedelta(days=60), "ada")

    with pytest.raises(UserError, match=r"kept until 28 May 2027: wants to hear"):
        let_go(collected, 1, "eva")
    assert people(collected) == [1]

    work_for(collected, clock, days=60)
    assert let_go(collected, 1, "eva") is True


@pytest.mark.parametrize(
    ("reason", "days", "says"),
    [
        (" ", 10, "Say why"),
        ("x" * 501, 10, "longer"),
        ("ok", 0, "from tomorrow on"),
        ("ok", 5000, "within three years"),
    ],
)
def test_keeping_needs_a_reason_and_a_day_to_come(collected, clock, reason, days, says):
    work_for(collected, clock, days=28)

    with pytest.raises(UserError, match=says):
        keep(collected, 1, reason, clock() + timedelta(days=days), "ada")


def test_who_is_not_due_cannot_be_kept_or_let_go(collected, clock):
    with pytest.raises(UserError, match="not due"):
        keep(collected, 1, "ok", clock() + timedelta(days=5), "ada")
    assert let_go(collected, 1, "ada") is False
    assert let_go(collected, 99, "ada") is False


def test_somebody_we_wrote_to_is_not_due_while_a_run_is_alive(road, clock):
    add_candidate(road, LENA, collected_on="2025-01-01")
    add_sequence(road, FIRST, FIRST | {"key": "late", "delay": "12 months"})
    enroll_address(road, "Welcome", LENA)
    work(road)

    work_for(road, clock, days=200)

    assert dues(road) == []


@pytest.mark.parametrize("step", ["after_listing", "after_letting_go"])
def test_a_crash_half_way_is_made_good_by_the_next_look(collected, database, clock, step):
    set_organisation(collected, when_due="erase")
    for number in range(3):
        add_candidate(collected, f"p{number}@brandt.example", collected_on="2025-01-01")
    look_through(collected)
    clock.pass_by(days=3)

    with pytest.raises(CrashError):
        look_through(make_road(database, clock=clock, step=crashing_at(step)))
    look_through(collected)
    look_through(collected)

    assert people(collected) == [1]
    assert every(collected, Organisation)[0].let_go_looked_at == clock()


def test_the_list_is_looked_through_once_a_day(collected, clock):
    work_for(collected, clock, days=1)
    looked = every(collected, Organisation)[0].let_go_looked_at
    work_for(collected, clock, hours=23)
    assert every(collected, Organisation)[0].let_go_looked_at == looked
    work_for(collected, clock, hours=1)
    assert every(collected, Organisation)[0].let_go_looked_at == clock()


def test_the_text_of_mails_that_fit_nobody_goes_after_90_days_and_their_mark_stays(written, clock):
    stray = add_inbound_mail(written, 1, b"From: x@y.example\r\n\r\nHello", sender="x@y.example", subject="Hello")
    theirs = add_inbound_mail(written, 1, b"From: lena\r\n\r\nHello", sender=LENA, candidate_id=1)
    clock.pass_by(days=91)

    look_through(written)

    with written.database.read() as session:
        gone, kept = session.get_one(InboundMail, stray), session.get_one(InboundMail, theirs)
    assert (gone.raw, gone.sender, gone.subject, gone.state) == (b"", "", "", InboundState.HANDLED)
    assert gone.content_key
    assert kept.raw


def test_who_was_erased_at_their_own_wish_is_on_no_list(collected, clock):
    work_for(collected, clock, days=28)
    erase(collected, LENA)

    assert dues(collected) == []
