"""The recruiters of the demo come to what was answered on the next working morning, and leave the rest on the desk."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import add_inbound_mail, add_sequence, mail
from errands import LENA, every, run_of
from meetings import set_stage
from sqlalchemy import select

from sequencer.core.states import Intent, Purpose
from sequencer.demo.recruiters import Recruiter, Recruiters
from sequencer.flows.enroll import enroll_address
from sequencer.store.colleagues import Colleague
from sequencer.store.inbound_mails import InboundState
from sequencer.store.offers import Offer
from sequencer.store.replies import Reply
from sequencer.store.touches import Touch

PAUL = Recruiter("Paul Acheampong", "paul@acme.example", ZoneInfo("Europe/Berlin"))


@pytest.fixture
def replied(road):
    """Lena answers the first mail of a sequence of Robotics; gives the id of her answer."""
    set_stage(road)
    enroll_address(road, add_sequence(road, interview="First conversation"), LENA)

    def answer(text, intent):
        run = run_of(road)
        mail_id = add_inbound_mail(road, 1, mail(LENA, body=text), state=InboundState.HANDLED)
        with road.database.write() as session:
            reply = Reply(
                inbound_mail_id=mail_id, candidate_id=run.candidate_id, enrollment_id=run.id, received_at=road.now(),
                sender=LENA, text=text, intent=intent, confidence=1.0,
            )  # fmt: skip
            session.add(reply)
            session.flush()
            return reply.id

    return answer


def handled_by(road):
    return [one.handled_by for one in every(road, Reply)]


@pytest.mark.parametrize(
    ("answered_at", "morning"),
    [
        (datetime(2026, 11, 24, 7, 0, tzinfo=UTC), datetime(2026, 11, 25, 7, 40, tzinfo=UTC)),
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), datetime(2026, 11, 26, 7, 40, tzinfo=UTC)),  # past midnight there
        (datetime(2026, 11, 27, 12, 0, tzinfo=UTC), datetime(2026, 11, 30, 7, 40, tzinfo=UTC)),  # over a weekend
    ],
)
def test_they_come_on_the_next_working_morning_of_their_own_place(answered_at, morning):
    assert PAUL.next_morning(answered_at) == morning


def test_whoever_is_interested_is_offered_times_the_next_morning_and_only_once(road, clock, replied):
    replied("Yes, gladly.", Intent.INTERESTED)
    paul = Recruiters(road, {"Robotics": PAUL}, {})
    morning = paul.next_at()

    paul.work(clock())
    too_early = every(road, Offer)
    clock.pass_by(days=1)
    paul.work(morning)
    paul.work(morning)

    assert morning == PAUL.next_morning(road.now() - timedelta(days=1))
    assert (too_early, [one.created_by for one in every(road, Offer)]) == ([], [PAUL.email])
    assert (handled_by(road), paul.next_at()) == ([PAUL.email], None)


def test_a_question_is_answered_where_they_have_words_for_it(road, replied):
    replied("How big is the team?", Intent.QUESTION)
    paul = Recruiters(road, {"Robotics": PAUL}, {LENA: "Five people."})

    paul.work(paul.next_at())

    answers = [one for one in every(road, Touch) if one.purpose is Purpose.ANSWER]
    assert ["Five people." in one.text for one in answers] == [True]
    assert handled_by(road) == [PAUL.email]


def test_any_other_question_stays_on_the_desk(road, replied):
    replied("How big is the team?", Intent.QUESTION)
    paul = Recruiters(road, {"Robotics": PAUL}, {})

    assert paul.next_at() is None
    assert handled_by(road) == [""]


def test_what_a_flow_refuses_stays_on_the_desk(road, replied):
    replied("Yes, gladly.", Intent.INTERESTED)
    paul = Recruiters(road, {"Robotics": PAUL}, {})
    with road.database.write() as session:
        for colleague in session.scalars(select(Colleague)):
            colleague.weekly, colleague.outside = [], []

    paul.work(paul.next_at())

    assert (handled_by(road), paul.next_at()) == ([""], None)
