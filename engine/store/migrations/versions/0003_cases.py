"""Cases."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only for INTEGER keys.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _cases()
    _catches()
    _deadlines()
    _requests()
    _tasks()
    _panel_items()


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("case_id", ID, autoincrement=False, nullable=False),
        sa.Column("process_id", sa.String(length=64), nullable=False),
        sa.Column("bundle_digest", sa.String(length=64), nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("mission_id", ID, nullable=True),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("council_id", ID, nullable=True),
        sa.Column("party_id", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("ending", sa.String(length=64), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["bundle_digest"], ["bundles.digest"], name=op.f("fk_cases_bundle_digest_bundles")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["streams.stream_id"], name=op.f("fk_cases_case_id_streams")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_cases")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_authority_id"), ["authority_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_party_id"), ["party_id"], unique=False)


def _catches() -> None:
    op.create_table(
        "catches",
        sa.Column("case_id", ID, autoincrement=False, nullable=False),
        sa.Column("activity_key", sa.String(length=255), nullable=False),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_catches_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("case_id", "activity_key", name=op.f("pk_catches")),
    )


def _deadlines() -> None:
    op.create_table(
        "deadlines",
        sa.Column("deadline_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("activity_key", sa.String(length=255), nullable=False),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("timer_id", sa.String(length=64), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("direction", sa.String(length=64), nullable=False),
        sa.Column("pauses", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_deadlines_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("deadline_id", name=op.f("pk_deadlines")),
    )
    with op.batch_alter_table("deadlines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deadlines_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_deadlines_state_due_at"), ["state", "due_at"], unique=False
        )


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("activity_key", sa.String(length=255), nullable=False),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("error_code", sa.String(length=64), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_requests_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_requests")),
    )
    with op.batch_alter_table("requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requests_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_requests_state"), ["state"], unique=False)


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("task_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("activity_key", sa.String(length=255), nullable=False),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("panel", sa.Boolean(), nullable=False),
        sa.Column("form_id", sa.String(length=64), nullable=True),
        sa.Column("form_digest", sa.String(length=64), nullable=True),
        sa.Column("properties", sa.Text(), nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("party_id", ID, nullable=False),
        sa.Column("council_id", ID, nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("assignee", ID, nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_tasks_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("task_id", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_tasks_state_assignee_due_on"),
            ["state", "assignee", "due_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_tasks_state_authority_id_role_due_on"),
            ["state", "authority_id", "role", "due_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_tasks_state_party_id_role"), ["state", "party_id", "role"], unique=False
        )


def _panel_items() -> None:
    op.create_table(
        "panel_items",
        sa.Column("item_id", sa.String(length=96), nullable=False),
        sa.Column("task_id", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("seat_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submission", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.task_id"], name=op.f("fk_panel_items_task_id_tasks")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_panel_items")),
    )
    with op.batch_alter_table("panel_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_panel_items_task_id"), ["task_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_panel_items_user_id_state"), ["user_id", "state"], unique=False
        )
