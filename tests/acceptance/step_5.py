"""Registration: the results are registered, certified, published and kept."""

from tests.acceptance.province import Province


def apply_for_registration(province: Province) -> None:
    province.do("P5_01")
    province.do("P5_02")


def certify(province: Province) -> None:
    province.do("P5_03", result="HOP_LE")
    province.do("P5_04")


def publish(province: Province) -> None:
    province.do("P5_06")
    province.do("P5_07")


def recognise(province: Province) -> None:
    """Let the city recognise the certified result, and the contract be settled."""
    province.do("P4_15", m11_decision="CONG_NHAN")
    province.do("P4_18")
