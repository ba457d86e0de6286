"""What stands in a case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only for INTEGER keys.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _drafts()
    _links()
    _messages()
    _parties()
    _search_hits()
    _submissions()


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=96), nullable=False),
        sa.Column("form_digest", sa.String(length=64), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "place", name=op.f("pk_drafts")),
    )


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("parent_id", ID, autoincrement=False, nullable=False),
        sa.Column("case_id", ID, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("tally", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("parent_id", "case_id", name=op.f("pk_links")),
    )
    with op.batch_alter_table("links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_links_case_id"), ["case_id"], unique=False)


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("message_id", ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("from_case", ID, nullable=False),
        sa.Column("to_case", ID, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_messages_state_to_case"), ["state", "to_case"], unique=False
        )


def _parties() -> None:
    op.create_table(
        "parties",
        sa.Column("party_id", ID, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("organisation_id", ID, nullable=True),
        sa.PrimaryKeyConstraint("party_id", "role", name=op.f("pk_parties")),
    )
    with op.batch_alter_table("parties", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_parties_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_parties_user_id"), ["user_id"], unique=False)


def _search_hits() -> None:
    op.create_table(
        "search_hits",
        sa.Column("hit_id", ID, autoincrement=True, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hit_id", name=op.f("pk_search_hits")),
    )
    with op.batch_alter_table("search_hits", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_hits_case_id"), ["case_id"], unique=False)


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("mission_id", ID, nullable=True),
        sa.Column("task_id", sa.String(length=96), nullable=True),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("form_id", sa.String(length=64), nullable=False),
        sa.Column("form_digest", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("actor", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("legal_date", sa.Date(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_submissions")),
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submissions_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_submissions_mission_id"), ["mission_id"], unique=False)
