"""What the BPMN room refuses."""

from engine.model.errors import EngineError


class UnsafeXml(EngineError):
    """The bytes are not a BPMN document that may be opened."""

    code = "unsafe-xml"

    def __init__(self, reason: str, line: int = 1) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"The file is not opened: {reason}")
