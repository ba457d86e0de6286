"""The selection of a host: applications are called for, scored, and the best one is approved."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from engine.model.values import Value
from engine.sample.people import ORGANISATIONS, Organisation
from tests.acceptance.province import Province
from tests.acceptance.step_1 import SEVEN, seats

#: Who applies, and for which organisation.
UNIVERSITY, INSTITUTE, COMPANY = "daihoc1", "vien1", "congty1"
HOSTS: Final = {UNIVERSITY: "dh", INSTITUTE: "vien", COMPANY: "cty"}
LINES: Final = (
    "o1", "o2", "n1", "n2", "n3", "s1", "s2", "u1", "u2", "k1", "k2", "c1", "c2",
)  # fmt: skip
COST_GROUP: Final[list[Value]] = [
    {"name": f"Thành viên {seat}", "seat": seat, "present": True}
    for seat in ("TO_TRUONG", "TO_PHO", "DON_VI_KP", "DAI_DIEN_HD", "THU_KY")
]


def call_for_applications(province: Province, mission: str, **said: Value) -> int:
    case_id = province.start("quanly1", "P2", mission=mission)
    announce(province, case_id, **said)
    return case_id


def announce(province: Province, case_id: int, **said: Value) -> None:
    province.do("P2_01", case=case_id, open_date=province.engine.today(), **said)


def apply(province: Province, call: int, login: str) -> int:
    """Let an organisation write its application and sign it; return its case."""
    case_id = province.start(login, "P2_ho_so", on=call)
    province.do("P2_02_thuyet_minh", case=case_id, **leading(province, login))
    province.do("P2_02_ly_lich", case=case_id, personal_id="046082001234")
    province.do("P2_02_to_chuc", case=case_id)
    province.do("P2_02", case=case_id)
    province.named[login] = case_id
    return case_id


def leading(province: Province, login: str) -> dict[str, Value]:
    """Return what a proposal says of its host and its leader."""
    host = province.people.organisations[HOSTS[login]]
    return {"p1_host": str(host), "p1_pi": province.id_of(login)}


def open_dossiers(province: Province, day: date, **said: Value) -> None:
    """Let the term for applications end, and open what came in."""
    province.go_to(day)
    province.do("P2_03", **said)


def score(
    province: Province,
    points: Mapping[str, str],
    meeting: date,
    lines: Sequence[str] = LINES,
) -> None:
    """Let the council score each application alike on every line, by its host's name."""
    province.do("P2_04", meeting_planned=meeting, seats=seats(province, SEVEN))
    province.do("P2_05")
    province.judge("P2_07")
    province.go_to(meeting)
    province.do("P2_08", present=list(SEVEN))
    province.judge("P2_08_cham_diem", lambda _seat, subject: _sheet(points, subject, lines))
    province.do("P2_09")
    province.do("P2_10")


def approve(province: Province, **said: Value) -> None:
    """Let the winner mend its proposal, and the city decide on it."""
    province.do("P2_11")
    province.do("P2_12", members=COST_GROUP, total_state=Decimal(850_000_000), duration=Decimal(24))
    term = {"start": date(2024, 6, 1), "end": date(2026, 6, 1)}
    province.do("P2_14", **(term | {"khoan_amount": Decimal(800_000_000)} | said))


def sign(province: Province) -> None:
    province.do("P2_16")
    province.do("P2_19", contract_no="01/2024/HĐ")


def select_the_best_of_three(province: Province, mission: str) -> None:
    """Tell step 2 as it mostly goes; the institute is the best."""
    province.go_to(date(2024, 3, 25))
    call = call_for_applications(province, mission)
    for login in HOSTS:
        apply(province, call, login)
    open_dossiers(province, date(2024, 4, 26))
    score(province, {UNIVERSITY: "3", INSTITUTE: "4", COMPANY: "2"}, meeting=date(2024, 5, 20))
    approve(province)
    sign(province)


def _sheet(points: Mapping[str, str], subject: str, lines: Sequence[str]) -> dict[str, Value]:
    """Return the score of an application, which is called after its host."""
    given = next(
        points[login] for login in points if subject.startswith(organisation(HOSTS[login]).name)
    )
    return {f"s_{line}": given for line in lines}


def organisation(key: str) -> Organisation:
    return next(one for one in ORGANISATIONS if one.key == key)
