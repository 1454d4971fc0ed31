"""What a touch is, in words: the first mail, a task, an interview confirmation."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.core.plan.sequence import MAIL_KINDS
from sequencer.core.states import Purpose
from sequencer.store.sequences import SequenceVersion
from sequencer.store.touches import Touch

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
_SERVICES = {
    Purpose.OFFER: "Interview times",
    Purpose.OPTIONS: "More interview times",
    Purpose.CONFIRMATION: "Interview confirmation",
    Purpose.CHANGE: "Change of the interview",
    Purpose.CANCELLATION: "Cancellation of the interview",
    Purpose.REMINDER: "Reminder of the interview",
    Purpose.ANSWER: "Our answer",
    Purpose.WISH: "Confirmation that we write no more",
    Purpose.NOTICE: "Note to a colleague",
    Purpose.HEADS_UP: "Note to a colleague",
    Purpose.HOURS: "Note to a colleague",
}


class StepWords:
    """Words for touches whose versions were looked up together, with one query."""

    def __init__(self, session: Session, version_ids: Iterable[int | None]) -> None:
        wanted = {one for one in version_ids if one is not None}
        rows = session.execute(
            select(SequenceVersion.id, SequenceVersion.content).where(SequenceVersion.id.in_(wanted))
        )
        self._words = {version: _words(content["steps"]) for version, content in rows}

    def of(self, touch: Touch) -> str:
        return self.named(touch.version_id, touch.step_key, touch.purpose, touch.kind)

    def named(self, version_id: int | None, key: str, purpose: Purpose, kind: str) -> str:
        if purpose in _SERVICES:
            return _SERVICES[purpose]
        return self._words.get(version_id or 0, {}).get(key) or ("Mail" if kind in MAIL_KINDS else "Task")


def _words(steps: list[dict[str, str]]) -> dict[str, str]:
    mails = [step["key"] for step in steps if step["kind"] in MAIL_KINDS]
    numbered = {
        key: f"{_ORDINALS[place]} mail" if place < len(_ORDINALS) else f"Mail {place + 1}"
        for place, key in enumerate(mails)
    }
    named = {step["key"]: step["name"] for step in steps if step.get("name")}
    return numbered | {step["key"]: "Task" for step in steps if step["kind"] == "task"} | named
