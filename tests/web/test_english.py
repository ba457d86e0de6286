"""The pages in English: nothing is left in Vietnamese that nobody wrote or marked."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from lxml import etree
from sqlalchemy import select

from engine.engine import Engine
from engine.sample import people
from engine.settings import SHIPPED
from engine.store.tables import organisations, users
from tests.builders import Office
from tests.web.conftest import engine_in
from tests.web.english import VIETNAMESE, forgotten
from tests.web.reader import Reader
from webapp.application import create_app
from webapp.diagrams import in_english

BPMN: Final = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
LABEL_BOUNDS: Final = "{http://www.omg.org/spec/DD/20100524/DC}Bounds"
PROCESSES: Final = sorted((SHIPPED / "processes" / "base").rglob("*.bpmn"))
#: How wide a letter of a label is in the viewer, in its own units.
LETTER: Final = 6
#: Where the walk of each person begins; links lead on to the pages of single things.
STARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "": ("/", "/dang-nhap", "/cong-khai/thong-bao", "/cong-khai/nhiem-vu", "/cong-khai/ket-qua",
         "/cong-khai/giay-chung-nhan?so=khong-co"),
    "quanly1": ("/hop-viec", "/hop-viec?cua=don-vi", "/nhiem-vu", "/thong-bao", "/tai-khoan"),
    "daihoc1": ("/cua-toi", "/hop-viec"),
    "chuyengia5": ("/hoi-dong", "/hop-viec"),
    "quantri": ("/quan-tri/phien-ban", "/quan-tri/su-co", "/quan-tri/nguoi-dung",
                "/quan-tri/nhat-ky", "/quan-tri/don-vi", "/quan-tri/viec-quan-tri",
                "/quan-tri/hai-lop", "/quan-tri/nguoi-dung/moi",
                "/quan-tri/nguoi-dung/bang-tinh", "/tai-khoan", "/tai-khoan/hai-lop"),
}  # fmt: skip
#: Of each kind of single thing, as many are opened; of tasks, whose forms differ, more.
OPENED: Final = 3
TASKS: Final = 12
_SINGLE: Final = re.compile(r"/(?:\d|[0-9a-f]{64})[^/?]*|\?so=.*")


@pytest.fixture(scope="module")
def sample(sample_installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("english") / "site"
    shutil.copytree(sample_installation, folder)
    with engine_in(folder) as engine:
        yield engine


@pytest.mark.parametrize("login", STARTS)
def test_no_page_of_somebody_who_reads_english_forgets_a_text(sample: Engine, login: str) -> None:
    reader = reading_english(sample, login)
    names = names_in(sample)
    wrong: dict[str, list[str]] = {}
    for path in walk(reader, STARTS[login]):
        if found := forgotten(reader.page, names):
            wrong[path] = found

    assert wrong == {}


@pytest.mark.parametrize("login", ["quanly1", "quantri"])
def test_a_diagram_speaks_the_language_of_its_page(sample: Engine, login: str) -> None:
    reader = reading_english(sample, login)
    drawn = next(
        source
        for _ in walk(reader, STARTS[login])
        for source in reader.page.xpath("//*[@data-diagram]/@data-source")
    )

    english = names_of(reader.open(drawn).response.data)
    reader.open("/tai-khoan").press("Tiếng Việt")
    vietnamese = names_of(reader.open(drawn).response.data)

    assert [name for name in english if VIETNAMESE.search(name)] == []
    assert len(vietnamese) == len(english)
    assert any(VIETNAMESE.search(name) for name in vietnamese)


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_no_label_of_an_english_drawing_breaks_a_word(path: Path) -> None:
    tree = etree.fromstring(in_english(path.read_text("utf-8")).encode())
    names = {element.get("id"): element.get("name", "") for element in tree.iter(f"{BPMN}*")}

    broken = [
        names[name]
        for bounds in tree.iter(LABEL_BOUNDS)
        if (name := bounds.xpath("string(../../@bpmnElement)")) in names
        and (words := names[name].split())
        and bounds.getparent().tag.endswith("BPMNLabel")
        and float(bounds.get("width")) < LETTER * max(map(len, words))
    ]

    assert names
    assert broken == []


def test_a_step_without_an_english_name_is_marked_as_vietnamese(
    visit: Callable[..., Reader], office: Office
) -> None:
    place = office.start()
    reader = visit("officer").open("/")
    reader.press("English")

    reader.open(f"/cong-viec/{place}")

    assert reader.page.xpath("//h1//*[@lang='vi']/text()") == ["A"]


def test_nothing_is_marked_on_a_vietnamese_page(sample: Engine) -> None:
    reader = reading_english(sample, "quanly1").open("/tai-khoan").press("Tiếng Việt")

    for _ in walk(reader, ("/hop-viec", "/nhiem-vu")):
        assert reader.page.xpath("//main//*[@lang='vi'][not(self::label)]") == []


def reading_english(engine: Engine, login: str) -> Reader:
    """Open a browser on the sample, its pages in English."""
    reader = Reader(create_app(engine, engine.settings).test_client()).open("/dang-nhap")
    if login:
        label = "Sign in" if reader.page.get("lang") == "en" else "Đăng nhập"
        reader.press(label, login=login, password=people.PASSWORD)
    reader.open("/")
    return reader if reader.page.get("lang") == "en" else reader.press("English")


def names_in(engine: Engine) -> list[str]:
    """Return how people and organisations are called: names are not translated."""
    with engine.database.reading() as connection:
        found = [
            *connection.execute(select(users.c.name)).scalars(),
            *connection.execute(select(organisations.c.name)).scalars(),
        ]
    return sorted(found, key=len, reverse=True)


def walk(reader: Reader, starts: tuple[str, ...]) -> Iterator[str]:
    """Open page after page, a few of each kind, and tell where the reader is."""
    waiting, opened = list(starts), dict[str, int]()
    seen: set[str] = set()
    while waiting:
        path = waiting.pop(0)
        kind = _SINGLE.sub("/N", path)
        most = TASKS if kind.startswith("/cong-viec") else OPENED
        if path in seen or (path not in starts and opened.get(kind, 0) >= most):
            continue
        seen.add(path)
        reader.open(path)
        if reader.response.mimetype != "text/html":
            continue
        opened[kind] = opened.get(kind, 0) + 1
        yield path
        hrefs = reader.page.xpath("//a/@href")
        waiting += [one.partition("#")[0] for one in hrefs if one.startswith("/")]


def names_of(diagram: bytes) -> list[str]:
    """Return what a drawing names, but for messages, which it does not show."""
    return [
        element.get("name", "")
        for element in etree.fromstring(diagram).iter(f"{BPMN}*")
        if element.get("name") and element.tag != f"{BPMN}message"
    ]
