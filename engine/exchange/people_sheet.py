"""People in a spreadsheet: rows to particulars, with a problem for each cell that is none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from openpyxl.utils import get_column_letter

from engine.exchange.errors import SheetRefused
from engine.exchange.workbooks import first_sheet
from engine.model.actors import GRANTED_ROLES
from engine.model.folding import fold
from engine.model.particulars import is_email, is_external, is_login, is_name

#: The columns of the template, in its order: key and heading.
COLUMNS: Final = (
    ("name", "Họ và tên"),
    ("login", "Tên đăng nhập"),
    ("email", "Thư điện tử"),
    ("organisation", "Tổ chức"),
    ("external_id", "Mã ở cổng đăng nhập"),
    ("role", "Mã vai trò"),
    ("unit", "Mã đơn vị"),
    ("valid_from", "Từ ngày"),
    ("valid_to", "Đến ngày"),
)
MOST_ROWS: Final = 300
_LONGEST: Final = 300
_PLACE: Final = {key: number for number, (key, _) in enumerate(COLUMNS, start=1)}


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one cell: where, and the code of the sentence that says it."""

    sheet: str
    row: int
    column: str
    code: str


@dataclass(frozen=True)
class SheetPerson:
    """Somebody as a row tells them."""

    row: int
    login: str
    name: str
    email: str | None
    organisation_id: int | None
    external_id: str | None
    role: str | None
    unit_id: int | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Known:
    """What the installation knows already."""

    logins: frozenset[str] = frozenset()
    external_ids: frozenset[str] = frozenset()
    #: Folded name -> id; a name that two share is left out.
    organisations: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, int] = field(default_factory=dict)


@dataclass
class _Row:
    """One row while it is read."""

    sheet: str
    number: int
    values: Mapping[str, object]
    problems: list[CellProblem]

    def wrong(self, key: str, code: str) -> None:
        letter = get_column_letter(_PLACE[key])
        self.problems.append(CellProblem(self.sheet, self.number, letter, code))

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        found = "" if value is None else " ".join(str(value).split())
        if len(found) > _LONGEST:
            self.wrong(key, "too-long")
            return ""
        return found

    def fit(self, key: str, is_fit: Callable[[str], bool], *, needed: bool = False) -> str:
        found = self.text(key)
        if not found and needed:
            self.wrong(key, "missing")
        elif found and not is_fit(found):
            self.wrong(key, "unfit")
        return found

    def one_of(self, key: str, known: Mapping[str, int]) -> int | None:
        found = self.text(key)
        if found and fold(found) not in known:
            self.wrong(key, "unknown")
        return known.get(fold(found))

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value is None:
            return value
        for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(self.text(key), pattern).date()  # noqa: DTZ007 - a day
            except ValueError:
                continue
        if self.text(key):
            self.wrong(key, "bad-date")
        return None


def read_people(
    data: bytes, known: Known
) -> tuple[tuple[SheetPerson, ...], tuple[CellProblem, ...]]:
    """Return everybody in the sheet and every problem; with one problem nobody is to be kept.

    Raises ``SheetRefused`` for a file that cannot be read as a whole.
    """
    problems: list[CellProblem] = []
    logins: set[str] = set(known.logins)
    externals: set[str] = set(known.external_ids)
    people = []
    for row in _rows(data, problems):
        person = _person(row, known)
        if person.login and person.login in logins:
            row.wrong("login", "taken" if person.login in known.logins else "repeated")
        if person.external_id is not None and person.external_id in externals:
            known_before = person.external_id in known.external_ids
            row.wrong("external_id", "taken" if known_before else "repeated")
        logins.add(person.login)
        externals.add(person.external_id or "")
        people.append(person)
    if not people:
        raise SheetRefused("no-rows")
    return tuple(people), tuple(problems)


def _person(row: _Row, known: Known) -> SheetPerson:
    role = row.fit("role", GRANTED_ROLES.__contains__)
    starts, ends = row.day("valid_from"), row.day("valid_to")
    unit_id = row.one_of("unit", known.units)
    if not role and (unit_id or starts or ends):
        row.wrong("role", "missing")
    if starts is not None and ends is not None and ends < starts:
        row.wrong("valid_to", "reversed")
    return SheetPerson(
        row=row.number,
        login=row.fit("login", lambda text: is_login(text.lower()), needed=True).lower(),
        name=row.fit("name", is_name, needed=True),
        email=row.fit("email", is_email) or None,
        organisation_id=row.one_of("organisation", known.organisations),
        external_id=row.fit("external_id", is_external) or None,
        role=role or None,
        unit_id=unit_id,
        valid_from=starts,
        valid_to=ends,
    )


def _rows(data: bytes, problems: list[CellProblem]) -> Iterator[_Row]:
    sheet = first_sheet(data)
    title = str(sheet.title)
    try:
        for number, cells in enumerate(
            sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=len(COLUMNS)), start=1
        ):
            written = [cell.value for cell in cells]
            if number == 1:
                _require_headings(written)
            elif any(value is not None and str(value).strip() for value in written):
                if number > MOST_ROWS + 1:
                    raise SheetRefused("too-many-rows")
                keys = [key for key, _ in COLUMNS]
                row = _Row(title, number, dict(zip(keys, written, strict=False)), problems)
                for key, cell in zip(keys, cells, strict=False):
                    if cell.data_type in {"f", "e"}:
                        row.wrong(key, "formula")
                yield row
    except (ValueError, KeyError, TypeError, IndexError, OverflowError) as broken:
        raise SheetRefused("not-a-workbook") from broken


def _require_headings(written: list[object]) -> None:
    told = [fold(str(value or "")) for value in written]
    if told != [fold(heading) for _, heading in COLUMNS]:
        raise SheetRefused("header")
