"""Sign in somebody whom a provider vouches for."""

from dataclasses import dataclass, field

from engine.commands.accounts.administration import record
from engine.commands.accounts.errors import NotKnownHere
from engine.commands.accounts.sign_in import Arrival, SignedIn, new_token, open_session
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import accounts, identities, people
from engine.store.accounts import AccountRow


@dataclass(frozen=True)
class SignInFromOutside(Command[SignedIn]):
    """Open a session for the person a provider calls ``subject``.

    ``claim`` finds an account that was never signed in to from there: a verified address
    (``by_email``), or the name an administrator entered.
    """

    issuer: str
    subject: str = field(repr=False, metadata={"secret": True})
    claim: str = field(repr=False, metadata={"secret": True})
    by_email: bool
    address: str = ""
    agent: str = ""
    token: str = field(default_factory=new_token, repr=False, metadata={"secret": True})


@performs
def sign_in_from_outside(command: SignInFromOutside, work: Work) -> SignedIn:
    """Refuse strangers and locked people alike: accounts are made by administrators.

    The first sign-in ties the account to the subject, which never changes and is never given
    to somebody else, unlike an address.
    """
    user_id = identities.user_of(work.connection, command.issuer, command.subject)
    if user_id is None:
        found = _never_seen(command, work)
        if found is None or not found.enabled:
            raise NotKnownHere
        user_id = found.user_id
        identities.link(work.connection, command.issuer, command.subject, user_id)
        record(work, Kind.IDENTITY_LINKED, user=user_id)
    account = people.account_of(work.connection, user_id)
    if account is None or not account.enabled:
        raise NotKnownHere
    arrival = Arrival(command.token, command.address, command.agent)
    open_session(work, user_id, arrival, "provider")
    return SignedIn(user_id, account.language)


def _never_seen(command: SignInFromOutside, work: Work) -> AccountRow | None:
    if not command.claim:
        return None
    if command.by_email:
        found = accounts.with_email(work.connection, command.claim)
    else:
        found = accounts.named_outside(work.connection, command.claim)
    if found is not None and identities.is_linked(work.connection, command.issuer, found.user_id):
        return None
    return found
