"""Implementation: work begins, is reported on and looked at, is prolonged or ended early."""

from datetime import timedelta
from decimal import Decimal

from tests.acceptance.province import Province


def begin_work(province: Province) -> None:
    """Tell step 3 as far as the money for the first months."""
    province.do("P3A_01")
    province.do("P3A_02", superior="Ủy ban nhân dân thành phố Huế")
    province.do("P3A_05", request_amount=Decimal(400_000_000))


def report(province: Province) -> None:
    province.do("P3B_01")
    province.do("P3B_01_tiep_nhan", opinion="CHAP_NHAN")


def inspect(province: Province) -> None:
    province.do("P3C_01", inspect_date=province.engine.today() + timedelta(days=10))
    province.do("P3C_02")
    province.do("P3C_03", core_present=Decimal(4), specialist_present=True, host_head_present=True)
    province.do("P3C_05")
    province.do("P3C_04")


def ask_for_more_time(province: Province, mission: str, host: str, *, months: int) -> None:
    province.start(host, "P3D", mission=mission)
    province.do("P3D_01", extension_months=Decimal(months))


def suspend(province: Province) -> None:
    """Let somebody's proposal to end the mission lead to a halt and a report."""
    province.do("P3E_02")
    province.do("P3E_02_bao_cao")
