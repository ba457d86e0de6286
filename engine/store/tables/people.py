"""Authorities, units, people, roles, organisations, sessions, tokens."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

authorities = Table(
    "authorities",
    metadata,
    Column(
        "authority_id", Id, ForeignKey("streams.stream_id"), primary_key=True, autoincrement=False
    ),
    Column("code", Code, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    # "cấp thành phố" or "cấp tỉnh": how its missions are called.
    Column("level_label", String(64), nullable=False),
)

units = Table(
    "units",
    metadata,
    Column("unit_id", Id, primary_key=True, autoincrement=True),
    Column("authority_id", Id, nullable=False),
    Column("key", Code, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("authority_id", "key"),
)

organisations = Table(
    "organisations",
    metadata,
    Column("organisation_id", Id, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("tax_code", String(32)),
    Column("address", Text),
    Column("sample", Boolean, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("user_id", Id, primary_key=True, autoincrement=True),
    Column("login", String(128), nullable=False, unique=True),
    # Family name first, as written.
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("email", String(255)),
    Column("organisation_id", Id),
    Column("password_hash", String(255), nullable=False),
    Column("language", String(2), nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("sample", Boolean, nullable=False),
)

grants = Table(
    "grants",
    metadata,
    Column("grant_id", Id, primary_key=True, autoincrement=True),
    Column("user_id", Id, ForeignKey("users.user_id"), nullable=False, index=True),
    Column("role", Code, nullable=False),
    Column("authority_id", Id, nullable=False),
    Column("unit_id", Id),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index(None, "authority_id", "role"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Digest, primary_key=True),
    Column("user_id", Id, ForeignKey("users.user_id"), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

#: What opens the HTTP interface to a program in somebody's name; a row is never deleted.
tokens = Table(
    "tokens",
    metadata,
    Column("token_id", Id, primary_key=True, autoincrement=True),
    Column("token_hash", Digest, nullable=False, unique=True),
    Column("user_id", Id, ForeignKey("users.user_id"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    # ``read``, or ``write``, which reads as well.
    Column("scope", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    # The last day on which it opens anything.
    Column("expires_on", Date, nullable=False),
    Column("revoked_at", UtcDateTime),
)

#: Facts about this installation: whether it holds sample data, and its sample clock.
installation = Table(
    "installation",
    metadata,
    Column("key", Code, primary_key=True),
    Column("value", Text, nullable=False),
)
