"""Streams, their events, and what makes a repeat harmless."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only for INTEGER keys.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _access_log()
    _remembered()
    _streams()
    _events()


def _access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("entry_id", ID, autoincrement=True, nullable=False),
        sa.Column("authority_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", ID, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=255), nullable=False),
        sa.Column("sealed_seq", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_access_log")),
    )
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_access_log_sealed_seq_entry_id"),
            ["sealed_seq", "entry_id"],
            unique=False,
        )


def _remembered() -> None:
    op.create_table(
        "remembered",
        sa.Column("actor", ID, autoincrement=False, nullable=False),
        sa.Column("command_id", sa.String(length=64), nullable=False),
        sa.Column("payload_digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("actor", "command_id", name=op.f("pk_remembered")),
    )


def _streams() -> None:
    op.create_table(
        "streams",
        sa.Column("stream_id", ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("home_id", ID, nullable=True),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("stream_id", name=op.f("pk_streams")),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("stream_id", ID, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", ID, nullable=False),
        sa.Column("on_behalf", ID, nullable=True),
        sa.Column("legal_date", sa.Date(), nullable=True),
        sa.Column("element", sa.String(length=255), nullable=True),
        sa.Column("activity_key", sa.String(length=255), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("submission", sa.String(length=64), nullable=True),
        sa.Column("command_id", sa.String(length=64), nullable=True),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream_id"], ["streams.stream_id"], name=op.f("fk_events_stream_id_streams")
        ),
        sa.PrimaryKeyConstraint("stream_id", "seq", name=op.f("pk_events")),
    )
