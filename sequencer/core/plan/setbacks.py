"""When the machine itself pauses a mailbox: what went against it lately, and how much of that is too much (S-61)."""

from dataclasses import dataclass
from enum import StrEnum

from sequencer.core.reasons import Reason

LATELY = 20
LONGER = 100
_MOST_BOUNCES = 3  # of the last 20
_MOST_SHARE = 0.05  # of the last 100
_MOST_POLICY = 2
_MOST_SIGN_INS = 3


class Setback(StrEnum):
    """What went against a mailbox, not against one person."""

    HARD_BOUNCE = "hard_bounce"  # nobody has this address
    POLICY = "policy"  # they refuse what we send, or whoever we are
    SIGN_IN = "sign_in"  # our password is not taken
    SETTINGS = "settings"  # our provider or domain is not set up for this


@dataclass(frozen=True)
class Record:
    """What went against a mailbox since somebody last let it go on.

    Bounces and refusals are counted among its last 20 and last 100 mails (`mails` is how many of the latter there
    are); sign-ins since the last mail that left.
    """

    hard_lately: int = 0
    hard_longer: int = 0
    mails: int = 0
    policy_lately: int = 0
    sign_ins: int = 0
    settings: int = 0
    said: str = ""


def must_pause(record: Record) -> Reason | None:
    """Why a mailbox has to stop until a person has looked; the words are for that person."""
    last = f" The last answer: “{record.said}”." if record.said else ""
    if record.settings:
        return _reason(Setback.SETTINGS, f"the mail server does not let this mailbox send.{last} Mend that")
    if record.sign_ins >= _MOST_SIGN_INS:
        return _reason(Setback.SIGN_IN, f"its password was refused {record.sign_ins} times in a row.{last} Mend that")
    if record.hard_lately >= _MOST_BOUNCES:
        text = f"{record.hard_lately} of its last {min(LATELY, record.mails)} mails went to addresses that do not exist"
        return _reason(Setback.HARD_BOUNCE, f"{text}.{last} Look where these addresses come from")
    if record.mails >= LONGER and record.hard_longer > _MOST_SHARE * record.mails:
        text = f"{record.hard_longer} of its last {record.mails} mails went to addresses that do not exist"
        return _reason(Setback.HARD_BOUNCE, f"{text}.{last} Look where these addresses come from")
    if record.policy_lately >= _MOST_POLICY:
        text = f"{record.policy_lately} of its last {min(LATELY, record.mails)} mails were refused by policy"
        return _reason(Setback.POLICY, f"{text}.{last} Look at what we send, and how")
    return None


def _reason(setback: Setback, text: str) -> Reason:
    return Reason(f"paused_{setback}", f"Needs you: paused by Sequencer, {text}, then let it go on.")
