"""Scores the mail reader on a labelled corpus: `python tests/score.py DIR [--misses]`, one JSON line per figure.

The corpus is a folder with bounces.jsonl, replies.jsonl, intents.jsonl and mails.jsonl; a missing file is passed over.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sequencer.core.read.understanding import Understanding, understand, understand_text

Label = dict[str, Any]
Row = tuple[Label, Understanding]


def main(arguments: list[str]) -> int:
    folders = [Path(one) for one in arguments if not one.startswith("-")]
    if len(folders) != 1 or not folders[0].is_dir():
        sys.stderr.write("usage: python tests/score.py DIR [--misses]\n")
        return 2
    show_misses = "--misses" in arguments
    for scores in (_bounces, _replies, _mails, _intents):
        for figure in scores(folders[0]):
            missed = figure.pop("missed", [])
            sys.stdout.write(json.dumps(figure, ensure_ascii=False) + "\n")
            for miss in missed if show_misses else []:
                sys.stdout.write(f"    {miss}\n")
    return 0


def _bounces(folder: Path) -> Iterator[Label]:
    rows = [(label, understand((folder / label["file"]).read_bytes())) for label in _labels(folder / "bounces.jsonl")]
    real = [row for row in rows if row[0]["kind"] == "bounce"]
    others = [row for row in rows if row[0]["kind"] != "bounce"]
    yield _share("bounces recognised", real, _is_bounce)
    yield _share("recipient set exact", real, _has_same_recipients)
    one = [row for row in real if len(row[0]["hard"]) == 1]
    yield _share("hard precision", [row for row in one if _is_hard(row)], lambda label, found: label["hard"][0])
    yield _share(
        "hard recall", [row for row in one if row[0]["hard"][0]], lambda label, found: _is_hard((label, found))
    )
    wanted = {"complaint": "complaint", "delivered": "delivery_notice"}
    yield _share("complaints and notices", others, lambda label, found: found.kind == wanted[label["kind"]])


def _replies(folder: Path) -> Iterator[Label]:
    rows = [(label, understand_text(_text(folder / label["file"]))) for label in _labels(folder / "replies.jsonl")]
    yield _share("reply text exact, plain bodies", rows, _has_same_text)


def _mails(folder: Path) -> Iterator[Label]:
    rows = [(label, understand((folder / label["file"]).read_bytes())) for label in _labels(folder / "mails.jsonl")]
    people = [row for row in rows if row[0]["kind"] == "human"]
    machines = [row for row in rows if row[0]["kind"] == "auto_reply"]
    yield _share("human called human", people, lambda label, found: found.kind == "human")
    yield _share("automatic called automatic", machines, lambda label, found: found.kind == "auto_reply")
    yield _share("return date right", machines, _has_return_date)
    yield _share("left the company right", machines, _has_left)
    yield _share("reply text exact, mails", people, _has_same_text)
    yield _share("intent right, mails", people, _has_intent)
    calendars = [row for row in rows if row[0]["kind"] == "calendar"]
    yield _share("calendar answers right", calendars, _has_calendar)


def _intents(folder: Path) -> Iterator[Label]:
    rows = []
    for label in _labels(folder / "intents.jsonl"):
        day = date.fromisoformat(label["sent_on"]) if label.get("sent_on") else None
        rows.append((label, understand_text(label["text"], sent_on=day)))
    yield _share("intent right, texts", rows, _has_intent)
    opted_out = [row for row in rows if row[0]["intent"] == "opt_out"]
    yield _share("opt-out recall", opted_out, lambda label, found: _intent(found) == "opt_out")
    claimed = [row for row in rows if _intent(row[1]) == "opt_out"]
    yield _share("opt-out precision", claimed, lambda label, found: label["intent"] == "opt_out")
    later = [row for row in rows if row[0]["intent"] == "later" and row[0].get("later_on")]
    yield _share("later month right", later, _has_later_month)
    referred = [row for row in rows if row[0].get("referral")]
    yield _share("referral right", referred, _has_referral)


def _share(name: str, rows: list[Row], is_right: Callable[[Label, Understanding], bool]) -> Label:
    missed = [_miss(label, found) for label, found in rows if not is_right(label, found)]
    share = round(100 * (1 - len(missed) / len(rows)), 1) if rows else None
    return {"name": name, "n": len(rows), "right": len(rows) - len(missed), "percent": share, "missed": missed}


def _miss(label: Label, found: Understanding) -> str:
    shown = {key: value for key, value in label.items() if key not in {"group", "status", "reply_text", "lang", "note"}}
    bounce = found.bounce and (found.bounce.recipients, found.bounce.permanence.value, found.bounce.cause.value)
    got = (found.kind.value, found.reason, bounce, found.auto_reply, found.verdict, found.reply_text)
    return f"{json.dumps(shown, ensure_ascii=False)}\n      → {got}"


def _is_bounce(label: Label, found: Understanding) -> bool:
    """The corpus calls a delay a bounce; here it is a notice that carries what a bounce would say."""
    return found.kind == "bounce" or (found.kind == "delivery_notice" and found.bounce is not None)


def _has_same_recipients(label: Label, found: Understanding) -> bool:
    return {one.lower() for one in label["recipients"]} == set(found.bounce.recipients if found.bounce else ())


def _is_hard(row: Row) -> bool:
    return row[1].bounce is not None and row[1].bounce.permanence == "hard"


def _has_same_text(label: Label, found: Understanding) -> bool:
    return (found.reply_text or "").split() == label["reply_text"].split()


def _has_return_date(label: Label, found: Understanding) -> bool:
    day = found.auto_reply.returns_on if found.auto_reply else None
    return (day.isoformat() if day else None) in {label["returns_on"], *label.get("returns_on_also", [])}


def _has_left(label: Label, found: Understanding) -> bool:
    return (found.auto_reply is not None and found.auto_reply.left_company) == label["left_company"]


def _has_calendar(label: Label, found: Understanding) -> bool:
    answer = found.calendar
    return answer is not None and (answer.method, answer.partstat) == (label["method"], label["partstat"])


def _has_intent(label: Label, found: Understanding) -> bool:
    return _intent(found) in {label["intent"], *label.get("also", [])}


def _intent(found: Understanding) -> str:
    return found.verdict.intent.value if found.verdict else ""


def _has_later_month(label: Label, found: Understanding) -> bool:
    return found.verdict is not None and (found.verdict.later_on or "")[:7] == label["later_on"][:7]


def _has_referral(label: Label, found: Understanding) -> bool:
    referral = found.verdict.referral if found.verdict else None
    wanted = label["referral"]
    return referral is not None and (referral.name, referral.email) == (wanted["name"], wanted["email"])


def _labels(file: Path) -> list[Label]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
