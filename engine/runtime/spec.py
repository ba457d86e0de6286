"""The compiled form of a bundle's diagrams, as a bundle keeps it."""

import json
from typing import Any, Final

from engine.runtime.building import build
from engine.runtime.errors import BundleBroken

#: Counts the layouts of the compiled form; a case's snapshot depends on it too.
FORMAT: Final = 1


class CompiledSpec:
    """A process with everything it calls, ready to run; share it between cases and threads."""

    def __init__(self, content: dict[str, Any]) -> None:
        if content.get("format") != FORMAT:
            raise BundleBroken(str(content.get("process", "")), "", "It was compiled otherwise.")
        self.process: str = content["process"]
        self._content = content
        #: SpiffWorkflow's specs by scope, built at once: they are read by every step.
        self.scopes = build(content["scopes"])

    def to_bytes(self) -> bytes:
        """Return canonical JSON: equal diagrams give equal bytes."""
        text = json.dumps(self._content, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
        return text.encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "CompiledSpec":
        return cls(json.loads(data))
