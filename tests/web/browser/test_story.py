"""One mission from three proposals to the certificate anybody can check."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from engine.cli import main
from engine.model.values import Value
from engine.questions.audit.verify import VerifyAll
from tests.web.browser.conftest import Site
from tests.web.browser.stage import Said, Stage

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


HOST = "daihoc1"


def test_one_mission_from_proposal_to_certificate(
    new_site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stage = Stage(new_site, tmp_path)

    three_are_proposed_and_two_approved(stage)
    mission = stage.missions()[TITLES[HOST]]
    three_apply_and_the_best_wins(stage, mission)
    a_report_and_an_extension(stage, mission)
    nine_accept_it(stage, mission)
    number = it_is_registered(stage, mission)

    page = new_site.visit()
    page.goto("/cong-khai/giay-chung-nhan")
    page.get_by_label("Số giấy chứng nhận").fill(number)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.get_by_text("Giấy chứng nhận có thật")).to_be_visible()
    expect(page.get_by_text(TITLES[HOST]).first).to_be_visible()
    assert new_site.engine.ask(VerifyAll()).broken == ()
    monkeypatch.setenv("NHIEMVU_DATA_DIR", str(new_site.engine.settings.data_dir))
    assert main(["audit", "verify"]) == 0, capsys.readouterr().out


def three_are_proposed_and_two_approved(stage: Stage) -> None:
    today = stage.site.engine.today()
    meeting = today + timedelta(days=45)
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
        stage.does(login, proposal, "P1_02", title=title, task_type="DT", duration_months=12)
        stage.does("quanly1", proposal, "P1_03")
        proposals[login] = proposal
    stage.move_to(today + timedelta(days=32))
    stage.does_all("quanly1", listing, {})
    stage.does("chutich", listing, "P1_07", seats=seats(stage), meeting_planned=meeting)
    stage.does("thuky1", listing, "P1_08")
    stage.everybody_files(listing, "P1_09", COUNCIL, {})
    stage.closes(SECRETARY, listing, "P1_09")
    stage.move_to(meeting)
    stage.does("thuky1", listing, "P1_10")
    against: dict[int | None, Said] = {proposals["congty1"]: {"crit_nodup": "KHONG_DAT"}}
    stage.everybody_files(listing, "P1_11", COUNCIL, against)
    stage.closes(SECRETARY, listing, "P1_11")
    stage.does_all(SECRETARY, listing, {})
    stage.does("quanly1", listing, "P1_14")
    stage.does("chutich", listing, "P1_15")
    stage.does("quanly1", listing, "P1_16")
    states = {one.case_id: one.state for one in stage.case(listing).subjects}
    assert {login: states[case] for login, case in proposals.items()} == {
        "daihoc1": "approved",
        "vien1": "approved",
        "congty1": "failed",
    }


def three_apply_and_the_best_wins(stage: Stage, mission: int) -> None:
    today = stage.site.engine.today()
    meeting = today + timedelta(days=60)
    selection = stage.starts(
        "quanly1",
        f"/nhiem-vu/{mission}",
        "Mở hồ sơ: Tuyển chọn, giao trực tiếp tổ chức chủ trì nhiệm vụ",
    )
    stage.does("quanly1", selection, "P2_01")
    applications = {}
    for login in TITLES:
        call = stage.finds_call(login, "Tuyển chọn tổ chức chủ trì")
        case = stage.starts(login, call, "Mở hồ sơ: Hồ sơ đăng ký chủ trì nhiệm vụ")
        stage.does_all(login, case, {}, leave=["P2_02_thay_rut"])
        applications[login] = case
    stage.move_to(today + timedelta(days=36))
    stage.does("quanly1", selection, "P2_03")
    stage.does("chutich", selection, "P2_04", seats=seats(stage), meeting_planned=meeting)
    stage.does("thuky1", selection, "P2_05")
    stage.everybody_files(selection, "P2_07", COUNCIL, {})
    stage.closes(SECRETARY, selection, "P2_07")
    stage.move_to(meeting)
    stage.does("thuky1", selection, "P2_08")
    scores: dict[int | None, Said] = {
        applications["daihoc1"]: scored("4"),
        applications["vien1"]: scored("3"),
        applications["congty1"]: scored("2"),
    }
    stage.everybody_files(selection, "P2_08_cham_diem", COUNCIL, scores)
    stage.closes(SECRETARY, selection, "P2_08_cham_diem")
    stage.does_all("thuky1", selection, {})
    stage.does_all(SECRETARY, selection, {})
    stage.does_all(HOST, applications[HOST], {})
    now = stage.site.engine.today()
    term = {"start": now, "end": now + timedelta(days=366), "months": Decimal(12)}
    stage.does_all("thamdinh1", selection, {})
    stage.does("chutich", selection, "P2_14", **term)
    stage.does_all("quanly1", selection, {})
    stage.does_all("kinhphi1", selection, {"P2_19": {"start": now, "end": term["end"]}})
    states = {one.case_id: one.state for one in stage.case(selection).subjects}
    assert states[applications[HOST]] == "won"
    assert states[applications["vien1"]] == "lost"


def scored(mark: str) -> Said:
    names = ("o1", "o2", "n1", "n2", "p1", "p2", "s1", "s2", "s3", "k1", "k2", "c1", "c2")
    return {f"s_{name}": mark for name in names}


def a_report_and_an_extension(stage: Stage, mission: int) -> None:
    work = stage.case_of(mission, "P3")
    stage.does_all(HOST, work, {})
    stage.does_all("kinhphi1", work, {})
    signed = stage.site.engine.today()
    stage.move_to(signed + timedelta(days=190))
    report = stage.case_of(mission, "P3B")
    stage.does_all(HOST, report, {})
    stage.does_all("quanly1", report, {})
    extension = stage.starts(
        HOST, f"/nhiem-vu/{mission}", "Mở hồ sơ: Điều chỉnh: gia hạn thời gian thực hiện"
    )
    stage.does(HOST, extension, "P3D_01", extension_months=Decimal(3))
    stage.does("chutich", extension, "P3D_03")
    assert stage.case(extension).case.state == "ended"
    stage.move_to(signed + timedelta(days=470))


def nine_accept_it(stage: Stage, mission: int) -> None:
    case = stage.case_of(mission, "P4")
    stage.does_all(HOST, case, {})
    stage.does_all("quanly1", case, {})
    meeting = stage.site.engine.today() + timedelta(days=20)
    stage.does("chutich", case, "P4_05", seats=seats(stage), meeting_planned=meeting)
    stage.does_all("quanly1", case, {})
    stage.does_all("chuyengia10", case, {})
    stage.everybody_files(case, "P4_08", COUNCIL, {})
    stage.closes(SECRETARY, case, "P4_08")
    stage.move_to(meeting)
    stage.does_all("thuky1", case, {})
    stage.everybody_files(case, "P4_10", COUNCIL, {})
    stage.closes(SECRETARY, case, "P4_10")
    stage.does_all(SECRETARY, case, {})
    stage.does_all(HOST, case, {})
    stage.does_all(CHAIR, case, {})


def it_is_registered(stage: Stage, mission: int) -> str:
    registration = stage.case_of(mission, "P5")
    stage.does_all(HOST, registration, {})
    stage.does_all("thongtin1", registration, {})
    acceptance = stage.case_of(mission, "P4")
    stage.does_all("chutich", acceptance, {})
    stage.does_all("kinhphi1", acceptance, {})
    assert stage.case(acceptance).case.ending == "accepted"
    page = stage.site.visit()
    page.goto("/cong-khai/ket-qua")
    page.get_by_role("link", name=TITLES[HOST]).first.click()
    return page.get_by_role("link", name="GCN").first.inner_text()
