"""Somebody is interested, and their sequence hands over by itself; or it does not, or it cannot."""

import pytest
from builders import FIRST, add_candidate, add_mailbox, add_sequence, add_team, mail, set_organisation
from calendars import connect
from errands import LENA, arrive, cited, every, work, work_for
from meetings import ANA, plan_id_of, row

from sequencer.core.plan.sequence import HandOver
from sequencer.core.plan.sequence_file import read_definition, to_mapping
from sequencer.core.states import Purpose
from sequencer.errors import CalendarError, UserError
from sequencer.flows.enroll import enroll_address
from sequencer.flows.offer import hand_over
from sequencer.store.inbound_mails import InboundMail, InboundState
from sequencer.store.offers import Offer
from sequencer.store.screens.inbox import waiting_count
from sequencer.store.touches import Touch

YES = "Hi Ana,\n\nthat sounds very interesting, I'd love to talk. Lena"


@pytest.fixture
def stage(road):
    set_organisation(road)
    add_team(road)
    add_mailbox(road, name="Ana Teles")
    add_candidate(road, LENA, zone="Europe/Berlin")
    return road


def written_to(road, **top):
    add_sequence(road, FIRST, **top)
    enroll_address(road, "Welcome", LENA)
    work(road)


def answer(road, clock, inboxes, text=YES):
    found = arrive(road, inboxes, mail(LENA, body=text, in_reply_to=cited(road), message_id="<yes@there.example>"))
    work_for(road, clock, minutes=1)
    return row(road, InboundMail, found.id)


def test_an_interested_answer_is_followed_by_times_in_its_thread(stage, clock, inboxes):
    plan_id_of(stage)
    written_to(stage, interview="First conversation", hand_over="automatic")

    answer(stage, clock, inboxes)

    [found] = every(stage, Offer)
    sent = [one for one in every(stage, Touch) if one.purpose is Purpose.OFFER]
    assert (found.created_by, found.enrollment_id) == ("", 1)
    assert len(sent) == 1
    assert b"In-Reply-To: <yes@there.example>" in sent[0].frozen


def test_by_hand_nothing_is_offered(stage, clock, inboxes):
    plan_id_of(stage)
    written_to(stage, interview="First conversation")

    answer(stage, clock, inboxes)

    assert every(stage, Offer) == []
    with stage.database.read() as session:
        assert waiting_count(session, None) == 1, "the answer waits for a colleague"


def test_who_is_not_interested_is_offered_nothing(stage, clock, inboxes):
    plan_id_of(stage)
    written_to(stage, interview="First conversation", hand_over="automatic")

    answer(stage, clock, inboxes, "Thanks, but I am not interested.")

    assert every(stage, Offer) == []


def test_where_it_cannot_be_done_a_person_is_asked_with_the_reason(stage, clock, inboxes):
    plan_id_of(stage, horizon_days=1, notice_min=0, people=[ANA | {"weekly": [], "outside": []}])
    written_to(stage, interview="First conversation", hand_over="automatic")

    found = answer(stage, clock, inboxes)

    assert every(stage, Offer) == []
    assert found.state is InboundState.ASKS
    assert found.reason.startswith("Needs you: no interview times were offered. “First conversation” has no free times")


def test_a_plan_that_is_not_there_is_refused_when_publishing(stage):
    with pytest.raises(UserError, match=r"there is no interview plan “Lunch”\. There is: none yet"):
        add_sequence(stage, FIRST, interview="Lunch")


def test_a_sequence_file_keeps_its_plan_and_how_it_hands_over():
    given = {"name": "W", "team": "T", "sender": "a@b.example", "steps": [FIRST], "interview": "First conversation"}

    by_hand = read_definition(given, frozenset())
    automatic = read_definition(given | {"hand_over": "automatic"}, frozenset())

    assert (by_hand.interview, by_hand.hand_over) == ("First conversation", HandOver.BY_HAND)
    assert automatic.hand_over is HandOver.AUTOMATIC
    assert read_definition(to_mapping(automatic), frozenset()) == automatic
    assert "hand_over" not in to_mapping(by_hand)


@pytest.mark.parametrize(
    ("given", "says"),
    [({"hand_over": "maybe"}, "“maybe” is none of"), ({"hand_over": "automatic"}, "needs `interview`")],
)
def test_a_hand_over_that_cannot_be_is_refused(given, says):
    top = {"name": "W", "team": "T", "sender": "a@b.example", "steps": [FIRST]}

    with pytest.raises(UserError, match=says):
        read_definition(top | given, frozenset())


def test_the_same_answer_handed_over_twice_is_one_offer(stage, clock, inboxes):
    plan_id_of(stage)
    written_to(stage, interview="First conversation", hand_over="automatic")
    found = answer(stage, clock, inboxes)

    assert hand_over(stage, found.id) is None
    assert len(every(stage, Offer)) == 1


def test_whoever_adds_a_line_while_times_are_on_offer_gets_no_second_list_and_is_read_by_a_person(
    stage, clock, inboxes
):
    plan_id_of(stage)
    written_to(stage, interview="First conversation", hand_over="automatic")
    first = cited(stage)
    answer(stage, clock, inboxes)
    clock.pass_by(minutes=10)

    more = mail(LENA, body="PS: sounds great, I'd love to talk.", in_reply_to=first, message_id="<ps@there.example>")
    found = arrive(stage, inboxes, more)
    work_for(stage, clock, minutes=1)

    assert [str(one.state) for one in every(stage, Offer)] == ["open"]
    assert len([one for one in every(stage, Touch) if one.purpose is Purpose.OFFER]) == 1
    assert row(stage, InboundMail, found.id).state is InboundState.ASKS
    assert "Times are on offer to them already" in row(stage, InboundMail, found.id).reason


def test_where_a_calendar_cannot_be_read_the_hand_over_waits_for_a_person_and_says_whose(
    stage, clock, inboxes, calendars
):
    plan_id_of(stage)
    connect(stage)
    written_to(stage, interview="First conversation", hand_over="automatic")
    calendars.trouble = CalendarError("feeds.acme.example does not answer.")
    clock.pass_by(minutes=70)

    mail = answer(stage, clock, inboxes)

    assert mail.state is InboundState.ASKS
    assert "no interview times were offered. We cannot read Ana's calendar since" in mail.reason
    assert every(stage, Offer) == []
