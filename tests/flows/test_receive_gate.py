"""Which mail could be ours at all: everything else leaves nothing behind."""

import pytest
from builders import add_candidate, add_sequence, mail
from errands import LENA, every, touches

from sequencer.flows.erase import erase
from sequencer.flows.receive import receive
from sequencer.store.inbound_mails import InboundMail
from sequencer.store.mailboxes import FolderCursor
from workers.receiving import catch_up

ADA = "ada@acme.example"


def cursors(road):
    return {one.folder: one.last_uid for one in every(road, FolderCursor)}


def subjects(road):
    return [one.subject for one in every(road, InboundMail)]


def test_a_thousand_mails_of_others_leave_nothing_but_the_cursor(written, inboxes):
    for number in range(1000):
        inboxes.deliver(ADA, mail(f"friend{number}@else.example", subject=f"Private {number}"))

    assert receive(written, 1) == 0

    assert every(written, InboundMail) == []
    assert cursors(written)["INBOX"] == 1000


def test_a_mail_among_a_thousand_is_found(written, inboxes):
    for number in range(450):
        inboxes.deliver(ADA, mail("friend@else.example") if number != 333 else mail(LENA, subject="Here"))

    receive(written, 1)

    assert subjects(written) == ["Here"]


def test_ids_cited_by_the_thousand_are_no_burden(written, inboxes):
    for number in range(200):
        cited = " ".join(f"<{number}.{other}@else.example>" for other in range(200))
        inboxes.deliver(ADA, mail("friend@else.example", references=cited))
    own = touches(written)[0].message_id
    inboxes.deliver(ADA, mail("unknown@else.example", subject="Ours", in_reply_to=own))

    receive(written, 1)

    assert subjects(written) == ["Ours"]


def test_mail_from_before_we_knew_the_mailbox_is_not_read(road, inboxes, clock):
    add_candidate(road, LENA)
    clock.pass_by(days=-30)
    inboxes.deliver(ADA, mail(LENA, subject="Long ago"))
    clock.pass_by(days=30)
    add_sequence(road)

    assert receive(road, 1) == 0


@pytest.mark.parametrize(("folder", "is_stored"), [("Junk", True), ("Sent", False)])
def test_junk_is_read_and_sent_is_read_only_for_mails_to_candidates(written, inboxes, folder, is_stored):
    inboxes.deliver(ADA, mail(LENA), folder=folder)

    assert receive(written, 1) == int(is_stored)


def test_a_mail_we_wrote_by_hand_to_a_candidate_is_stored_and_one_to_a_friend_is_not(written, inboxes):
    inboxes.deliver(ADA, mail(ADA, LENA), folder="Sent")
    inboxes.deliver(ADA, mail(ADA, "friend@else.example"), folder="Sent")

    assert receive(written, 1) == 1


COULD_BE_OURS = {
    "cites our id": lambda touch: mail("other@else.example", in_reply_to=touch.message_id),
    "cites our token under another id": lambda touch: mail("other@else.example", references=f"<x.{touch.token}@y.z>"),
    "our token in the subject": lambda touch: mail("other@else.example", subject=f"unsubscribe {touch.token}"),
    "a candidate in Cc": lambda _: mail("other@else.example", cc=f"Lena <{LENA.upper()}>"),
    "a candidate as sender": lambda _: b"Sender: lena@brandt.example\r\n" + mail("other@else.example"),
    "a candidate to reply to": lambda _: mail("other@else.example", reply_to=LENA),
    "an empty return path": lambda _: mail("other@else.example", return_path="<>"),
    "a report": lambda _: mail("mailer-daemon@else.example"),
    "no headers at all": lambda _: b"\x00\x01\x02 nothing of a mail",
}


@pytest.mark.parametrize("what", COULD_BE_OURS)
def test_what_could_be_ours_is_stored(written, inboxes, what):
    inboxes.deliver(ADA, COULD_BE_OURS[what](touches(written)[0]))

    assert receive(written, 1) == 1


@pytest.mark.parametrize("place", [5, 20, 40])
def test_a_forged_token_is_nobody_s(written, inboxes, place):
    token = touches(written)[0].token
    forged = token[:place] + ("a" if token[place] != "a" else "b") + token[place + 1 :]
    inboxes.deliver(ADA, mail("other@else.example", references=f"<{forged}@acme.example>"))

    assert receive(written, 1) == 0


def test_somebody_erased_is_a_stranger_and_stays_one(written, inboxes):
    own_id = touches(written)[0].message_id
    inboxes.deliver(ADA, mail(LENA, subject="Before"))
    catch_up(written, 1)
    erase(written, LENA)
    inboxes.deliver(ADA, mail(LENA, subject="After", in_reply_to=own_id))
    inboxes.uidvalidity = 2
    for _ in range(3):
        catch_up(written, 1)

    assert every(written, InboundMail) == []
