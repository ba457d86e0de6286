"""A task from the inbox to its completion, and everything that may come between."""

from collections.abc import Callable

from engine.engine import Engine
from engine.questions.administration.access_log import AccessLog
from engine.questions.inbox.inbox import Inbox
from tests.builders import Office, new_id
from tests.web.reader import Reader

Visit = Callable[..., Reader]


def test_an_open_task_waits_in_the_inbox_of_the_unit(visit: Visit, office: Office) -> None:
    office.start()

    reader = visit("officer").open("/hop-viec?cua=don-vi")

    assert len(reader.all("app-row")) == 1
    assert "Còn 5 ngày làm việc" in reader.text


def test_a_claimed_task_is_mine_until_it_is_given_back(visit: Visit, office: Office) -> None:
    task_id = office.start()
    reader = visit("officer").open("/hop-viec?cua=don-vi")

    reader.press("Nhận việc A")
    assert reader.path == f"/cong-viec/{task_id}"
    assert len(reader.open("/hop-viec").all("app-row")) == 1

    reader.open(f"/cong-viec/{task_id}").press("Trả lại cho đơn vị")
    assert reader.open("/hop-viec?cua=toi").all("app-row") == []


def test_completing_a_task_leads_to_the_next_one_of_the_same_person(
    visit: Visit, office: Office
) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    reader.press("Hoàn thành", title="Lúa chịu mặn", amount="1.500.000", overall="DAT")

    assert reader.title == "B"
    assert "Đã hoàn thành: A." in reader.text


def test_a_text_where_money_belongs_is_refused_and_kept_on_the_page(
    visit: Visit, office: Office
) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    reader.press("Hoàn thành", title="Lúa chịu mặn", amount="một triệu", overall="DAT")

    assert reader.status == 422
    assert reader.value("amount") == "một triệu"
    assert reader.value("title") == "Lúa chịu mặn"
    assert reader.all("govuk-error-summary") != []
    noted = office.engine.ask(AccessLog(office.administrator)).rows
    assert "answers-rejected" in {one.code for one in noted}


def test_a_draft_keeps_what_was_typed_and_judges_nothing(visit: Visit, office: Office) -> None:
    task_id = office.start()
    visit("officer").open(f"/cong-viec/{task_id}").press("Lưu nháp", amount="một triệu")

    reader = visit("officer").open(f"/cong-viec/{task_id}")

    assert reader.value("amount") == "một triệu"
    assert reader.all("govuk-error-summary") == []


def test_a_draft_saved_while_typing_answers_with_the_fields_alone(
    visit: Visit, office: Office
) -> None:
    task_id = office.start()
    reader = visit("officer").open(f"/cong-viec/{task_id}")
    token = reader.value("csrf_token")

    response = reader.client.post(
        f"/cong-viec/{task_id}/nhap", data={"csrf_token": token, "title": "Lúa"}
    )

    assert response.status_code == 200
    assert response.headers["X-Draft-Saved"] == "09:00"
    assert "<html" not in response.get_data(as_text=True)
    assert visit("officer").open(f"/cong-viec/{task_id}").value("title") == "Lúa"


def test_a_double_click_completes_once(visit: Visit, office: Office, engine: Engine) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")
    first = dict(reader.page.get_element_by_id("task-form").form_values()) | {"title": "Lúa"}

    answers = [reader.client.post(reader.path, data=first) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert engine.ask(Inbox(office.officer, scope="unit")).total == 1


def test_a_form_for_a_task_a_colleague_completed_comes_back_with_what_was_typed(
    visit: Visit, office: Office
) -> None:
    task_id = office.start()
    reader = visit("officer").open(f"/cong-viec/{task_id}")
    office.complete(task_id, title="Nhanh hơn")

    reader.press("Hoàn thành", title="Lúa chịu mặn", amount="5", overall="DAT")

    assert reader.status == 409
    assert reader.value("title") == "Lúa chịu mặn"
    assert "không còn mở" in reader.text


def test_a_stale_form_comes_back_with_what_was_typed(visit: Visit, office: Office) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")

    reader.press("Hoàn thành", title="Lúa", amount="5", overall="DAT", form_digest="0" * 64)

    assert reader.status == 409
    assert reader.value("title") == "Lúa"
    assert "phiên bản mới" in reader.text


def test_a_foreign_task_does_not_exist(visit: Visit, office: Office) -> None:
    task_id = office.start()

    reader = visit("m0").open(f"/cong-viec/{task_id}")

    assert reader.status == 404
    assert reader.text == visit("m0").open("/cong-viec/999-X.1").text
    noted = office.engine.ask(AccessLog(office.administrator)).rows
    assert any(one.code == "not-found" and task_id in one.about for one in noted)


def test_a_case_page_tells_what_is_open_and_for_whom_it_waits(visit: Visit, office: Office) -> None:
    case_id = office.begin().case_id

    reader = visit("officer").open(f"/ho-so/{case_id}")

    assert "Chờ Phòng Quản lý khoa học" in reader.text
    assert reader.client.get(f"/ho-so/{case_id}/so-do.bpmn").mimetype == "application/xml"


def test_submitted_answers_can_be_read_again(visit: Visit, office: Office) -> None:
    started = office.begin()
    assert started.task_id is not None
    reader = visit("officer").open(f"/cong-viec/{started.task_id}")
    reader.press("Hoàn thành", title="Lúa chịu mặn", amount="1500000", overall="DAT")

    reader.open(f"/ho-so/{started.case_id}")
    (link,) = reader.page.xpath("//ol//a[contains(@href, '/noi-dung/')]")
    reader.open(link.get("href"))

    assert "Lúa chịu mặn" in reader.text
    assert "1.500.000 ₫" in reader.text


def test_search_needs_no_accents(visit: Visit, office: Office) -> None:
    office.start()
    reader = visit("officer").open("/hop-viec?cua=don-vi")

    assert len(reader.press("Tìm", tim="quy trinh thu").all("app-row")) == 1
    assert reader.press("Tìm", tim="khong co gi").all("app-row") == []


def test_an_id_is_made_for_each_page(visit: Visit, office: Office) -> None:
    reader = visit("officer").open(f"/cong-viec/{office.start()}")
    first = reader.value("command_id")

    assert reader.open(reader.path).value("command_id") != first
    assert first != new_id()


def test_somebody_with_nothing_of_their_own_sees_what_waits_for_their_unit(
    visit: Visit, office: Office
) -> None:
    office.start()

    reader = visit("officer").open("/hop-viec")

    assert len(reader.all("app-row")) == 1
    assert "Nhận việc A" in reader.buttons
