"""Streams, their events, and what makes a repeat harmless."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text, text

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

#: Written into the statement, not bound to it: SQLite uses a partial index for nothing else.
TALLIED = text("kind = 'panel-closed'")

streams = Table(
    "streams",
    metadata,
    Column("stream_id", Id, primary_key=True, autoincrement=True),
    Column("kind", Code, nullable=False),
    # The immutable home: where tables are partitioned one day.
    Column("home_id", Id),
    Column("last_seq", Integer, nullable=False),
    Column("last_hash", Digest, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("stream_id", Id, ForeignKey("streams.stream_id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, nullable=False),
    Column("kind", Code, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Id, nullable=False),
    Column("on_behalf", Id),
    Column("legal_date", Date),
    Column("element", String(255)),
    Column("activity_key", String(255)),
    # Canonical JSON as text, not JSONB: the hash covers these very characters.
    Column("body", Text, nullable=False),
    Column("submission", Digest),
    Column("command_id", String(64)),
    Column("previous", Digest, nullable=False),
    Column("hash", Digest, nullable=False),
    # The one kind that pages look up by itself; a page must not read a case from its start.
    Index(
        "ix_events_panel_closed",
        "stream_id",
        "seq",
        sqlite_where=TALLIED,
        postgresql_where=TALLIED,
    ),
)

remembered = Table(
    "remembered",
    metadata,
    Column("actor", Id, primary_key=True, autoincrement=False),
    Column("command_id", String(64), primary_key=True),
    Column("payload_digest", Digest, nullable=False),
    # Null only inside the transaction that is at work.
    Column("answer", Text),
    Column("at", UtcDateTime, nullable=False),
)

access_log = Table(
    "access_log",
    metadata,
    Column("entry_id", Id, primary_key=True, autoincrement=True),
    Column("authority_id", Id),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Id, nullable=False),
    # refused, read, signed-in, sign-in-refused
    Column("kind", Code, nullable=False),
    Column("code", Code, nullable=False),
    # What was asked for: a command's name and its ids, never answers.
    Column("about", String(255), nullable=False),
    # The event of the access stream that covers this entry; null until the worker seals it.
    Column("sealed_seq", Integer),
    Index(None, "sealed_seq", "entry_id"),
)
