"""Missions, councils, records, notices, registers, files."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only for INTEGER keys.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _files()
    _notices()
    _records()
    _case_files()
    _councils()
    _missions()
    _registers()
    _uploads()
    _numbers()
    _seats()


def _files() -> None:
    op.create_table(
        "files",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=128), nullable=False),
        sa.Column("stored_by", ID, nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_files")),
    )


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("notice_id", ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("mission_id", ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_notices")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notices_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_notices_kind_opens_on"), ["kind", "opens_on"], unique=False
        )


def _records() -> None:
    op.create_table(
        "records",
        sa.Column("record_id", ID, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("case_id", ID, nullable=True),
        sa.Column("mission_id", ID, nullable=True),
        sa.Column("number", sa.String(length=64), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_records")),
    )
    with op.batch_alter_table("records", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_records_kind_number"), ["kind", "number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_records_mission_id"), ["mission_id"], unique=False)


def _case_files() -> None:
    op.create_table(
        "case_files",
        sa.Column("submission", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["files.digest"], name=op.f("fk_case_files_digest_files")
        ),
        sa.PrimaryKeyConstraint("submission", "digest", name=op.f("pk_case_files")),
    )
    with op.batch_alter_table("case_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_files_case_id"), ["case_id"], unique=False)


def _councils() -> None:
    op.create_table(
        "councils",
        sa.Column("council_id", ID, autoincrement=False, nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("decision_no", sa.String(length=64), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["streams.stream_id"], name=op.f("fk_councils_council_id_streams")
        ),
        sa.PrimaryKeyConstraint("council_id", name=op.f("pk_councils")),
    )
    with op.batch_alter_table("councils", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_councils_case_id"), ["case_id"], unique=False)


def _missions() -> None:
    op.create_table(
        "missions",
        sa.Column("mission_id", ID, autoincrement=False, nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["mission_id"], ["streams.stream_id"], name=op.f("fk_missions_mission_id_streams")
        ),
        sa.PrimaryKeyConstraint("mission_id", name=op.f("pk_missions")),
        sa.UniqueConstraint("code", name=op.f("uq_missions_code")),
    )
    with op.batch_alter_table("missions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_missions_authority_id"), ["authority_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_missions_status"), ["status"], unique=False)


def _registers() -> None:
    op.create_table(
        "registers",
        sa.Column("register_id", ID, autoincrement=False, nullable=False),
        sa.Column("authority_id", ID, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("mask", sa.String(length=64), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register_id"], ["streams.stream_id"], name=op.f("fk_registers_register_id_streams")
        ),
        sa.PrimaryKeyConstraint("register_id", name=op.f("pk_registers")),
        sa.UniqueConstraint(
            "authority_id", "key", "year", name=op.f("uq_registers_authority_id_key_year")
        ),
    )


def _uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["files.digest"], name=op.f("fk_uploads_digest_files")),
        sa.PrimaryKeyConstraint("user_id", "digest", name=op.f("pk_uploads")),
    )


def _numbers() -> None:
    op.create_table(
        "numbers",
        sa.Column("register_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("case_id", ID, nullable=False),
        sa.Column("element", sa.String(length=255), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["register_id"],
            ["registers.register_id"],
            name=op.f("fk_numbers_register_id_registers"),
        ),
        sa.PrimaryKeyConstraint("register_id", "number", name=op.f("pk_numbers")),
    )
    with op.batch_alter_table("numbers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_numbers_case_id"), ["case_id"], unique=False)


def _seats() -> None:
    op.create_table(
        "seats",
        sa.Column("seat_id", ID, autoincrement=True, nullable=False),
        sa.Column("council_id", ID, nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["council_id"], ["councils.council_id"], name=op.f("fk_seats_council_id_councils")
        ),
        sa.PrimaryKeyConstraint("seat_id", name=op.f("pk_seats")),
        sa.UniqueConstraint("council_id", "code", name=op.f("uq_seats_council_id_code")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_user_id"), ["user_id"], unique=False)
