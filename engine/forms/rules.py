"""What a field is called, what may be chosen, and what an answer must satisfy."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal, TypeAlias

from engine.forms.formulas import Formula

Language: TypeAlias = Literal["vi", "en"]


@dataclass(frozen=True)
class Wording:
    """What a part is called and explained by, in both languages; English falls back."""

    label: str = ""
    label_en: str = ""
    help: str = ""
    help_en: str = ""

    def name(self, language: Language) -> str:
        return (self.label_en or self.label) if language == "en" else self.label

    def hint(self, language: Language) -> str:
        return (self.help_en or self.help) if language == "en" else self.help


@dataclass(frozen=True)
class Option:
    """One choice: the value that is kept, and what the reader sees."""

    value: str | bool | Decimal
    label: str
    label_en: str = ""

    @cached_property
    def code(self) -> str:
        """Return the value as it is posted."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        return format(self.value, "f") if isinstance(self.value, Decimal) else self.value

    def name(self, language: Language) -> str:
        return (self.label_en or self.label) if language == "en" else self.label

    def language(self, wanted: Language) -> Language:
        """Return the language in which it has a name."""
        return "en" if wanted == "en" and self.label_en else "vi"


#: A bound written in the form, or computed from the answers.
Bound: TypeAlias = "Decimal | Formula | None"


@dataclass(frozen=True)
class Rules:
    """What an answer must satisfy beside its kind."""

    required: "bool | Formula" = False
    min: Bound = None
    max: Bound = None
    min_length: Bound = None
    max_length: Bound = None
    pattern: str = ""
    shape: Literal["", "email", "phone"] = ""
    #: True of a good answer; told with the wording's label.
    check: Formula | None = None
    check_message: str = ""
    check_message_en: str = ""
    no_past: bool = False
