"""Bad input: a stable code, a sentence with the remedy, an entry in the log, nothing changed."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.cli import main
from engine.commands.errors import ProcessRefused
from engine.engine import Engine
from engine.questions.administration.access_log import AccessLog
from engine.questions.audit.verify import VerifyAll
from tests import builders
from tests.builders import Office, dump
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel
from tests.web.reader import Reader
from tests.web.test_files import FORM

Visit = Callable[..., Reader]
MEGABYTE = 1024 * 1024
#: What somebody typed is kept as a draft, and that it was refused is logged; all else stands.
MAY_CHANGE = ("access_log", "drafts", "remembered")


@pytest.fixture
def refuses(engine: Engine, office: Office) -> Callable[..., object]:
    """Watch over one refusal: its codes are logged and the rest of the database stands."""

    @contextmanager
    def watched(*found: str) -> Iterator[None]:
        before, logged = dump(engine.database, MAY_CHANGE), codes(engine, office)
        yield
        assert codes(engine, office) == [*found, *logged]
        assert dump(engine.database, MAY_CHANGE) == before
        assert engine.ask(VerifyAll()).broken == ()

    return watched


def codes(engine: Engine, office: Office) -> list[str]:
    return [one.code for one in engine.ask(AccessLog(office.administrator)).rows]


def test_the_second_of_two_who_submit_one_task_is_told(
    visit: Visit, office: Office, refuses: Callable[..., object]
) -> None:
    task_id = office.start()
    slower = visit("officer").open(f"/cong-viec/{task_id}")
    faster = visit("officer").open(f"/cong-viec/{task_id}")
    faster.press("Hoàn thành", title="Nhanh hơn", amount="5", overall="DAT")

    with refuses("task-not-open"):
        slower.press("Hoàn thành", title="Chậm hơn", amount="6", overall="DAT")

    assert slower.status == 409
    assert "Mở lại hộp việc để xem việc đang chờ." in slower.text
    assert slower.value("title") == "Chậm hơn"


def test_a_stale_form_is_shown_again_with_what_was_typed(
    visit: Visit, office: Office, refuses: Callable[..., object]
) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    with refuses("form-mismatch"):
        reader.press("Hoàn thành", title="Lúa", amount="5", overall="DAT", form_digest="0" * 64)

    assert reader.status == 409
    assert "Kiểm tra nội dung đã nhập theo biểu mẫu hiện hành rồi gửi lại." in reader.text
    assert reader.value("title") == "Lúa"


def test_a_ballot_after_the_tally_is_refused(
    visit: Visit, council: Council, refuses: Callable[..., object]
) -> None:
    hall = council.hall
    late_item, member = council.items[6]
    late = visit(f"m{hall.members.index(member)}").open(f"/cong-viec/{late_item}")
    for item_id, other in council.items[:5]:
        hall.engine.do(hall.ballot(item_id, other))
    hall.engine.do(council.close())

    with refuses("panel-closed"):
        late.press("Nộp phiếu", title="Đến muộn", overall="DAT")

    assert late.status == 409
    assert "Đề nghị thư ký khoa học ghi ý kiến vào biên bản." in late.text


def test_a_foreign_task_does_not_exist_to_look_at_or_to_complete(
    visit: Visit, office: Office, refuses: Callable[..., object]
) -> None:
    task_id = office.start()
    stranger = visit("m0").open("/tai-khoan")
    token = stranger.value("csrf_token")

    with refuses("not-found"):
        stranger.open(f"/cong-viec/{task_id}")
    assert stranger.status == 404
    with refuses("not-found"):
        posted = stranger.client.post(f"/cong-viec/{task_id}", data={"csrf_token": token})

    assert posted.status_code == 404
    assert "Kiểm tra đường dẫn, hoặc quay lại hộp việc." in posted.get_data(as_text=True)


def test_a_page_that_is_not_there_leads_the_public_to_no_inbox(visit: Visit) -> None:
    reader = visit().open("/khong-co")

    assert reader.status == 404
    assert "hộp việc" not in reader.text
    assert "đăng nhập rồi thử lại" in reader.text


def test_a_text_where_money_belongs_is_told_at_its_field(
    visit: Visit, office: Office, refuses: Callable[..., object]
) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    with refuses("answers-rejected"):
        reader.press("Hoàn thành", title="Lúa", amount="một triệu", overall="DAT")

    assert reader.status == 422
    assert reader.page.xpath("//*[@class='govuk-error-summary']//a/@href") == ["#f-amount"]
    (said,) = reader.all("govuk-error-message")
    assert "Kinh phí" in said
    assert (reader.value("amount"), reader.value("title")) == ("một triệu", "Lúa")


def test_an_upload_of_sixty_megabytes_is_refused_and_the_rest_is_kept(
    visit: Visit, office: Office, refuses: Callable[..., object]
) -> None:
    office.publish(builders.two_tasks("T2"), **{"forms__F1.json": json.dumps(FORM)})
    reader = visit("officer").open(f"/cong-viec/{office.start('T2')}")

    with refuses("answers-rejected", "file-too-large"):
        reader.press("Hoàn thành", title="Lúa", paper=(io.BytesIO(bytes(60 * MEGABYTE)), "a.pdf"))

    # The client's own copy of what it sent; it leaves it open.
    reader.response.request.environ["wsgi.input"].close()
    assert reader.status == 413
    assert "Nén tệp hoặc chia thành nhiều tệp rồi gửi lại." in reader.text
    assert reader.value("title") == "Lúa"


def test_a_broken_process_is_not_published(
    engine: Engine, office: Office, refuses: Callable[..., object]
) -> None:
    broken = builders.two_tasks("T3").flow("A", "Nowhere")

    with refuses("process-refused"), pytest.raises(ProcessRefused) as refusal:
        office.publish(broken)

    assert refusal.value.process_id == "T3"
    assert any("broken-flow" in finding for finding in refusal.value.findings)


def test_the_linter_tells_the_line_of_a_broken_process_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "gay.bpmn"
    broken.write_text(builders.two_tasks("T3").flow("A", "Nowhere").xml(), "utf-8")

    assert main(["process", "lint", str(broken)]) == 1

    assert "broken-flow" in capsys.readouterr().out


@pytest.fixture
def council(office: Office) -> Council:
    office.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return council_for(office)
