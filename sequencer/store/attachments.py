"""Files that go with the mails of sequences, each kept once by its hash. What a step names never changes."""

import contextlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import LargeBinary, String, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from sequencer.core.plan.drafting import digests_in
from sequencer.core.plan.sequence import Definition, StepFile
from sequencer.core.write.attachments import Attachment, attachment_of, check_name
from sequencer.errors import RenderError, UserError
from sequencer.store.base import Base, Instant
from sequencer.store.sequence_drafts import SequenceDraft
from sequencer.store.sequences import SequenceVersion, definition_of
from sequencer.store.touches import Touch


class KeptFile(Base):
    """`digest` is the SHA-256 of the octets in hex. Rows are added and deleted, never changed."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    octets: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    size: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Instant)


def keep_file(session: Session, file: Attachment, now: datetime) -> StepFile:
    """Keep a file, once however often it is brought; it stays at least until this transaction ends."""
    if not _held(session, [file.digest]):
        row = KeptFile(digest=file.digest, octets=file.octets, size=len(file.octets), created_at=now)
        with contextlib.suppress(IntegrityError), session.begin_nested():  # brought by two people at once
            session.add(row)
        _held(session, [file.digest])
    return StepFile(file.name, file.digest, len(file.octets))


def file_behind(session: Session, file: StepFile) -> Attachment | None:
    """The file itself; None where it is not kept here."""
    octets = session.scalar(select(KeptFile.octets).where(KeptFile.digest == file.digest))
    return None if octets is None else Attachment(file.name, octets)


def files_behind(session: Session, files: Iterable[StepFile]) -> tuple[Attachment, ...]:
    """The files of a step with their octets. Raises RenderError naming one that is not there."""
    found = []
    for one in files:
        file = file_behind(session, one)
        if file is None:
            raise RenderError(f"attachments: “{one.name}” is not kept here any more. Add it to the step again.")
        found.append(file)
    return tuple(found)


def files_of(session: Session, touch: Touch) -> tuple[StepFile, ...]:
    """What goes, or went, with the mail of a step; nothing where its text is not written yet."""
    if not touch.is_step or touch.frozen is None or touch.version_id is None:
        return ()
    step = definition_of(session, touch.version_id).step(touch.step_key)
    return step.files if step is not None else ()


def with_true_sizes(session: Session, definition: Definition) -> Definition:
    """The same, each file with its size. Raises UserError for one that is not kept here, or is not what it is called."""
    steps = []
    for number, step in enumerate(definition.steps, 1):
        try:
            files = tuple(_with_size(session, one) for one in step.files)
        except UserError as error:
            raise UserError(f"Step {number}: `attachments`: {error}") from None
        steps.append(replace(step, files=files))
    return replace(definition, steps=tuple(steps))


def drop_unused(session: Session, digests: Collection[str]) -> None:
    """Forget those of these files that no version and no draft names."""
    held = {one.digest for one in _held(session, digests)} if digests else set()
    if held:
        contents = (select(column) for column in (SequenceVersion.content, SequenceDraft.content))
        named = {digest for found in contents for content in session.scalars(found) for digest in digests_in(content)}
        session.execute(delete(KeptFile).where(KeptFile.digest.in_(held - named)))


def _with_size(session: Session, named: StepFile) -> StepFile:
    kept = file_behind(session, named) if _held(session, [named.digest]) else None
    if kept is None:
        raise UserError(
            f"“{named.name}” is not kept here. Put the file beside the sequence file and write “file: {named.name}” "
            "instead of its hash, or add it on the page of the step."
        )
    check_name(named.name)
    attachment_of(named.name, kept.octets)
    return replace(named, size=len(kept.octets))


def _held(session: Session, digests: Iterable[str]) -> list[KeptFile]:
    """Their rows, locked: a file that is being named is not dropped meanwhile, nor the other way round."""
    wanted = select(KeptFile).where(KeptFile.digest.in_(list(digests))).order_by(KeptFile.id)
    return list(session.scalars(wanted.with_for_update()))
