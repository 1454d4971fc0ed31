"""Files on their way to an import: kept while somebody maps their columns, for a day at most."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from sequencer.core.read.candidate_look import Look, folded, given_back
from sequencer.core.read.import_report import ImportReport
from sequencer.store.base import NEVER_AGAIN, Base, Instant, Short

KEPT = timedelta(days=1)
LONGEST_NAME = 200
_MOST_SHOWN = 200


class Upload(Base):
    """`columns` is what the file looks like, `mapping` leads from its columns to fields.

    `result` is what the last dry run, or the import, came to, `trouble` why there was none. Once `import_id` is set
    `content` is empty and `leftover` holds the lines that were skipped.
    """

    __tablename__ = "import_uploads"
    __table_args__ = NEVER_AGAIN

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str] = mapped_column(Short)
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    lines: Mapped[int]
    columns: Mapped[list[Any]] = mapped_column(JSON)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON)
    known: Mapped[list[Any]] = mapped_column(JSON, default=list)
    pool: Mapped[str] = mapped_column(Short, default="")
    source: Mapped[str] = mapped_column(Short, default="")
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    checked_at: Mapped[datetime | None] = mapped_column(Instant)
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    trouble: Mapped[str] = mapped_column(Text, default="")
    leftover: Mapped[bytes] = deferred(mapped_column(LargeBinary, default=b""))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("imports.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Instant, index=True)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the columns of a file become, and what holds for all of its people."""

    mapping: Mapping[str, str]
    pool: str
    source: str
    team_id: int | None


class RememberedHeader(Base):
    """What a column of this name became the last time."""

    __tablename__ = "import_headers"

    id: Mapped[int] = mapped_column(primary_key=True)
    header: Mapped[str] = mapped_column(Short, unique=True)
    field: Mapped[str] = mapped_column(String(60))


def keep_upload(
    session: Session,
    user_id: int,
    file_name: str,
    content: bytes,
    look: Look,
    mapping: Mapping[str, str],
    known: Iterable[str],
    now: datetime,
) -> Upload:
    """Keep a file; `known` are the columns that are mapped as last time."""
    upload = Upload(
        user_id=user_id,
        file_name=file_name,
        content=content,
        lines=look.lines,
        columns=[
            {"label": one.label, "own": one.own, "percent": one.percent, "samples": list(one.samples)}
            for one in look.columns
        ],
        mapping=dict(mapping),
        known=list(known),
        created_at=now,
    )
    session.add(upload)
    session.flush()
    return upload


def upload_of(session: Session, upload_id: int, user_id: int, now: datetime) -> Upload | None:
    """A file somebody has brought themselves and that is still kept."""
    found = select(Upload).where(
        Upload.id == upload_id, Upload.user_id == user_id, Upload.import_id.is_(None), Upload.created_at > now - KEPT
    )
    return session.scalar(found)


def chosen_for(upload: Upload) -> Chosen:
    return Chosen(upload.mapping, upload.pool, upload.source, upload.team_id)


def choose(upload: Upload, chosen: Chosen) -> None:
    """From now on this holds for a file; what was tried before says nothing any more."""
    upload.mapping, upload.pool, upload.source = dict(chosen.mapping), chosen.pool, chosen.source
    upload.team_id = chosen.team_id
    upload.checked_at, upload.result, upload.trouble = None, {}, ""


def note_tried(upload: Upload, report: ImportReport | None, trouble: str, now: datetime) -> None:
    upload.checked_at, upload.trouble = now, trouble
    upload.result = as_result(report) if report is not None else {}


def uploads_waiting(session: Session, user_id: int, now: datetime) -> list[Upload]:
    """What somebody has begun to import, the newest first."""
    mine = (Upload.user_id == user_id, Upload.import_id.is_(None), Upload.created_at > now - KEPT)
    return list(session.scalars(select(Upload).where(*mine).order_by(Upload.id.desc()).limit(10)))


def upload_behind(session: Session, import_id: int, now: datetime) -> Upload | None:
    """What is still kept of the file an import came from: the lines it left out."""
    return session.scalar(select(Upload).where(Upload.import_id == import_id, Upload.created_at > now - KEPT))


def remembered(session: Session, labels: Iterable[str]) -> dict[str, str]:
    """Field by folded header, for those columns that were mapped before."""
    wanted = {folded(label) for label in labels}
    rows = session.scalars(select(RememberedHeader).where(RememberedHeader.header.in_(wanted)))
    return {row.header: row.field for row in rows}


def settle(session: Session, upload: Upload, report: ImportReport) -> None:
    """An upload has been taken in: its bytes go, but for the lines that were left out; its mapping is remembered."""
    upload.leftover = leftover(upload.content, report)
    upload.content, upload.import_id = b"", report.import_id
    upload.result = as_result(report)
    present = {row.header: row for row in session.scalars(select(RememberedHeader))}
    for label, field in upload.mapping.items():
        row = present.get(folded(label))
        if row is None:
            row = present[folded(label)] = RememberedHeader(header=folded(label), field=field)
            session.add(row)
        row.field = field


def as_result(report: ImportReport) -> dict[str, Any]:
    """A report as it is kept beside its file: counts, and the first of the lines that were left out."""
    return {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": len(report.skipped),
        "lines": [
            {"line": one.line, "who": "" if one.is_wish else one.email, "why": one.reason}
            for one in report.skipped[:_MOST_SHOWN]
        ],
        "waiting": len(report.waiting),
        "waits": [{"line": one.line, "who": one.email, "why": one.waits} for one in report.waiting[:_MOST_SHOWN]],
        "changes": dict(report.changed_fields),
        "without_opening_line": report.without_opening_line,
        "without_domain": report.without_domain,
    }


def leftover(content: bytes, report: ImportReport) -> bytes:
    """The lines of a file that were left out, as a file; of who asked not to be written to, only number and reason."""
    reasons = {one.line: one.reason for one in report.skipped}
    return given_back(content, reasons, frozenset(one.line for one in report.skipped if one.is_wish))


def drop_old_uploads(session: Session, now: datetime) -> None:
    """Forget what has been kept for a day."""
    session.execute(delete(Upload).where(Upload.created_at <= now - KEPT))


def uploads_over(session: Session, now: datetime, limit: int) -> list[int]:
    """Files that have been kept for a day."""
    return list(session.scalars(select(Upload.id).where(Upload.created_at <= now - KEPT).limit(limit)))


def drop_uploads_naming(session: Session, addresses: Iterable[str]) -> None:
    """Forget every kept file in which one of these addresses stands: its owner is erased, and so is the file."""
    wanted = [address.lower() for address in addresses]
    for upload in session.scalars(select(Upload)).all():
        kept = (upload.content, upload.leftover)
        texts = [data.decode(name, "ignore").lower() for data in kept for name in ("utf-8", "utf-16-le", "utf-16-be")]
        texts.append(str(upload.result).lower() + str(upload.columns).lower())
        if any(address in text for address in wanted for text in texts):
            session.delete(upload)


def dry_run_said(found: Upload) -> str:
    """What the dry run that somebody has before them said; nothing is imported on the strength of another one."""
    if found.checked_at is None:
        return ""
    said = json.dumps([found.mapping, found.pool, found.source, found.team_id, found.result], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
