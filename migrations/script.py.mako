"""${message}

Rules of the house: one change a file, read by hand before it lands. Old and new code run side by side while
an installation is upgraded, so expand first, deploy, and contract in a later release. Name every constraint
(the convention in sequencer/store/base.py does it for you). Never hold a lock over a long loop. `downgrade`
works on data, too: say so here if it cannot.
"""

from alembic import op
import sqlalchemy as sa
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
