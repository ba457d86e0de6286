"""Cases and everything that stands in them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from engine.store.tables.columns import Code, Digest, Id, UtcDateTime, metadata

cases = Table(
    "cases",
    metadata,
    Column("case_id", Id, ForeignKey("streams.stream_id"), primary_key=True, autoincrement=False),
    Column("process_id", Code, nullable=False),
    # Pinned for life; only case-migrated changes it.
    Column("bundle_digest", Digest, ForeignKey("bundles.digest"), nullable=False),
    Column("authority_id", Id, nullable=False, index=True),
    Column("mission_id", Id, index=True),
    Column("parent_id", Id, index=True),
    Column("council_id", Id),
    # Where its outside parties stand: the case itself, or its mission.
    Column("party_id", Id, nullable=False, index=True),
    Column("title", Text, nullable=False),
    # Without accents, for search.
    Column("folded", Text, nullable=False),
    # open, ended
    Column("state", Code, nullable=False),
    Column("ending", Code),
    # Counts steps. A writer that saw another number lost the race: CaseMovedOn.
    Column("revision", Integer, nullable=False),
    # Bytes, not JSON: a restore depends on key order.
    Column("snapshot", LargeBinary, nullable=False),
    # The newest submission of each form, panels' aside, JSON: what a form is filled in from
    # must not cost more the older the case is.
    Column("latest", Text, nullable=False, server_default="{}"),
    Column("started_on", Date, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)

tasks = Table(
    "tasks",
    metadata,
    Column("task_id", String(64), primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False),
    Column("activity_key", String(255), nullable=False),
    Column("element", String(255), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Code, nullable=False),
    Column("panel", Boolean, nullable=False),
    Column("form_id", Code),
    Column("form_digest", Digest),
    # The element's properties, JSON.
    Column("properties", Text, nullable=False),
    # Copied from the case, so that the inbox is one indexed read.
    Column("authority_id", Id, nullable=False),
    Column("party_id", Id, nullable=False),
    Column("council_id", Id),
    Column("folded", Text, nullable=False),
    Column("assignee", Id),
    # open, completed, cancelled
    Column("state", Code, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("due_on", Date),
    Index(None, "case_id", "state"),
    Index(None, "state", "authority_id", "role", "due_on"),
    Index(None, "state", "party_id", "role"),
    Index(None, "state", "assignee", "due_on"),
)

panel_items = Table(
    "panel_items",
    metadata,
    Column("item_id", String(96), primary_key=True),
    Column("task_id", String(64), ForeignKey("tasks.task_id"), nullable=False, index=True),
    Column("case_id", Id, nullable=False),
    Column("seat_id", Id, nullable=False),
    Column("user_id", Id, nullable=False),
    # The proposal or application judged; null where the case itself is.
    Column("subject_id", Id),
    # open, filed, closed
    Column("state", Code, nullable=False),
    Column("filed_at", UtcDateTime),
    Column("submission", Digest, index=True),
    Index(None, "user_id", "state"),
)

deadlines = Table(
    "deadlines",
    metadata,
    Column("deadline_id", String(64), primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("activity_key", String(255), nullable=False),
    Column("element", String(255), nullable=False),
    Column("name", Text, nullable=False),
    Column("timer_id", Code),
    Column("starts_on", Date, nullable=False),
    Column("amount", Integer, nullable=False),
    # WD, d, month
    Column("unit", Code, nullable=False),
    # forward, back
    Column("direction", Code, nullable=False),
    # Days on which it stood still, JSON: [[from, to]]; an open pause has no end yet.
    Column("pauses", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    # The instant at which the term has ended.
    Column("due_at", UtcDateTime, nullable=False),
    # open, paused, reached, cancelled
    Column("state", Code, nullable=False),
    # How it was computed, JSON.
    Column("steps", Text, nullable=False),
    Index(None, "state", "due_at"),
)

catches = Table(
    "catches",
    metadata,
    Column("case_id", Id, ForeignKey("cases.case_id"), primary_key=True, autoincrement=False),
    Column("activity_key", String(255), primary_key=True),
    Column("element", String(255), nullable=False),
    Column("name", Text, nullable=False),
    Column("message", Code, nullable=False),
)

requests = Table(
    "requests",
    metadata,
    Column("request_id", String(64), primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("activity_key", String(255), nullable=False),
    Column("element", String(255), nullable=False),
    # operation, decision
    Column("kind", Code, nullable=False),
    Column("name", Code, nullable=False),
    # The request as asked, JSON, so that a retry needs no runtime.
    Column("asked", Text, nullable=False),
    # failed, cancelled, retried; a request that succeeded leaves only its event
    Column("state", Code, nullable=False, index=True),
    Column("error_code", Code, nullable=False),
    Column("error", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("message_id", Id, primary_key=True, autoincrement=True),
    Column("name", Code, nullable=False),
    Column("from_case", Id, nullable=False),
    Column("to_case", Id, nullable=False),
    Column("payload", Text, nullable=False),
    # waiting, delivered, undeliverable
    Column("state", Code, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Index(None, "state", "to_case"),
)

links = Table(
    "links",
    metadata,
    Column("parent_id", Id, primary_key=True, autoincrement=False),
    Column("case_id", Id, primary_key=True, autoincrement=False, index=True),
    # submitted, accepted, rejected, withdrawn, passed, failed, approved, refused, won, lost
    Column("state", Code, nullable=False),
    # The council's aggregate for this subject, JSON; null before a tally.
    Column("tally", Text),
)

parties = Table(
    "parties",
    metadata,
    Column("party_id", Id, primary_key=True, autoincrement=False),
    Column("role", Code, primary_key=True),
    Column("user_id", Id, index=True),
    Column("organisation_id", Id, index=True),
)

search_hits = Table(
    "search_hits",
    metadata,
    Column("hit_id", Id, primary_key=True, autoincrement=True),
    Column("case_id", Id, nullable=False, index=True),
    Column("subject_id", Id, nullable=False),
    Column("body", Text, nullable=False),
)
