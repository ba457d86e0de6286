"""Put a process into force: checked, compiled, frozen under its digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.commands.errors import NotAllowed, ProcessRefused
from engine.commands.publication.checking import findings
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.expressions import INTERPRETER_VERSION
from engine.model.actors import SYSTEM
from engine.model.events import Kind
from engine.runtime import BundleBroken, CompiledSpec, compile_bundle
from engine.store import bundles, streams, versions
from engine.store.bundles import Bundle

#: Shipped versions have no date of their own: the base runs for every date (issue of versions
#: by date: the authority's own come with theirs).
EVER: Final = date(1900, 1, 1)


@dataclass(frozen=True)
class Published:
    """The digest under which the version is frozen."""

    digest: str


@dataclass(frozen=True)
class PublishProcess(Command[Published]):
    """Put ``files`` (paths as in a bundle) into force for every authority."""

    process_id: str
    files: Mapping[str, str]
    reason: str
    legal_basis: str
    valid_from: date = EVER


@performs
def publish_process(command: PublishProcess, work: Work) -> Published:
    """Refuse a file that breaks a rule; else freeze it and put it into force.

    Only the system publishes alone, and only what the product ships (decisions/0011).
    """
    if work.actor != SYSTEM:
        raise NotAllowed("publish a process alone")
    spec = _compiled(command)
    digest = bundles.content_digest(command.process_id, command.files, INTERPRETER_VERSION)
    bundle = Bundle(digest, command.process_id, command.files, spec, INTERPRETER_VERSION)
    bundles.add(work.connection, bundle)
    versions.add(
        work.connection,
        versions.Version(
            process_id=command.process_id,
            bundle_digest=digest,
            authority_id=None,
            valid_from=command.valid_from,
            valid_to=None,
            published_by=work.actor.user_id,
            published_at=work.now,
            reason=command.reason,
            legal_basis=command.legal_basis,
        ),
    )
    stream_id = streams.of_kind(work.connection, "administration")
    if stream_id is None:
        stream_id = work.begin("administration", None)
    work.record(
        stream_id,
        Kind.PROCESS_PUBLISHED,
        {"process": command.process_id, "bundle": digest, "valid_from": command.valid_from},
    )
    return Published(digest)


def _compiled(command: PublishProcess) -> CompiledSpec:
    wrong = findings(command.process_id, command.files)
    if wrong:
        raise ProcessRefused(command.process_id, wrong)
    diagrams = {
        path: text.encode() for path, text in command.files.items() if path.endswith(".bpmn")
    }
    try:
        return compile_bundle(command.process_id, diagrams)
    except BundleBroken as broken:
        raise ProcessRefused(command.process_id, (str(broken),)) from broken
