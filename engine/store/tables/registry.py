"""Missions, councils, records, notices, registers, files."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

missions = Table(
    "missions",
    metadata,
    Column(
        "mission_id", Id, ForeignKey("streams.stream_id"), primary_key=True, autoincrement=False
    ),
    Column("authority_id", Id, nullable=False, index=True),
    Column("code", String(64), unique=True),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("status", Code, nullable=False, index=True),
    # Attributes gathered from forms, JSON.
    Column("body", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

councils = Table(
    "councils",
    metadata,
    Column(
        "council_id", Id, ForeignKey("streams.stream_id"), primary_key=True, autoincrement=False
    ),
    Column("case_id", Id, nullable=False, index=True),
    Column("authority_id", Id, nullable=False),
    Column("kind", Code, nullable=False),
    Column("decision_no", String(64)),
    Column("decided_on", Date, nullable=False),
)

seats = Table(
    "seats",
    metadata,
    Column("seat_id", Id, primary_key=True, autoincrement=True),
    Column("council_id", Id, ForeignKey("councils.council_id"), nullable=False),
    Column("code", Code, nullable=False),
    Column("role", Code, nullable=False),
    Column("user_id", Id, nullable=False, index=True),
    UniqueConstraint("council_id", "code"),
)

records = Table(
    "records",
    metadata,
    Column("record_id", Id, primary_key=True, autoincrement=True),
    Column("kind", Code, nullable=False),
    Column("authority_id", Id, nullable=False),
    Column("case_id", Id),
    Column("mission_id", Id, index=True),
    Column("number", String(64)),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("public", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_on", Date, nullable=False),
    Index(None, "kind", "number"),
)

notices = Table(
    "notices",
    metadata,
    Column("notice_id", Id, primary_key=True, autoincrement=True),
    Column("kind", Code, nullable=False),
    Column("authority_id", Id, nullable=False),
    Column("case_id", Id, nullable=False, index=True),
    Column("mission_id", Id),
    Column("title", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("opens_on", Date, nullable=False),
    # Null: kept without end.
    Column("closes_on", Date),
    Column("published_at", UtcDateTime, nullable=False),
    Index(None, "kind", "opens_on"),
)

registers = Table(
    "registers",
    metadata,
    Column(
        "register_id", Id, ForeignKey("streams.stream_id"), primary_key=True, autoincrement=False
    ),
    Column("authority_id", Id, nullable=False),
    Column("key", Code, nullable=False),
    Column("year", Integer, nullable=False),
    # "{n}/QĐ-SKHCN", "ĐT.{n:02}/{yy}" …
    Column("mask", String(64), nullable=False),
    Column("last_number", Integer, nullable=False),
    UniqueConstraint("authority_id", "key", "year"),
)

numbers = Table(
    "numbers",
    metadata,
    Column("register_id", Id, ForeignKey("registers.register_id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", String(64), nullable=False),
    Column("case_id", Id, nullable=False, index=True),
    Column("element", String(255), nullable=False),
    Column("drawn_on", Date, nullable=False),
    # A cancelled paper keeps its number.
    Column("void", Boolean, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("digest", Digest, primary_key=True),
    Column("size_bytes", Integer, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("stored_by", Id, nullable=False),
    Column("stored_at", UtcDateTime, nullable=False),
)

case_files = Table(
    "case_files",
    metadata,
    Column("submission", Digest, primary_key=True),
    Column("digest", Digest, ForeignKey("files.digest"), primary_key=True),
    Column("case_id", Id, nullable=False, index=True),
    Column("name", String(255), nullable=False),
)

#: Who uploaded which content under which name: until it is submitted it is theirs alone.
uploads = Table(
    "uploads",
    metadata,
    Column("user_id", Id, primary_key=True, autoincrement=False),
    Column("digest", Digest, ForeignKey("files.digest"), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
