"""Publish what the product ships, at first start and never again by itself.

A later release's changed base does not publish itself over what is in force: only a process
that was never published is (engine.md, "What ships and what is edited").
"""

from collections.abc import Callable

from engine.commands.publication.publish_process import PublishProcesses
from engine.commands.publication.shipped import Tree
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.values import digest
from engine.settings import SHIPPED
from engine.store import versions


def publish_shipped(engine: Engine, say: Callable[[str], None] = lambda _: None) -> int:
    """Publish every shipped process that is in force nowhere; return how many."""
    tree = Tree(SHIPPED / "processes" / "base" / "R2013", SHIPPED / "forms")
    with engine.database.reading() as connection:
        missing = [one for one in tree.diagrams if not versions.any_of(connection, one)]
    if missing:
        say(", ".join(missing))
        engine.do(
            PublishProcesses(
                {process_id: tree.bundle_files(process_id) for process_id in missing},
                reason="Phiên bản kèm theo sản phẩm",
                legal_basis="R2013",
                actor=SYSTEM,
                command_id=f"shipped:{digest(' '.join(missing))[:16]}",
            )
        )
    return len(missing)
