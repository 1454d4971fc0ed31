"""Which step comes next, and when."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sequencer.core.plan.branching import Condition
from sequencer.core.plan.cadence import Finish, Plan, RunFacts, Wake, due_at, move_on, next_move
from sequencer.core.plan.delays import Delay, Unit
from sequencer.core.plan.sequence import Definition, Step, StepKind, Variant, Yearly, is_ahead, place_to_go_on
from sequencer.core.plan.windows import SendWindow

UTC_ZONE = ZoneInfo("UTC")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 3, 1, 10, tzinfo=UTC)  # a Monday
ALWAYS = SendWindow(is_always=True)
NOTHING: frozenset[str] = frozenset()
DAY = timedelta(days=1)


def mail(key, **values):
    return Step(key=key, kind=StepKind.EMAIL, body="Hi.", **values)


def wait(key, days):
    return Step(key=key, kind=StepKind.WAIT, delay=Delay(days, Unit.DAY))


def branch(key, then, otherwise="", **values):
    return Step(
        key=key,
        kind=StepKind.BRANCH,
        condition=Condition(answered_before=True),
        then=then,
        otherwise=otherwise,
        **values,
    )


def sequence(*steps, window=ALWAYS):
    return Definition(name="S", team="T", sender="ada@acme.example", steps=steps, window=window)


def facts(now=NOW, zone=UTC_ZONE, **values):
    return RunFacts(now=now, zone=zone, **values)


def test_the_first_step_is_planned_at_once():
    steps = sequence(mail("a"), mail("b"))

    assert next_move(steps, None, NOTHING, NOW, facts()) == Plan(steps.steps[0], NOW)


def test_the_next_step_counts_from_the_end_of_the_one_before():
    steps = sequence(mail("a"), mail("b", delay=Delay(3, Unit.DAY)))

    found = next_move(steps, "a", frozenset({"a"}), NOW - DAY, facts())

    assert found == Plan(steps.steps[1], NOW + 2 * DAY)


def test_a_step_that_is_overdue_is_planned_for_now_and_not_for_the_past():
    steps = sequence(mail("a"), mail("b", delay=Delay(3, Unit.DAY)))

    found = next_move(steps, "a", frozenset({"a"}), NOW - 30 * DAY, facts())

    assert found == Plan(steps.steps[1], NOW)


def test_a_mail_waits_for_the_window_and_a_task_does_not():
    at_night = NOW.replace(hour=3)
    window = SendWindow(start=time(9), end=time(17))
    task = Step(key="call", kind=StepKind.TASK, subject="Call")

    mail_move = next_move(sequence(mail("a"), window=window), None, NOTHING, at_night, facts(at_night))
    task_move = next_move(sequence(task, window=window), None, NOTHING, at_night, facts(at_night))

    assert mail_move.due_at == at_night.replace(hour=9)
    assert task_move.due_at == at_night


def test_a_run_without_further_steps_is_finished():
    assert next_move(sequence(mail("a")), "a", frozenset({"a"}), NOW, facts()) == Finish()


def test_a_step_done_once_is_never_planned_again():
    steps = sequence(mail("a"), mail("b"), mail("c"))

    found = next_move(steps, None, frozenset({"a", "b"}), NOW, facts())

    assert found.step.key == "c"


def test_a_wait_wakes_the_run_when_it_is_over_and_the_next_delay_counts_from_there():
    steps = sequence(wait("w", 2), mail("a", delay=Delay(1, Unit.DAY)))

    stands = next_move(steps, None, NOTHING, NOW, facts())
    goes_on = move_on(steps, "w", NOTHING, stands.at, facts(NOW + 5 * DAY))

    assert stands == Wake(steps.steps[0], NOW + 2 * DAY)
    assert goes_on == Plan(steps.steps[1], NOW + 5 * DAY)
    assert move_on(steps, "w", NOTHING, stands.at, facts(stands.at)).due_at == NOW + 3 * DAY


@pytest.mark.parametrize(("has_answered", "key"), [(True, "c"), (False, "b")])
def test_a_branch_that_is_due_is_answered_at_once(has_answered, key):
    steps = sequence(branch("asked", "c"), mail("b"), mail("c"))

    found = next_move(steps, None, NOTHING, NOW, facts(has_answered_before=has_answered))

    assert found.step.key == key


def test_a_branch_that_is_not_due_wakes_the_run():
    steps = sequence(branch("asked", "end", delay=Delay(1, Unit.DAY)), mail("b"))

    assert next_move(steps, None, NOTHING, NOW, facts()) == Wake(steps.steps[0], NOW + DAY)


def test_delays_behind_a_branch_count_from_the_branch_also_when_it_is_answered_late():
    steps = sequence(branch("asked", "", delay=Delay(2, Unit.DAY)), mail("b", delay=Delay(9, Unit.DAY)))

    at_once = next_move(steps, None, NOTHING, NOW - 5 * DAY, facts())
    woken = move_on(steps, "asked", NOTHING, NOW - 3 * DAY, facts())

    assert at_once == woken == Plan(steps.steps[1], NOW + 6 * DAY)


def test_a_branch_may_end_the_run():
    steps = sequence(branch("asked", "end"), mail("b"))

    assert next_move(steps, None, NOTHING, NOW, facts(has_answered_before=True)) == Finish()


def test_a_run_whose_step_was_taken_out_goes_on_behind_what_it_has_done():
    steps = sequence(mail("new"), mail("a"), mail("c"))

    after_send = next_move(steps, "gone", frozenset({"a", "gone"}), NOW, facts())
    after_wait = move_on(steps, "gone", frozenset({"a"}), NOW, facts())

    assert after_send.step.key == after_wait.step.key == "c"


def test_a_run_that_has_done_nothing_yet_starts_over_when_its_step_was_taken_out():
    assert move_on(sequence(mail("a")), "gone", NOTHING, NOW, facts()).step.key == "a"


def test_a_fixed_date_begins_at_midnight_of_the_candidate():
    step = mail("a", on=date(2027, 3, 10))

    assert due_at(step, NOW, facts(zone=BERLIN)) == datetime(2027, 3, 10, tzinfo=BERLIN)
    assert due_at(step, NOW + 30 * DAY, facts(zone=BERLIN)) == NOW + 30 * DAY


@pytest.mark.parametrize(
    ("yearly", "due"),
    [
        (Yearly(3, 15), date(2027, 3, 15)),
        (Yearly(2, 15), date(2028, 2, 15)),
        (Yearly(2, 29), date(2028, 2, 29)),
    ],
)
def test_a_yearly_day_is_the_next_one_to_come(yearly, due):
    assert due_at(mail("a", yearly=yearly), NOW, facts()).date() == due


def test_the_29th_of_february_is_kept_on_the_28th_in_other_years():
    base = datetime(2027, 1, 10, tzinfo=UTC)

    assert due_at(mail("a", yearly=Yearly(2, 29)), base, facts()).date() == date(2027, 2, 28)


def test_a_yearly_day_that_is_today_is_due_now():
    assert due_at(mail("a", yearly=Yearly(3, 1)), NOW, facts()) == NOW


steps = st.one_of(
    st.builds(
        mail,
        st.just("m"),
        delay=st.builds(Delay, st.integers(0, 60), st.sampled_from(Unit)),
    ),
    st.builds(mail, st.just("m"), on=st.dates(date(2026, 1, 1), date(2029, 12, 31))),
    st.builds(mail, st.just("m"), yearly=st.builds(Yearly, st.integers(1, 12), st.integers(1, 29))),
    st.just(mail("m")),
)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/Santiago", "Asia/Kolkata", "Pacific/Chatham"]).map(ZoneInfo)


@given(steps, instants, zones)
def test_no_step_is_due_before_the_one_it_follows(step, base, zone):
    assert due_at(step, base, facts(zone=zone)) >= base


@given(steps, instants, st.timedeltas(timedelta(0), timedelta(days=90)), zones)
def test_no_mail_is_planned_before_its_base_before_now_or_outside_its_window(step, base, late, zone):
    window = SendWindow()
    move = next_move(sequence(step, window=window), None, NOTHING, base, facts(base + late, zone))

    assert move.due_at >= base + late
    assert window.next_open(move.due_at, zone) == move.due_at


keys = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


@given(keys, keys, st.data())
def test_after_an_edit_nobody_is_sent_a_step_they_stood_behind(old_keys, new_keys, data):
    old, new = sequence(*map(mail, old_keys)), sequence(*map(mail, new_keys))
    reached = data.draw(st.integers(0, len(old_keys) - 1))
    done = frozenset(old_keys[: reached + 1])

    place = place_to_go_on(old, new, old_keys[reached])
    move = next_move(new, place, done, NOW, facts())

    if isinstance(move, Plan):
        assert move.step.key not in done
        assert place is None or is_ahead(new, move.step.key, place)


def test_first_mails_are_those_a_run_can_come_to_without_a_mail_before():
    steps = sequence(
        branch("asked", "c", otherwise="a"), mail("a"), mail("b"), mail("c"), branch("late", "end"), mail("d")
    )

    assert [key for key in "abcd" if steps.can_be_first_mail(key)] == ["a", "c"]


def test_a_task_or_wait_before_it_makes_no_mail_a_follow_up():
    task = Step(key="call", kind=StepKind.TASK, subject="Call")
    steps = sequence(task, wait("w", 1), mail("a"), mail("b"))

    assert [key for key in "ab" if steps.can_be_first_mail(key)] == ["a"]


@pytest.mark.parametrize(("draw", "arm"), [(0.0, "a"), (0.249, "a"), (0.25, "b"), (0.75, "c"), (1 - 2**-53, "c")])
def test_the_arms_of_a_test_share_as_they_are_weighed(draw, arm):
    arms = tuple(Variant(name, share, name, "Hi.") for name, share in (("a", 1), ("b", 2), ("c", 1)))

    assert mail("m", variants=arms).arm(draw) == arm


@given(st.floats(0, 1, exclude_max=True), st.lists(st.integers(1, 1000), min_size=2, max_size=6))
def test_every_draw_chooses_an_arm(draw, shares):
    arms = tuple(Variant(str(n), share, "S", f"B{n}") for n, share in enumerate(shares))

    step = mail("m", variants=arms)
    assert (step.arm(draw), *step.text_of(step.arm(draw))) in [(arm.name, arm.subject, arm.body) for arm in arms]
