"""Every code a form or an answer may be told by is explained."""

import re
from pathlib import Path

from engine.forms import messages

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/reference/form-problems.md").read_text(encoding="utf-8")
TOLD = re.compile(r'(?:complain|_refused|FormProblem)\(\s*"([a-z-]+)"')


def headings_below(title: str) -> set[str]:
    section = PAGE.split(f"\n# {title}\n")[1].split("\n# ")[0]
    return set(re.findall(r"^## `([a-z-]+)`$", section, re.MULTILINE))


def test_every_problem_of_an_answer_is_explained() -> None:
    codes = {code for code in messages.MESSAGES if not code.startswith("required-")}

    assert headings_below("Of answers") == codes


def test_every_problem_of_a_form_is_explained() -> None:
    sources = (ROOT / "engine/forms").glob("*.py")
    codes = {code for path in sources for code in TOLD.findall(path.read_text(encoding="utf-8"))}

    assert headings_below("Of a form") == codes
