"""A copy of every sent mail lies in Sent, once, whoever files it; trouble with it never touches the mail (S-59)."""

from datetime import timedelta

import pytest
from builders import add_candidate, add_sequence, make_road
from errands import LENA, CrashError, arrive, at_once, crashing_at, every, run_of, states, told, touches, work, work_for
from filing import file, offer

from sequencer.core.accounts import Server, Tls
from sequencer.core.mail_providers import Filing
from sequencer.core.states import EnrollmentState, Purpose
from sequencer.errors import MailboxError
from sequencer.flows.copy_sent import copy_sent
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.flows.set_up import MailboxGiven, add_mailbox
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import Mailbox
from sequencer.store.provider_facts import facts_of, note_facts
from sequencer.store.sent_copies import mailboxes_owing_copies

ADA = "ada@acme.example"
FULL = "[OVERQUOTA] Quota exceeded"


def sent_folder(inboxes):
    return inboxes.accounts[ADA]["Sent"]


def mailbox(road):
    return every(road, Mailbox)[0]


def owed(road, clock):
    with road.database.read() as session:
        return mailboxes_owing_copies(session, clock() + timedelta(days=99), 10)


def refuse(inboxes, times, said=FULL):
    inboxes.append_refusals.extend(
        MailboxError("It takes no mail into the folder Sent.", said=said) for _ in range(times)
    )


def test_a_minute_after_it_left_the_very_mail_lies_in_sent_marked_as_read(written, clock, inboxes, post):
    work_for(written, clock, seconds=59)
    assert sent_folder(inboxes) == []
    work_for(written, clock, seconds=1)

    (copy,) = sent_folder(inboxes)
    assert copy.raw == post.mails[0][1]
    assert (copy.is_seen, copy.internal_at) == (True, touches(written)[0].sent_at)
    assert owed(written, clock) == []


def test_a_provider_that_files_it_by_itself_is_seen_doing_so_and_trusted_from_then_on(written, clock, inboxes, post):
    inboxes.deliver(ADA, post.mails[0][1], "Sent")
    work_for(written, clock, seconds=60)

    assert len(sent_folder(inboxes)) == 1
    assert mailbox(written).filing is Filing.PROVIDER
    work_for(written, clock, days=4)
    assert (len(post.mails), len(sent_folder(inboxes)), owed(written, clock)) == (2, 1, [])


def test_where_a_provider_is_known_to_file_it_nothing_is_added(enrolled, clock, inboxes):
    with enrolled.database.write() as session:
        session.get_one(Mailbox, 1).smtp_host = "smtp.gmail.com"
    work(enrolled)
    work_for(enrolled, clock, hours=1)

    assert sent_folder(inboxes) == []


def test_a_provider_that_gives_it_another_id_is_seen_filing_it_too(written, clock, inboxes, post):
    raw = b"Message-ID: <1@provider.example>\r\n" + post.mails[0][1].replace(b"Message-ID:", b"X-Was:", 1)
    inboxes.deliver(ADA, raw, "Sent")
    work_for(written, clock, seconds=60)

    assert len(sent_folder(inboxes)) == 1
    assert touches(written)[0].effective_id == "<1@provider.example>"


def test_our_own_copy_is_no_answer_and_nothing_written_by_hand(written, clock, inboxes):
    """R-10"""
    work_for(written, clock, seconds=60)
    arrive(written, inboxes, b"Subject: nothing of ours\r\n\r\nx\r\n")

    assert run_of(written).state is EnrollmentState.ACTIVE
    assert states(written) == [("first", "sent"), ("second", "planned")]
    assert every(written, InboundMail) == []
    assert mailbox(written).filing is Filing.OURSELVES
    assert not facts_of(mailbox(written)).files_sent


def test_a_refused_copy_is_tried_again_and_the_mail_stays_sent(written, clock, inboxes, post):
    refuse(inboxes, 4)
    work_for(written, clock, seconds=60)
    for _ in range(5):
        work_for(written, clock, minutes=15)

    assert len(sent_folder(inboxes)) == 1
    assert len(post.mails) == 1
    assert mailbox(written).copy_trouble == ""


def test_after_five_refusals_it_is_given_up_and_the_mailbox_says_why(written, clock, inboxes, post):
    refuse(inboxes, 9)
    work_for(written, clock, seconds=60)
    for _ in range(9):
        work_for(written, clock, minutes=15)

    assert len(inboxes.append_refusals) == 4
    assert FULL in mailbox(written).copy_trouble
    assert states(written)[0] == ("first", "sent")
    assert (len(post.mails), owed(written, clock), told(written).count("sent")) == (1, [], 1)

    inboxes.append_refusals.clear()
    work_for(written, clock, days=4)
    work_for(written, clock, minutes=1)
    assert mailbox(written).copy_trouble == ""


def test_a_mailbox_without_a_folder_for_sent_mails_says_so(written, clock, inboxes):
    del inboxes.accounts[ADA]["Sent"]
    work_for(written, clock, seconds=60)
    for _ in range(6):
        work_for(written, clock, minutes=15)

    assert mailbox(written).copy_trouble == "The mailbox shows no folder for sent mails over IMAP."


def test_a_mailbox_that_cannot_be_reached_is_no_fault_of_the_copy(written, clock, inboxes):
    inboxes.trouble = MailboxError("imap.acme.example:993 does not answer.")
    clock.pass_by(seconds=60)
    for _ in range(20):
        copy_sent(written, 1)
        clock.pass_by(minutes=15)
    inboxes.trouble = None
    copy_sent(written, 1)

    assert len(sent_folder(inboxes)) == 1
    assert mailbox(written).copy_trouble == ""


def test_a_line_that_breaks_over_one_copy_counts_against_that_one_only(road, clock, inboxes):
    """The others of the same session are tried again without a mark."""
    from_three_people(road)
    clock.pass_by(seconds=60)
    refuse(inboxes, 1, said="")
    copy_sent(road, 1)

    assert sorted(one.copy_tries for one in all_touches(road)) == [0, 0, 1]
    clock.pass_by(minutes=2)
    copy_sent(road, 1)
    assert len(sent_folder(inboxes)) == 3


def from_three_people(road):
    add_sequence(road)
    for number in range(3):
        add_candidate(road, f"p{number}@brandt.example")
        enroll_address(road, "Welcome", f"p{number}@brandt.example")
    work(road)


def all_touches(road):
    return [touches(road, f"p{number}@brandt.example")[0] for number in range(3)]


@pytest.mark.parametrize("place", ["before_append", "after_append"])
def test_a_worker_that_dies_around_the_append_leaves_one_copy(written, database, clock, inboxes, post, place):
    """X-01: before and after APPEND."""
    clock.pass_by(seconds=60)
    with pytest.raises(CrashError):
        copy_sent(make_road(database, clock=clock, post=post, inboxes=inboxes, step=crashing_at(place)), 1)
    work_for(written, clock, minutes=5)
    work_for(written, clock, minutes=15)

    assert len(sent_folder(inboxes)) == 1
    assert len(post.mails) == 1
    assert mailbox(written).filing is not Filing.PROVIDER
    assert owed(written, clock) == []


def test_filing_twice_and_by_two_workers_files_one(written, clock, inboxes):
    clock.pass_by(seconds=60)

    at_once(lambda: copy_sent(written, 1), lambda: copy_sent(written, 1))
    copy_sent(written, 1)

    assert len(sent_folder(inboxes)) == 1


def test_a_worker_that_thaws_after_another_took_over_files_nothing(written, database, clock, inboxes, post):
    def freeze():
        if not sent_folder(inboxes):
            clock.pass_by(minutes=20)
            copy_sent(written, 1)
            assert len(sent_folder(inboxes)) == 1

    clock.pass_by(seconds=60)
    slow = make_road(database, clock=clock, post=post, inboxes=inboxes)
    door = inboxes.open

    def open_slowly(account):
        opened = door(account)
        search = opened.uids_named
        opened.uids_named = lambda *given: (search(*given), freeze())[0]
        return opened

    object.__setattr__(slow, "open_imap", open_slowly)
    copy_sent(slow, 1)

    assert len(sent_folder(inboxes)) == 1


def test_a_service_mail_has_its_copy_and_the_trial_of_a_mailbox_has_none(written, clock, inboxes):
    file(written)
    file(written, offer(Purpose.CHECK, ADA), candidate_id=None)
    work(written)
    work_for(written, clock, minutes=2)

    assert len(sent_folder(inboxes)) == 2


def test_of_somebody_who_was_erased_meanwhile_nothing_is_filed(written, clock, inboxes):
    erase(written, LENA, ADA)
    work_for(written, clock, minutes=2)

    assert sent_folder(inboxes) == []


def test_a_mailbox_that_moves_to_another_server_is_learnt_anew(written, clock):
    with written.database.write() as session:
        note_facts(session, session.get_one(Mailbox, 1), clock(), filing=Filing.PROVIDER, rewrites_ids=True)

    add_mailbox(written, MailboxGiven(ADA, smtp=Server("smtp.acme.example", 465, Tls.TLS)))
    assert mailbox(written).filing is Filing.PROVIDER
    add_mailbox(written, MailboxGiven(ADA, smtp=Server("smtp.other.example", 465, Tls.TLS)))

    assert (mailbox(written).filing, mailbox(written).rewrites_ids) == (Filing.USUAL, None)
