"""Names that sequences refer to: a team's or role's new name has to stand in every version that used the old one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from sequencer.store.sequence_drafts import SequenceDraft
from sequencer.store.sequences import Sequence, SequenceVersion


def rename_in_sequences(session: Session, team_id: int, field: str, old: str, new: str) -> None:
    """Let every version and draft of a team's sequences name its team or role as it is called now; steps stay."""
    of_team = Sequence.team_id == team_id
    versions = session.scalars(select(SequenceVersion).join(Sequence).where(of_team))
    drafts = session.scalars(select(SequenceDraft).join(Sequence).where(of_team))
    for row in (*versions, *drafts):
        if row.content.get(field) == old:
            row.content = row.content | {field: new}
