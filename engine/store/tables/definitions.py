"""What is published: bundles, versions, forms."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

bundles = Table(
    "bundles",
    metadata,
    Column("digest", Digest, primary_key=True),
    Column("process_id", Code, nullable=False),
    # Every file of the bundle by its path, canonical JSON, zlib: the digest covers it.
    Column("content", LargeBinary, nullable=False),
    # Compiled once, at publication.
    Column("spec", LargeBinary, nullable=False),
    Column("interpreter", Integer, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("version_id", Id, primary_key=True, autoincrement=True),
    Column("process_id", Code, nullable=False),
    Column("bundle_digest", Digest, ForeignKey("bundles.digest"), nullable=False),
    # Null: the national base.
    Column("authority_id", Id),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("published_by", Id, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
    Column("reason", String(255), nullable=False),
    Column("legal_basis", String(255), nullable=False),
    Index(None, "process_id", "valid_from"),
)

forms = Table(
    "forms",
    metadata,
    Column("digest", Digest, primary_key=True),
    Column("form_id", Code, nullable=False),
    Column("content", Text, nullable=False),
)
