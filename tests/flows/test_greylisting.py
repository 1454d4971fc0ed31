"""S-52: a server that asks us to come back is asked again, later and later, within the window, and for three days at most."""

from datetime import UTC, datetime, timedelta

from builders import FIRST, add_candidate, add_sequence
from errands import LENA, every, run_of, touches, work, work_for

from sequencer.core.states import EnrollmentState, Stage, TouchState
from sequencer.errors import Temporary
from sequencer.flows.enroll import enroll_address
from sequencer.store.candidates import CandidateAddress
from sequencer.store.touches import Attempt

LATER = Temporary("4.2.0 Greylisted", stage=Stage.RCPT, code=450)
OFFICE_HOURS = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00", "zone": "Europe/Berlin"}


def begin(road, **top):
    add_candidate(road, LENA)
    add_sequence(road, FIRST, **top)
    enroll_address(road, "Welcome", LENA)


def test_a_greylisted_mail_leaves_once_when_it_is_let_in(road, post, clock):
    begin(road)
    post.refusals.append(LATER)
    work(road)
    assert touches(road)[0].reason == ("Waiting: their server asked us to come back later (“450 4.2.0 Greylisted”).")
    work_for(road, clock, minutes=6)

    assert post.recipients == [LENA]


def test_it_is_given_up_after_three_days_and_its_run_waits_for_a_person(road, post, clock):
    begin(road)
    post.refusals += [LATER] * 200
    for _ in range(24):
        work_for(road, clock, hours=4)

    (touch,) = touches(road)
    tried = [one.started_at for one in every(road, Attempt)]
    assert (touch.state, touch.reason_code) == (TouchState.REFUSED, "gave_up")
    assert (run_of(road).state, run_of(road).resumes_at) == (EnrollmentState.PAUSED, None)
    assert tried[-1] - tried[0] <= timedelta(days=3)
    assert len(tried) >= 5
    assert {one.dead_at for one in every(road, CandidateAddress)} == {None}


def test_it_is_asked_again_only_within_the_send_window(road, post, clock):
    begin(road, window=OFFICE_HOURS)
    clock.at = datetime(2027, 3, 1, 15, 50, tzinfo=UTC)  # ten to five in Berlin
    post.refusals += [LATER] * 200
    for _ in range(20):
        work_for(road, clock, minutes=60)

    tried = [one.started_at for one in every(road, Attempt)]
    assert len(tried) >= 3
    assert all(9 <= (at + timedelta(hours=1)).hour < 17 for at in tried)
