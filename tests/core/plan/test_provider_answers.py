"""S-51: what known mail servers answer, and what we make of it, by stage and with the enhanced code first."""

from datetime import UTC, datetime, timedelta

import pytest
from provider_answers import (
    ANSWERS,
    GONE,
    OUR_POLICY,
    OUR_SETTINGS,
    OUR_SIGN_IN,
    OURS,
    POLICY,
    REFUSED,
    REST,
    RETRY,
)

from sequencer.core.plan.patience import Failure, GiveUp, MailboxFault, Retry, Throttle, after_failure
from sequencer.core.plan.setbacks import Setback
from sequencer.core.states import Permanence, Stage

NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)

_OF_US = {
    None: OURS,
    Setback.POLICY: OUR_POLICY,
    Setback.SIGN_IN: OUR_SIGN_IN,
    Setback.SETTINGS: OUR_SETTINGS,
}


def follows(stage, code, text, number=1, first_at=NOW, draw=0.5):
    return after_failure(Failure(stage, code, text, number, first_at), NOW, draw)


def kind(found):
    match found:
        case Retry():
            return RETRY
        case Throttle():
            return REST
        case MailboxFault():
            return _OF_US[found.setback]
        case GiveUp(Permanence.HARD, _, Setback.HARD_BOUNCE):
            return GONE
        case GiveUp(Permanence.UNDETERMINED, _, Setback.POLICY):
            return POLICY
        case GiveUp(Permanence.UNDETERMINED, _, None):
            return REFUSED
    raise AssertionError(found)


@pytest.mark.parametrize(
    ("maker", "stage", "code", "text", "expected"), ANSWERS, ids=[f"{one[0]}-{n}" for n, one in enumerate(ANSWERS)]
)
def test_what_a_known_server_answers_decides_what_follows(maker, stage, code, text, expected):
    assert kind(follows(stage, code, text)) == expected


def test_the_table_holds_sixty_answers_of_a_dozen_makers():
    assert len({text for _, _, _, text, _ in ANSWERS}) >= 60
    assert len({maker for maker, *_ in ANSWERS}) >= 12


@pytest.mark.parametrize("code", ["5.7.515", "5.7.30", "5.4.5"])
@pytest.mark.parametrize("stage", [Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.BODY])
def test_what_speaks_of_us_never_ends_a_run_at_whatever_stage_it_is_said(stage, code):
    assert isinstance(follows(stage, 550, f"{code} no"), MailboxFault | Throttle)


def test_a_mailbox_over_its_limit_rests_longer_and_longer_and_a_day_at_most():
    rests = [follows(Stage.RCPT, 550, "5.4.5 daily limit", number, draw=0.0).at - NOW for number in range(1, 6)]

    assert [rest / timedelta(hours=1) for rest in rests] == [4, 12, 24, 24, 24]


@pytest.mark.parametrize("draw", [0.0, 0.5, 0.999])
@pytest.mark.parametrize("number", range(1, 12))
def test_no_rest_is_longer_than_a_day(draw, number):
    found = follows(Stage.BODY, 421, "4.7.28 unusual rate of mail", number, draw=draw)

    assert timedelta(0) < found.at - NOW <= timedelta(days=1)


def test_a_limit_that_lasts_for_days_is_a_matter_for_a_person():
    found = follows(Stage.RCPT, 550, "5.4.5 daily limit", 9, first_at=NOW - timedelta(days=4))

    assert isinstance(found, MailboxFault)
