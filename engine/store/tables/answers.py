"""What people answered, and what they have not sent yet."""

from sqlalchemy import Boolean, Column, Date, String, Table, Text

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

submissions = Table(
    "submissions",
    metadata,
    Column("digest", Digest, primary_key=True),
    # At least 128 bits, kept only here: erasing the row leaves nothing to guess.
    Column("salt", String(64), nullable=False),
    Column("case_id", Id, nullable=False, index=True),
    Column("mission_id", Id, index=True),
    Column("task_id", String(96)),
    Column("element", String(255), nullable=False),
    Column("form_id", Code, nullable=False),
    Column("form_digest", Digest, nullable=False),
    Column("answers", Text, nullable=False),
    Column("actor", Id, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("legal_date", Date, nullable=False),
    # True until the tally of the panel it belongs to.
    Column("sealed", Boolean, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("user_id", Id, primary_key=True, autoincrement=False),
    # A task id or a panel item id.
    Column("place", String(96), primary_key=True),
    Column("form_digest", Digest, nullable=False),
    Column("raw", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
