"""What a file is refused for as a whole."""

from typing import Literal

from engine.model.errors import EngineError

Unreadable = Literal["too-large", "not-a-workbook", "unsafe", "too-many-rows", "no-rows", "header"]


class SheetRefused(EngineError):
    """The file is no workbook that can be read, or none that should be."""

    code = "sheet-refused"

    def __init__(self, why: Unreadable) -> None:
        self.why = why
        super().__init__(
            f"The file was not read ({why}). Save it as .xlsx without macros, in the columns of the"
            " template, with at most 300 rows and 1 MB."
        )
