"""The newest submission of each form, and indexes that keep old cases as quick as young ones."""

import sqlalchemy as sa
from alembic import op

from engine.model.values import dumps

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TALLIED = sa.text("kind = 'panel-closed'")


def upgrade() -> None:
    op.create_index("ix_panel_items_submission", "panel_items", ["submission"])
    op.create_index("ix_tasks_case_id_state", "tasks", ["case_id", "state"])
    op.drop_index("ix_tasks_case_id", "tasks")
    op.create_index(
        "ix_events_panel_closed",
        "events",
        ["stream_id", "seq"],
        sqlite_where=TALLIED,
        postgresql_where=TALLIED,
    )
    _latest()


def _latest() -> None:
    """Add the column and fill it from the submissions there are."""
    op.add_column("cases", sa.Column("latest", sa.Text(), server_default="{}", nullable=False))
    connection = op.get_bind()
    newest_last = sa.text(
        """
        SELECT s.case_id, s.form_id, s.digest FROM submissions s
        WHERE NOT EXISTS (SELECT 1 FROM panel_items p WHERE p.submission = s.digest)
        ORDER BY s.at, s.digest
        """
    )
    found: dict[int, dict[str, str]] = {}
    for case_id, form_id, digest in connection.execute(newest_last):
        found.setdefault(case_id, {})[form_id] = digest
    fill = sa.text("UPDATE cases SET latest = :latest WHERE case_id = :case_id")
    for case_id, latest in found.items():
        connection.execute(fill, {"case_id": case_id, "latest": dumps(latest)})
