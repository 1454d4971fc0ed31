"""What a mailbox writes to itself when it is checked; its owner finds these two mails and may wonder."""

from dataclasses import dataclass

_TEXT = (
    "This mailbox has written to itself, to see that its mails leave and come back.\n"
    "{which}\n\nNobody else got this mail. You can delete it.\n"
)
_WHICH = {
    1: "This is the first of two mails. The second one answers it.",
    2: "This is the second of two mails. It should stand in one thread with the first.",
}


@dataclass(frozen=True)
class CheckLetter:
    subject: str
    text: str


def check_letter(number: int) -> CheckLetter:
    """The first mail of a check, or the second, which answers it."""
    subject = "Mailbox check" if number == 1 else "Re: Mailbox check"
    return CheckLetter(subject, _TEXT.format(which=_WHICH[number]))
