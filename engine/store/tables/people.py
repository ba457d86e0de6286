"""Authorities, units, people, roles, organisations, sessions, tokens."""

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
    false,
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
    # Whose administrators look after the account; null for one that never had an office.
    Column("authority_id", Id),
    # A one-time password opens nothing but the page that replaces it.
    Column("must_change", Boolean, nullable=False, server_default=false()),
    # The day on which the person left; an ended account is never opened again.
    Column("ended_on", Date),
    # How the provider of sign-in names the person, as an administrator entered it.
    Column("external_id", String(128)),
    Index(None, "external_id", unique=True),
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
    # Where from and which browser, for its owner to recognise it.
    Column("address", String(64), nullable=False, server_default=""),
    Column("agent", String(255), nullable=False, server_default=""),
    # open; code: the password was right and a code is still owed
    Column("stage", Code, nullable=False, server_default="open"),
    # Wrong codes so far.
    Column("tries", Integer, nullable=False, server_default="0"),
    # password, provider
    Column("way", Code, nullable=False, server_default="password"),
)

second_factors = Table(
    "second_factors",
    metadata,
    Column("user_id", Id, ForeignKey("users.user_id"), primary_key=True, autoincrement=False),
    # Encrypted with the key of the installation.
    Column("secret", Text, nullable=False),
    # Null until a first code has shown that the telephone knows the secret.
    Column("confirmed_at", UtcDateTime),
    # The last time step whose code was used: no code counts twice.
    Column("last_step", Id, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed_at", UtcDateTime),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("user_id", Id, ForeignKey("users.user_id"), primary_key=True, autoincrement=False),
    Column("code_hash", Digest, primary_key=True),
    Column("used_at", UtcDateTime),
)

#: What a provider of sign-in calls a person, learnt when they first came from there.
identities = Table(
    "identities",
    metadata,
    Column("issuer", String(255), primary_key=True),
    Column("subject", String(255), primary_key=True),
    Column("user_id", Id, ForeignKey("users.user_id"), nullable=False),
    UniqueConstraint("user_id", "issuer"),
)

#: Why an administrator did something: told by the event as a salted digest, so that a reason
#: that says too much about somebody can be erased.
reasons = Table(
    "reasons",
    metadata,
    Column("digest", Digest, primary_key=True),
    Column("salt", String(64), nullable=False),
    Column("reason", Text, nullable=False),
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
