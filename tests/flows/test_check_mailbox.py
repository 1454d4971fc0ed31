"""A mailbox is tried out for real, tick by tick; whatever fails names the setting to change."""

import pytest
from builders import add_mailbox, make_road, set_organisation
from checked import ADA, Provider, finish
from errands import CrashError, crashing_at, every, parsed, work, work_for

from sequencer.core.plan.checking import CheckState, TickKind
from sequencer.core.states import Purpose, Stage, TouchState
from sequencer.errors import HiddenFolderError, MailboxError, Permanent, Temporary, UserError
from sequencer.flows.check_mailbox import begin_check, check_on
from sequencer.flows.stop import Scope, pause
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailbox_checks import MailboxCheck, latest_check, ticks_of
from sequencer.store.overview import in_need
from sequencer.store.timeline import Event
from sequencer.store.touches import Touch


@pytest.fixture
def post(inboxes):
    inboxes.brought = 0
    return Provider(inboxes=inboxes)


@pytest.fixture
def mailbox(road):
    set_organisation(road)
    add_mailbox(road, ADA)
    return road


def ticks(road):
    with road.database.read() as session:
        return ticks_of(session, latest_check(session, 1).id)


def outcome(road):
    return [str(tick.state) for tick in ticks(road)]


def test_a_mailbox_in_order_passes_all_five(mailbox, clock, post):
    finish(mailbox, clock, post)

    (check,) = every(mailbox, MailboxCheck)
    assert outcome(mailbox) == ["passed"] * 5
    assert (check.state, check.wakes_at, check.actor) == (CheckState.PASSED, None, "nadia")
    assert [tick.kind for tick in ticks(mailbox)] == list(TickKind)
    assert "smtp.acme.example, port 587, encrypted." in ticks(mailbox)[0].says


def test_the_second_mail_answers_the_first(mailbox, clock, post):
    finish(mailbox, clock, post)

    first, second = (parsed(raw) for _, raw in post.mails)
    assert post.recipients == [ADA, ADA]
    assert second["In-Reply-To"] == first["Message-ID"]


def test_the_mails_of_a_check_ask_nobody_and_are_kept_nowhere(mailbox, clock, post):
    finish(mailbox, clock, post)

    assert every(mailbox, InboundMail) == []
    assert every(mailbox, Event) == []
    with mailbox.database.read() as session:
        assert in_need(session) == ([], 0)
    assert {one.purpose for one in every(mailbox, Touch)} == {Purpose.CHECK}


def test_a_password_that_is_refused_names_the_setting_and_the_server_s_words(mailbox, clock, post):
    post.refusals.append(Permanent("5.7.8 Username and Password not accepted", stage=Stage.SIGN_IN, code=535))
    finish(mailbox, clock, post)

    first = ticks(mailbox)[0]
    assert outcome(mailbox) == ["failed", "passed", "waiting", "waiting", "waiting"]
    assert "Change the user name or the password" in first.mend
    assert first.said == "535 5.7.8 Username and Password not accepted"
    assert every(mailbox, MailboxCheck)[0].state is CheckState.FAILED
    assert post.mails == []


@pytest.mark.parametrize(
    ("stage", "setting"), [(Stage.CONNECT, "Change the host or the port"), (Stage.TLS, "Change the encryption")]
)
def test_a_server_that_cannot_be_reached_names_host_port_or_encryption(mailbox, clock, post, stage, setting):
    post.refusals.append(Temporary("smtp.acme.example:587 does not answer", stage=stage))
    finish(mailbox, clock, post)

    assert setting in ticks(mailbox)[0].mend
    assert "smtp.acme.example, port 587" in ticks(mailbox)[0].mend


def test_a_mailbox_that_cannot_be_read_says_so_and_nothing_is_sent(mailbox, clock, post, inboxes):
    inboxes.trouble = MailboxError("The password was refused.", said="[AUTHENTICATIONFAILED] no")
    finish(mailbox, clock, post)

    assert outcome(mailbox) == ["passed", "failed", "waiting", "waiting", "waiting"]
    assert (ticks(mailbox)[1].says, ticks(mailbox)[1].said) == (
        "The password was refused.",
        "[AUTHENTICATIONFAILED] no",
    )
    assert post.mails == []


def test_a_hidden_inbox_names_the_switch(mailbox, clock, post, inboxes):
    inboxes.trouble = HiddenFolderError("It does not open INBOX.", said="[NONEXISTENT] Unknown Mailbox: INBOX")
    finish(mailbox, clock, post)

    assert "“Show in IMAP”" in ticks(mailbox)[1].mend
    assert ticks(mailbox)[1].said == "[NONEXISTENT] Unknown Mailbox: INBOX"


def test_a_mail_that_never_comes_up_fails_after_a_minute(mailbox, clock, post):
    post.twist = lambda raw: (raw, None)
    finish(mailbox, clock, post)

    fourth = ticks(mailbox)[3]
    assert outcome(mailbox) == ["passed", "passed", "passed", "failed", "waiting"]
    assert "within 60 seconds" in fourth.says
    assert 60 <= fourth.took.total_seconds() <= 75


def test_a_mail_that_lands_in_junk_is_found_there_with_a_word_of_advice(mailbox, clock, post):
    post.twist = lambda raw: (raw, "Junk")
    finish(mailbox, clock, post)

    assert outcome(mailbox) == ["passed"] * 5
    assert "no junk" in ticks(mailbox)[3].mend


def test_a_provider_that_puts_in_its_own_id_is_followed(mailbox, clock, post):
    def rewritten(raw):
        number = len(post.mails)
        own = f"Message-ID: <{number}@provider.example>\r\nX-Microsoft-Original-Message-ID: <sq-"
        return raw.replace(b"Message-ID: <sq-", own.encode(), 1), "INBOX"

    post.twist = rewritten
    finish(mailbox, clock, post)

    assert outcome(mailbox) == ["passed"] * 5
    assert parsed(post.mails[1][1])["In-Reply-To"] == "<1@provider.example>"


def test_an_answer_that_loses_its_thread_is_told(mailbox, clock, post):
    def torn(raw):
        lines = raw.split(b"\r\n")
        return b"\r\n".join(line for line in lines if not line.startswith((b"In-Reply-To", b"References"))), "INBOX"

    post.twist = torn
    finish(mailbox, clock, post)

    assert outcome(mailbox) == ["passed"] * 4 + ["failed"]
    assert "rewrites Message-ID" in ticks(mailbox)[4].mend


def test_while_all_sending_is_paused_the_check_says_so_and_its_mail_never_leaves_later(mailbox, clock, post):
    pause(mailbox, Scope.EVERYBODY, "", "a fire drill")
    finish(mailbox, clock, post)

    assert outcome(mailbox)[:3] == ["passed", "passed", "failed"]
    assert "a fire drill" in ticks(mailbox)[2].says
    assert every(mailbox, Touch)[0].state is TouchState.CANCELLED


def test_while_one_check_is_under_way_no_second_one_begins(mailbox):
    assert begin_check(mailbox, 1, "nadia") == begin_check(mailbox, 1, "bo")


def test_a_crash_in_between_sends_nothing_twice(mailbox, database, clock, post, inboxes):
    begin_check(mailbox, 1, "nadia")
    with pytest.raises(CrashError):
        work(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at("after_250")))
    for _ in range(6):
        work_for(mailbox, clock, minutes=4)

    assert len([one for one in every(mailbox, Touch) if one.number == 1]) == 1
    assert post.recipients.count(ADA) <= 2
    assert every(mailbox, MailboxCheck)[0].wakes_at is None


def test_a_check_that_comes_to_no_end_is_given_up(mailbox, clock):
    check_id = begin_check(mailbox, 1, "nadia")
    clock.pass_by(minutes=10)
    check_on(mailbox, check_id)

    assert outcome(mailbox)[0] == "failed"
    assert every(mailbox, MailboxCheck)[0].state is CheckState.FAILED
    assert begin_check(mailbox, 1, "nadia") != check_id


def test_two_workers_do_one_check(mailbox, clock, post):
    check_id = begin_check(mailbox, 1, "nadia")
    assert check_on(mailbox, check_id) is not None
    finish(mailbox, clock, post)
    assert len(post.mails) == 2


def test_no_mailbox_no_check(road):
    with pytest.raises(UserError, match="not here any more"):
        begin_check(road, 7, "nadia")
