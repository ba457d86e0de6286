"""What forms refuse."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.model.errors import EngineError


@dataclass(frozen=True)
class FormProblem:
    """One thing wrong with a form, at one component."""

    code: str
    #: Id, key or place of the component; empty for the form as a whole.
    component: str
    message: str


class BadForm(EngineError):
    """A form cannot be used; everything wrong with it is listed."""

    code = "bad-form"

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        self.problems = problems
        told = "; ".join(f"{found.component or 'form'}: {found.message}" for found in problems[:5])
        more = f" (and {len(problems) - 5} more)" if len(problems) > 5 else ""  # noqa: PLR2004
        super().__init__(f"The form was refused: {told}{more}. Correct the form and try again.")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one answer, told in the language that was asked for."""

    code: str
    message: str


class AnswersRejected(EngineError):
    """The posted values do not satisfy the form; every problem is listed at its field."""

    code = "answers-rejected"

    def __init__(self, problems: Mapping[str, tuple[Problem, ...]]) -> None:
        self.problems = problems
        super().__init__(
            f"The answers were refused at {len(problems)} fields. Correct each field listed."
        )
