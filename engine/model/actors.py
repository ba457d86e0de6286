"""Who acts: opaque ids and the roles they hold, never a session or a request."""

from dataclasses import dataclass
from typing import Final

#: Roles held through a party to the case or the mission, or a seat in a council; every
#: other role is held through a grant in the authority of the case (national.md 1.1).
PARTY_ROLES: Final = frozenset(
    {"proposer", "orderer", "host_org", "pi", "sci_sec_project", "partner_org"}
)
#: Party roles held by everybody who acts for the organisation; the others are personal.
ORGANISATION_ROLES: Final = frozenset({"host_org", "partner_org", "orderer"})
#: Granted to people from outside who are called in now and then: they see what they are
#: called to, and nothing else of the authority.
CALLED_ROLES: Final = frozenset({"expert_group", "independent_expert", "vote_board", "treasury"})
COUNCIL_ROLES: Final = frozenset(
    {"council_chair", "council_vice", "council_reviewer", "council_sci_sec", "council_member"}
)

#: Roles an administrator gives; all others come from a case, a mission or a council.
GRANTED_ROLES: Final = (
    "authority", "leader", "task_unit", "fund_unit", "info_unit", "admin_sec", "cost_group",
    "expert_group", "independent_expert", "vote_board", "treasury", "administrator", "auditor",
)  # fmt: skip


@dataclass(frozen=True)
class Grant:
    """One role held in one authority, perhaps within one of its units."""

    role: str
    authority_id: int
    unit_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """The person (or the system) behind a command or a question."""

    user_id: int
    name: str
    grants: tuple[Grant, ...] = ()
    organisation_id: int | None = None

    def holds(self, role: str, authority_id: int | None) -> bool:
        """Say whether this actor holds ``role`` in that authority."""
        return any(
            grant.role == role and grant.authority_id == authority_id for grant in self.grants
        )

    def authorities(self, role: str) -> frozenset[int]:
        """Return the authorities in which this actor holds ``role``."""
        return frozenset(grant.authority_id for grant in self.grants if grant.role == role)

    def authorities_held(self) -> frozenset[int]:
        """Return every authority in which this actor holds any role."""
        return frozenset(grant.authority_id for grant in self.grants)


@dataclass(frozen=True)
class Party:
    """Somebody from outside: a person, an organisation, or a person of one."""

    role: str
    user_id: int | None
    organisation_id: int | None = None

    def is_held_by(self, actor: Actor) -> bool:
        """Say whether the actor is this party, in person or through their organisation.

        A principal investigator is a person; the organisation beside the name only says
        where they work and gives its staff nothing.
        """
        if self.user_id is not None and self.role not in ORGANISATION_ROLES:
            return self.user_id == actor.user_id
        if self.organisation_id is not None:
            return self.organisation_id == actor.organisation_id
        return self.user_id is not None and self.user_id == actor.user_id


#: Deadlines, deliveries and shipped publications are done by nobody in particular.
SYSTEM: Final = Actor(user_id=0, name="Hệ thống")
