"""An understanding as plain values for JSON; parts that do not apply are absent."""

from datetime import UTC, date, datetime
from typing import Any

from sequencer.core.read.automatic import AutoReply
from sequencer.core.read.bounce import Bounce
from sequencer.core.read.calendar import CalendarAnswer
from sequencer.core.read.intent import IntentVerdict
from sequencer.core.read.understanding import Understanding


def as_json(understood: Understanding) -> dict[str, Any]:
    """The line that `sequencer read` prints for one mail, without the name of its file."""
    parts: dict[str, Any] = {"kind": understood.kind.value, "reason": understood.reason}
    if understood.bounce is not None:
        parts["bounce"] = _bounce(understood.bounce)
    if understood.auto_reply is not None:
        parts["auto_reply"] = _auto_reply(understood.auto_reply)
    if understood.reply_text is not None:
        parts["reply"] = {"text": understood.reply_text, **_verdict(understood.verdict)}
    if understood.calendar is not None:
        parts["calendar"] = _calendar(understood.calendar)
    return parts


def _bounce(bounce: Bounce) -> dict[str, Any]:
    return {
        "recipients": list(bounce.recipients),
        "permanence": bounce.permanence.value,
        **_present(status=bounce.status),
        "cause": bounce.cause.value,
    }


def _auto_reply(answer: AutoReply) -> dict[str, Any]:
    back = answer.returns_on.isoformat() if answer.returns_on else None
    return {**_present(returns_on=back), "left_company": answer.left_company, **_present(stand_in=answer.stand_in)}


def _verdict(verdict: IntentVerdict | None) -> dict[str, Any]:
    if verdict is None:
        return {}
    referral = verdict.referral
    return {
        "intent": verdict.intent.value,
        "confidence": verdict.confidence,
        "evidence": verdict.evidence,
        **_present(later_on=verdict.later_on),
        **({"referral": _present(name=referral.name, email=referral.email)} if referral else {}),
    }


def _calendar(answer: CalendarAnswer) -> dict[str, Any]:
    start = _instant(answer.start)
    return {"method": answer.method, **_present(uid=answer.uid, partstat=answer.partstat, start=start)}


def _instant(moment: datetime | date | None) -> str | None:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return moment.isoformat() if moment else None


def _present(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}
