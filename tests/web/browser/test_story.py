"""One mission from three proposals to the certificate anybody can check."""

from datetime import timedelta
from pathlib import Path

import pytest

from engine.model.values import Value
from tests.web.browser.conftest import Site
from tests.web.browser.stage import Stage

pytestmark = pytest.mark.browser

TITLES = {
    "daihoc1": "Xây dựng quy trình bảo quản lạnh thanh trà Huế sau thu hoạch",
    "vien1": "Mô hình nuôi cá nâu kết hợp rong câu ở đầm phá Tam Giang",
    "congty1": "Chiết xuất tinh dầu tràm quy mô hộ gia đình",
}
COUNCIL = [f"chuyengia{number}" for number in range(1, 10)]
CHAIR, _, _, _, SECRETARY = COUNCIL[:5]


def seats(stage: Stage) -> list[Value]:
    codes = ("CT", "PCT", "PB1", "PB2", "TKKH", "UV1", "UV2", "UV3", "UV4")
    return [
        {"person": str(stage.actor(login).user_id), "seat": code, "category": "NHA_KHOA_HOC"}
        for login, code in zip(COUNCIL, codes, strict=True)
    ]


def test_one_mission_from_proposal_to_certificate(site: Site, tmp_path: Path) -> None:
    stage = Stage(site, tmp_path)
    today = site.engine.today()
    meeting = today + timedelta(days=45)

    # Step 1: three proposals, of which the council supports two.
    listing = stage.starts(
        "quanly1",
        "/hop-viec",
        "Mở hồ sơ: Xây dựng danh mục nhiệm vụ khoa học và công nghệ",
    )
    stage.does("quanly1", listing, "P1_01", close_date=today + timedelta(days=30))
    proposals = {}
    for login, title in TITLES.items():
        call = stage.finds_call(login, "Mời đề xuất nhiệm vụ")
        proposal = stage.starts(login, call, "Mở hồ sơ: Đề xuất nhiệm vụ khoa học và công nghệ")
        stage.does(login, proposal, "P1_02", title=title)
        stage.does("quanly1", proposal, "P1_03")
        proposals[login] = proposal
    stage.move_to(today + timedelta(days=32))
    stage.does("quanly1", listing, "P1_05")
    stage.does("quanly1", listing, "P1_06")
    stage.does("chutich", listing, "P1_07", seats=seats(stage), meeting_planned=meeting)
    stage.does("thuky1", listing, "P1_08")
    stage.everybody_files(listing, "P1_09", COUNCIL, {})
    stage.closes(SECRETARY, listing, "P1_09")
    stage.move_to(meeting)
    stage.does("thuky1", listing, "P1_10")
    against = {proposals["congty1"]: {"crit_nodup": "KHONG_DAT"}}
    stage.everybody_files(listing, "P1_11", COUNCIL, against)
    stage.closes(SECRETARY, listing, "P1_11")
    for element in ("P1_12", "P1_13_bien_ban", "P1_13"):
        stage.does(SECRETARY, listing, element)
    stage.does("quanly1", listing, "P1_14")
    stage.does("chutich", listing, "P1_15")
    stage.does("quanly1", listing, "P1_16")
    states = {one.case_id: one.state for one in stage.case(listing).subjects}
    assert states[proposals["congty1"]] == "failed"
    assert states[proposals["daihoc1"]] == "approved"
