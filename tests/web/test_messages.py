"""Every text stands in both languages, and no template speaks outside the catalogues."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment

import engine
import webapp
from engine.model.errors import EngineError
from webapp.language import LANGUAGES, catalogue

WEBAPP = Path(webapp.__file__).parent
TEMPLATES = sorted((WEBAPP / "templates").rglob("*.html"))
ASKING = r"""\b(?:t|t_or|words|text|say|say_wrong)"""
LITERAL_KEY = re.compile(ASKING + r"""\(\s*(?:language,\s*)?"([a-z_]+\.[\w-]+)"[,)]""")
SINGLE_QUOTED = re.compile(r"""\b(?:t|t_or)\(\s*'([a-z_]+\.[\w-]+)'""")
MADE_KEY = re.compile(r"""\bt(?:_or)?\(\s*["']([a-z_]+\.[a-z_]*)["']\s*~""")
#: A block that fills in an attribute nobody reads.
CLASS_NAMES = re.compile(r"{% block width %}.*?{% endblock %}")
#: Names and signs that are the same in every language.
SAME_EVERYWHERE = re.compile(r"^[\s\d.,:;·–—›(){}%&/|+→?!\"'“”-]*$")


def keys_used() -> Iterator[tuple[str, str]]:
    for path in [*TEMPLATES, *WEBAPP.rglob("*.py")]:
        source = path.read_text("utf-8")
        for pattern in (LITERAL_KEY, SINGLE_QUOTED):
            for key in pattern.findall(source):
                yield path.name, key


def test_both_languages_have_the_same_texts() -> None:
    vietnamese, english = (set(catalogue(language)) for language in LANGUAGES)

    assert vietnamese ^ english == set()


def test_both_languages_fill_in_the_same_values() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    vietnamese, english = (catalogue(language) for language in LANGUAGES)

    assert [key for key in vietnamese if places(vietnamese[key]) != places(english[key])] == []


def test_no_text_is_empty() -> None:
    empty = [key for one in LANGUAGES for key, text in catalogue(one).items() if not text.strip()]

    assert empty == []


def test_every_text_that_is_asked_for_exists() -> None:
    known = set(catalogue("vi"))

    assert [(place, key) for place, key in keys_used() if key not in known] == []


def test_every_family_of_texts_that_is_asked_for_exists() -> None:
    known = set(catalogue("vi"))
    families = {key for path in TEMPLATES for key in MADE_KEY.findall(path.read_text("utf-8"))}

    assert [one for one in families if not any(key.startswith(one) for key in known)] == []


class Words(HTMLParser):
    """Collects what a reader would see or hear of a template, without its expressions."""

    SPOKEN = frozenset({"title", "alt", "placeholder", "aria-label", "label"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"style", "script", "svg"}
        self.found += [value for name, value in attrs if name in self.SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "script", "svg"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_text_of_its_own(path: Path) -> None:
    source = CLASS_NAMES.sub("", path.read_text("utf-8"))
    tokens = Environment(autoescape=True).lex(source)
    bare = "".join(text for _, kind, text in tokens if kind == "data")
    words = Words()
    words.feed(bare)

    assert [text.strip() for text in words.found if not SAME_EVERYWHERE.match(text)] == []


#: What only command lines tell: starting, upgrading, backing up.
OF_COMMAND_LINES = ("engine.cli.", "engine.settings.", "engine.backups.", "engine.store.holding")


def refusals() -> Iterator[type[EngineError]]:
    for found in pkgutil.walk_packages(engine.__path__, "engine."):
        importlib.import_module(found.name)
    open_classes = [EngineError]
    while open_classes:
        more = open_classes.pop().__subclasses__()
        open_classes += more
        yield from more


def test_every_refusal_a_page_can_meet_has_a_sentence_with_its_remedy() -> None:
    on_pages = {one.code for one in refusals() if not one.__module__.startswith(OF_COMMAND_LINES)}

    assert {code for code in on_pages if f"refused.{code}" not in catalogue("vi")} == set()
