"""Acceptance: the results are handed in and a council of nine judges them."""

from datetime import date
from typing import Final

from engine.model.values import Value
from tests.acceptance.province import Province
from tests.acceptance.step_1 import NINE, seats

#: The day on which the term of the mission has ended.
TERM_ENDS: Final = date(2026, 6, 2)
MEETS: Final = date(2026, 8, 3)
PRODUCTS: Final[list[Value]] = [
    {
        "name": name,
        "group": group,
        "order_qty": "1",
        "done_qty": "1",
        "order_quality": "Theo đặt hàng",
        "done_quality": "Vượt đặt hàng",
        "self_rating": "XUAT_SAC",
    }
    for name, group in (("Giống lúa", "GOODS"), ("Quy trình canh tác", "DOC"))
]


def submit_results(province: Province) -> None:
    """Let the term end, and bring the dossier as far as the ballots of its council."""
    province.go_to(TERM_ENDS)
    hand_in(province)
    call_the_nine(province)


def hand_in(province: Province) -> None:
    province.do("P4_01", products=PRODUCTS)
    province.do("P4_02")
    province.do("P4_03", m3_result="HOP_LE")
    province.do("P4_04")


def call_the_nine(province: Province) -> None:
    province.do("P4_05", decision_no="12/QĐ", meeting_planned=MEETS, seats=seats(province, NINE))
    province.do("P4_06")
    province.judge("P4_08")
    province.go_to(MEETS)
    province.do("P4_09", present=list(NINE))


def rate(province: Province, rating: str) -> None:
    """Let all nine give the same rating, and the council conclude."""
    row: dict[str, Value] = {
        "qty_rating": rating,
        "quality_rating": rating,
        "kind_rating": rating,
    }
    province.judge(
        "P4_10",
        lambda _seat, _subject: {
            "product_rows": [row, row],
            "report_rating": "DAT",
            "member_rating": rating,
            "note": "Theo phiếu",
        },
    )
    province.do("P4_10_kiem_phieu")
    province.do("P4_11")


def complete(province: Province) -> None:
    """Let the leader mend what the council asked for, and the chair confirm it."""
    province.do("P4_13")
    province.do("P4_13_xac_nhan", m10_chair="DONG_Y")
