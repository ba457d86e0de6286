"""Accounts: who looks after them, second factors, sign-in elsewhere, reasons of administrators."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: SQLite numbers rows by itself only for INTEGER keys.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _users()
    _sessions()
    _second_factors()
    _identities()
    op.create_table(
        "reasons",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("salt", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_reasons")),
    )


def _users() -> None:
    """Give each account to where it first held a role, else to the only authority there is."""
    op.add_column("users", sa.Column("authority_id", ID))
    op.add_column(
        "users", sa.Column("must_change", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    op.add_column("users", sa.Column("ended_on", sa.Date()))
    op.add_column("users", sa.Column("external_id", sa.String(128)))
    op.create_index("ix_users_external_id", "users", ["external_id"], unique=True)
    op.execute(
        """
        UPDATE users SET authority_id = (
            SELECT g.authority_id FROM grants g WHERE g.user_id = users.user_id
            ORDER BY g.grant_id LIMIT 1
        )
        """
    )
    op.execute(
        """
        UPDATE users SET authority_id = (SELECT MIN(authority_id) FROM authorities)
        WHERE authority_id IS NULL AND (SELECT COUNT(*) FROM authorities) = 1
        """
    )


def _sessions() -> None:
    for name, kind, default in (
        ("address", sa.String(64), ""),
        ("agent", sa.String(255), ""),
        ("stage", sa.String(64), "open"),
        ("tries", sa.Integer(), "0"),
        ("way", sa.String(64), "password"),
    ):
        op.add_column("sessions", sa.Column(name, kind, server_default=default, nullable=False))


def _second_factors() -> None:
    op.create_table(
        "second_factors",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("last_step", ID, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name=op.f("fk_second_factors_user_id_users")
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_second_factors")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("user_id", ID, autoincrement=False, nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name=op.f("fk_recovery_codes_user_id_users")
        ),
        sa.PrimaryKeyConstraint("user_id", "code_hash", name=op.f("pk_recovery_codes")),
    )


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(255), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name=op.f("fk_identities_user_id_users")
        ),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_identities")),
        sa.UniqueConstraint("user_id", "issuer", name=op.f("uq_identities_user_id_issuer")),
    )
