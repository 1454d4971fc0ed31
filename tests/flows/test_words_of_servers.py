"""What a server says about a mailbox stays when a person goes, so it keeps no address of theirs."""

import pytest
from builders import FIRST, add_candidate, add_sequence
from errands import LENA, every, touches, work

from sequencer.core.states import Stage
from sequencer.errors import Permanent, Temporary
from sequencer.flows.enroll import enroll_address
from sequencer.flows.erase import erase
from sequencer.store.mailboxes import Mailbox
from sequencer.store.setbacks import MailboxSetback

LONG = f"5.7.515 {'our policy asks for more than this sender has to show ' * 3}"[:150]


@pytest.fixture
def begun(road):
    add_sequence(road, FIRST)
    add_candidate(road, LENA)
    enroll_address(road, "Welcome", LENA)
    return road


def words_of(road):
    """All that stands at the mailbox, as one text."""
    (box,) = every(road, Mailbox)
    said = [one.said for one in every(road, MailboxSetback)]
    return " ".join([box.pause_reason, box.send_trouble, box.resting, box.trouble, *said])


@pytest.mark.parametrize(
    ("refusal", "stays"),
    [
        (Permanent(f"5.7.515 <{LENA}> access denied", stage=Stage.RCPT, code=550), "<…> access denied"),
        (Permanent("5.7.515 no mails to user Lena from you", stage=Stage.RCPT, code=550), "to user … from you"),
        (Permanent(f"{LONG} <{LENA}>", stage=Stage.RCPT, code=550), "our policy asks"),
        (
            Temporary(f"4.7.0 too many messages to {LENA}, rate limit", stage=Stage.RCPT, code=450),
            "messages to …, rate",
        ),
        (Temporary(f"no route for rcpt={LENA}", stage=Stage.CONNECT), "no route"),
    ],
)
def test_a_refusal_that_names_somebody_names_them_at_their_mail_only(begun, post, refusal, stays):
    post.refusals.append(refusal)
    work(begun)

    assert stays in words_of(begun)
    assert "lena" not in words_of(begun).lower()
    assert "brandt" not in words_of(begun)
    assert refusal.text[:40] in touches(begun)[0].reason


def test_once_they_are_erased_nothing_at_the_mailbox_names_them(begun, post):
    post.refusals.append(Permanent(f"5.7.515 <{LENA}> access denied", stage=Stage.RCPT, code=550))
    work(begun)
    erase(begun, LENA, "root")

    assert "access denied" in words_of(begun)
    assert LENA not in words_of(begun)
