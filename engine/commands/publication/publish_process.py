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
    """The digests under which the versions are frozen, in the order given."""

    digests: tuple[str, ...]


@dataclass(frozen=True)
class PublishProcesses(Command[Published]):
    """Put processes that belong together into force for every authority, or none of them."""

    #: Process id -> the files of its bundle by their path.
    processes: Mapping[str, Mapping[str, str]]
    reason: str
    legal_basis: str
    valid_from: date = EVER


@performs
def publish_processes(command: PublishProcesses, work: Work) -> Published:
    """Refuse files that break a rule; else freeze them and put them into force.

    Only the system publishes alone, and only what the product ships (decisions/0019).
    """
    if work.actor != SYSTEM:
        raise NotAllowed("publish a process alone")
    stream_id = streams.of_kind(work.connection, "administration")
    if stream_id is None:
        stream_id = work.begin("administration", None)
    together = [
        *versions.diagrams_in_force(work.connection),
        *(files.get("process.bpmn", "") for files in command.processes.values()),
    ]
    digests = []
    for process_id, files in command.processes.items():
        digest = _publish(command, work, process_id, files, together)
        digests.append(digest)
        work.record(
            stream_id,
            Kind.PROCESS_PUBLISHED,
            {"process": process_id, "bundle": digest, "valid_from": command.valid_from},
        )
    return Published(tuple(digests))


def _publish(
    command: PublishProcesses,
    work: Work,
    process_id: str,
    files: Mapping[str, str],
    together: list[str],
) -> str:
    spec = _compiled(process_id, files, together)
    digest = bundles.content_digest(process_id, files, INTERPRETER_VERSION)
    bundles.add(work.connection, Bundle(digest, process_id, files, spec, INTERPRETER_VERSION))
    versions.add(
        work.connection,
        versions.Version(
            process_id=process_id,
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
    return digest


def _compiled(process_id: str, files: Mapping[str, str], together: list[str]) -> CompiledSpec:
    wrong = findings(process_id, files, together)
    if wrong:
        raise ProcessRefused(process_id, wrong)
    diagrams = {path: text.encode() for path, text in files.items() if path.endswith(".bpmn")}
    try:
        return compile_bundle(process_id, diagrams)
    except BundleBroken as broken:
        raise ProcessRefused(process_id, (str(broken),)) from broken
