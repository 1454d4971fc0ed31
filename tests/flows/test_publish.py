"""A sequence is edited while people are in it: nobody gets a step twice, nobody is thrown back."""

import threading
from datetime import timedelta

import yaml
from builders import FIRST, SECOND, add_candidate, add_sequence
from errands import LENA, every, parsed, run_of, states, told, touches, work, work_for
from patient import PATIENCE

from sequencer.core.states import EnrollmentState, Stage
from sequencer.errors import Temporary, UncertainDelivery
from sequencer.flows import stop
from sequencer.flows.decide import Decision, decide
from sequencer.flows.enroll import enroll_address
from sequencer.flows.publish import export_sequence, publish
from sequencer.store.sequences import SequenceVersion

BETWEEN = {"key": "between", "kind": "email", "delay": "1 day", "body": "One more thing."}


THIRD = {"key": "third", "kind": "email", "delay": "3 days", "body": "A last word."}


def edit(road, *steps, **top):
    content = {"name": "Welcome", "team": "Robotics", "sender": "ada@acme.example", "window": "always"} | top
    return publish(road, yaml.safe_dump(content | {"steps": list(steps)}))


def bodies(post):
    return [parsed(raw).get_body(("plain",)).get_content().split("\n")[0].strip() for _, raw in post.mails]


def to_the_end(road, clock):
    for _ in range(8):
        work_for(road, clock, days=2)


def test_publishing_the_same_file_twice_makes_no_new_version(road):
    add_sequence(road)

    assert edit(road, FIRST, SECOND) == edit(road, FIRST, SECOND) == ("Welcome", 1)
    assert len(every(road, SequenceVersion)) == 1


def test_an_exported_sequence_is_the_same_sequence(road):
    branch = {"key": "b", "kind": "branch", "if": {"field": "country", "is": "NO"}, "then": "second"}
    body = "Hi {{first_name}},\n\nfirst: a list\n- of “things”: #no comment\n\nyes"
    second = SECOND | {"subject": "A word"}
    add_sequence(road, branch, FIRST | {"body": body, "on": "2027-05-03"}, second, window={"days": ["mon"]})

    text = export_sequence(road, "Welcome")

    assert publish(road, text) == ("Welcome", 1)
    assert "body: |" in text


def test_new_words_reach_those_who_have_not_had_the_step_and_nobody_twice(written, post, clock):
    assert edit(written, FIRST | {"body": "Brand new."}, SECOND | {"body": "Also new."}) == ("Welcome", 2)
    to_the_end(written, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Also new."]
    assert run_of(written).state is EnrollmentState.FINISHED


def test_an_edit_without_keys_mails_the_first_step_to_nobody_again(written, post, clock):
    no_key = {name: value for name, value in FIRST.items() if name != "key"}
    edit(written, no_key | {"subject": "Grippers, corrected"}, SECOND)
    to_the_end(written, clock)

    assert len(post.mails) == 2


def test_a_step_put_in_ahead_is_sent_in_its_place(written, post, clock):
    edit(written, FIRST, BETWEEN, SECOND)
    assert states(written) == [("first", "sent"), ("between", "planned")]
    to_the_end(written, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "One more thing.", "Hi Lena, any thoughts?"]


def test_a_step_put_in_behind_the_run_is_not_sent(written, post, clock):
    work_for(written, clock, days=0)
    edit(written, {**BETWEEN, "key": "zero", "subject": "Zero"}, FIRST, SECOND)
    to_the_end(written, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Hi Lena, any thoughts?"]


def test_another_delay_moves_what_is_planned(written, post, clock):
    sent_at = touches(written)[0].sent_at
    edit(written, FIRST, SECOND | {"delay": "10 days"})

    assert touches(written)[1].due_at == sent_at + timedelta(days=10)
    work_for(written, clock, days=9)
    assert len(post.mails) == 1
    work_for(written, clock, days=1)
    assert len(post.mails) == 2


def test_a_step_taken_out_is_not_sent_and_it_is_told(written, post, clock):
    edit(written, FIRST, THIRD)

    assert states(written) == [("first", "sent"), ("third", "planned")]
    assert "step_removed" in told(written)
    to_the_end(written, clock)
    assert bodies(post) == ["Hi Lena, shall we talk?", "A last word."]


def test_a_step_taken_out_is_taken_from_the_person_who_had_it_before_them(road):
    add_candidate(road, LENA)
    by_hand = FIRST | {"kind": "manual_email"}
    add_sequence(road, by_hand, SECOND | {"subject": "Hello"})
    enroll_address(road, "Welcome", LENA)
    work(road)

    edit(road, SECOND | {"subject": "Hello"})

    assert states(road) == [("first", "cancelled"), ("second", "planned")]
    assert touches(road)[0].reason_code == "step_removed"


def test_taking_out_all_that_is_left_finishes_the_run(written):
    edit(written, FIRST)

    assert run_of(written).state is EnrollmentState.FINISHED


def test_a_step_taken_out_and_put_back_is_sent_to_those_who_still_stand_before_it(written, post, clock):
    edit(written, FIRST, THIRD)
    edit(written, FIRST, SECOND, THIRD)
    to_the_end(written, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Hi Lena, any thoughts?", "A last word."]


def test_steps_in_another_order_are_sent_once_each(written, post, clock):
    edit(written, FIRST, THIRD, SECOND)
    to_the_end(written, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "A last word.", "Hi Lena, any thoughts?"]


def test_frozen_bytes_keep_their_text_and_the_run_goes_on_under_the_new_version(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    post.refusals.append(Temporary("4.2.0 later", stage=Stage.RCPT, code=450))
    work(road)

    edit(road, FIRST | {"body": "Brand new."}, SECOND | {"body": "Also new."})
    to_the_end(road, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Also new."]


def test_a_frozen_mail_of_a_step_taken_out_leaves_as_it_was_and_nobody_is_thrown_back(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road, FIRST, SECOND, THIRD)
    enroll_address(road, "Welcome", LENA)
    work(road)
    post.refusals.append(Temporary("4.2.0 later", stage=Stage.RCPT, code=450))
    work_for(road, clock, days=3)

    edit(road, {**BETWEEN, "key": "zero", "subject": "Zero"}, FIRST, THIRD)
    to_the_end(road, clock)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Hi Lena, any thoughts?", "A last word."]
    assert run_of(road).state is EnrollmentState.FINISHED


def test_an_unknown_mail_keeps_waiting_for_a_decision(road, post, clock):
    add_candidate(road, LENA)
    add_sequence(road)
    enroll_address(road, "Welcome", LENA)
    post.refusals.append(UncertainDelivery("No answer.", stage=Stage.BODY))
    work(road)

    edit(road, FIRST | {"body": "Brand new."}, THIRD)

    assert states(road) == [("first", "unknown")]
    decide(road, 1, Decision.TREAT_AS_SENT, "ada@acme.example")
    to_the_end(road, clock)
    assert bodies(post) == ["A last word."]


def test_what_a_person_has_before_them_stays_there(road, post, clock):
    add_candidate(road, LENA)
    by_hand = FIRST | {"kind": "manual_email"}
    add_sequence(road, by_hand, SECOND)
    enroll_address(road, "Welcome", LENA)
    work(road)

    edit(road, by_hand | {"body": "Better words."}, SECOND)
    work(road)

    assert states(road) == [("first", "waiting")]
    assert "Better words." in touches(road)[0].text
    decide(road, 1, Decision.APPROVE, "ada@acme.example")
    work(road)
    assert bodies(post) == ["Better words."]


def test_a_run_at_a_wait_stays_at_it_and_one_whose_wait_is_gone_goes_on(road, clock):
    add_candidate(road, LENA)
    wait = {"key": "w", "kind": "wait", "delay": "5 days"}
    add_sequence(road, FIRST, wait, THIRD)
    enroll_address(road, "Welcome", LENA)
    work(road)
    stands_until = run_of(road).moves_at

    edit(road, FIRST, wait, THIRD | {"body": "New."})
    assert (run_of(road).at_key, run_of(road).moves_at) == ("w", stands_until)

    edit(road, FIRST, THIRD)
    assert run_of(road).at_key == ""
    assert states(road) == [("first", "sent"), ("third", "planned")]


def test_an_ended_run_is_left_alone(written):
    stop.stop_person(written, LENA)
    before = told(written)

    edit(written, FIRST, BETWEEN, SECOND)

    assert told(written) == before
    assert states(written) == [("first", "sent"), ("second", "cancelled")]


def test_a_paused_run_goes_over_too_and_stays_paused(written, post, clock):
    stop.pause(written, stop.Scope.PERSON, LENA)
    edit(written, FIRST, BETWEEN, SECOND)
    to_the_end(written, clock)

    assert len(post.mails) == 1


def test_publishing_at_once_from_two_places_numbers_the_versions_one_after_the_other(written):
    texts = [f"Words of number {number}." for number in range(4)]

    threads = [threading.Thread(target=edit, args=(written, FIRST, SECOND | {"body": text})) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)

    assert [version.number for version in every(written, SequenceVersion)] == [1, 2, 3, 4, 5]
    assert run_of(written).version_id == 5


def test_blanks_around_a_name_make_no_second_sequence(written):
    assert edit(written, FIRST, SECOND | {"body": "New."}, name="  Welcome ") == ("Welcome", 2)


def test_a_wait_that_has_passed_is_not_waited_for_again(road, clock):
    add_candidate(road, LENA)
    waits = [{"key": key, "kind": "wait", "delay": "1 day"} for key in ("w1", "w2")]
    add_sequence(road, *waits, FIRST | {"delay": "3 days"})
    enroll_address(road, "Welcome", LENA)
    work_for(road, clock, days=1)
    work_for(road, clock, days=1)

    edit(road, waits[0], FIRST | {"delay": "3 days"})

    assert (run_of(road).at_key, run_of(road).after_key) == ("", "w1")
    assert states(road) == [("first", "planned")]


def test_a_wait_behind_a_frozen_mail_of_a_step_taken_out_is_not_waited_for_again(road, post, clock):
    add_candidate(road, LENA)
    wait = {"key": "w", "kind": "wait", "delay": "5 days"}
    add_sequence(road, FIRST, wait, SECOND, THIRD)
    enroll_address(road, "Welcome", LENA)
    work(road)
    post.refusals.append(Temporary("4.2.0 later", stage=Stage.RCPT, code=450))
    work_for(road, clock, days=8)
    work_for(road, clock, days=0)
    edit(road, FIRST, wait, THIRD)
    work_for(road, clock, days=4)

    assert bodies(post) == ["Hi Lena, shall we talk?", "Hi Lena, any thoughts?"]
    assert run_of(road).at_key == ""
    assert states(road)[-1] == ("third", "planned")
