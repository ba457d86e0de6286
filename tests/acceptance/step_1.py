"""The list of missions: proposals are called for, judged and listed."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from engine.model.values import Value
from tests.acceptance.province import Province

RICE: Final = "Bảo tồn giống lúa chịu mặn"
LAGOON: Final = "Du lịch sinh thái đầm phá"
SONGS: Final = "Số hóa ca Huế"
#: Who proposes what.
PROPOSALS: Final = {RICE: "nguoidexuat", LAGOON: "daihoc1", SONGS: "vien1"}
#: Who sits in a council of seven, by seat.
SEVEN: Final = {
    "CT": "chuyengia1", "PCT": "chuyengia2", "PB1": "chuyengia3", "PB2": "chuyengia4",
    "TKKH": "chuyengia5", "UV1": "chuyengia6", "UV2": "chuyengia7",
}  # fmt: skip
NINE: Final = SEVEN | {"UV3": "chuyengia8", "UV4": "chuyengia9"}


def call_for_proposals(province: Province) -> int:
    case_id = province.start("quanly1", "P1")
    province.do("P1_01", open_date=date(2024, 1, 8), close_date=date(2024, 2, 20))
    return case_id


def propose(province: Province, call: int, title: str) -> int:
    """Send a proposal; what becomes of it is up to the story."""
    case_id = province.start(PROPOSALS[title], "P1_de_xuat", on=call)
    province.do(
        "P1_02", case=case_id, title=title, task_type="DT", budget_state=Decimal(900_000_000)
    )
    province.named[title] = case_id
    return case_id


def propose_three(province: Province) -> int:
    """Let three proposals come in and be accepted; return the case of the list."""
    call = call_for_proposals(province)
    for title in PROPOSALS:
        province.do("P1_03", case=propose(province, call, title), result="HOP_LE")
    return call


def meet(province: Province, failing: Sequence[str] = ()) -> None:
    """Let the council judge: who proposes one of ``failing`` has done so in vain."""
    province.go_to(date(2024, 2, 21))
    province.do("P1_05")
    province.do("P1_06")
    province.do("P1_07", meeting_planned=date(2024, 3, 20), seats=seats(province, SEVEN))
    province.do("P1_08")
    province.judge("P1_09")
    province.go_to(date(2024, 3, 20))
    province.do("P1_10", present=list(SEVEN))
    province.judge(
        "P1_11",
        lambda _seat, subject: {"crit_urgency": "KHONG_DAT" if subject in failing else "DAT"},
    )
    province.do("P1_12")
    province.do("P1_13_bien_ban")


def publish_list(province: Province) -> None:
    province.do("P1_13")
    province.do("P1_14")
    province.do("P1_15", decision_no="100/QĐ-UBND")
    province.do("P1_16")


def list_two_of_three(province: Province) -> None:
    """Tell step 1 as it mostly goes."""
    propose_three(province)
    meet(province, failing=[SONGS])
    publish_list(province)


def seats(province: Province, council: Mapping[str, str]) -> list[Value]:
    """Return the rows by which a decision names a council."""
    return [
        {"person": province.id_of(login), "seat": seat, "category": "NHA_KHOA_HOC"}
        for seat, login in council.items()
    ]
