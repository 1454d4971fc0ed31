"""The product starts on every Python on which its own guard holds, and on no other (A-04)."""

import pytest

from sequencer.core.write.guard_check import check_guard
from sequencer.core.write.message import freeze
from sequencer.errors import UserError


def trusting(draft):
    """Writes whatever it is told, as a guard would that has been lost."""
    return (
        f"From: {draft.sender_name} <{draft.sender_address}>\r\nTo: {draft.recipient_name} <{draft.recipient_address}>"
        f"\r\nSubject: {draft.subject}\r\nMessage-ID: {draft.message_id}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain\r\n\r\nHi\r\n"
    ).encode()


def forgiving(draft):
    """Lets nothing through but one more address in a name."""
    frozen = freeze(draft)
    return frozen.replace(b"To: ", b"To: eve@sequencer.invalid, ")


def test_here_the_guard_holds():
    check_guard()


@pytest.mark.parametrize("writer", [trusting, forgiving])
def test_a_writer_that_lets_something_through_keeps_the_product_from_starting(writer):
    with pytest.raises(UserError, match="does not start, for no mail would be safe"):
        check_guard(freezer=writer)


def test_a_last_look_that_sees_nothing_keeps_the_product_from_starting():
    with pytest.raises(UserError, match="is not noticed before a mail leaves"):
        check_guard(last_look=lambda final, draft: None)
