"""A draft outlives the version of the form it was typed into."""

from collections.abc import Callable

from engine.commands.cases.save_draft import SaveDraft
from engine.engine import Engine
from engine.model.values import Value
from tests.builders import Office, new_id
from tests.web.reader import Reader

Visit = Callable[..., Reader]
NOTE = "phiên bản trước của biểu mẫu"


def save(engine: Engine, office: Office, place: str, **raw: Value) -> None:
    engine.do(SaveDraft(place, "ab" * 32, raw, actor=office.officer, command_id=new_id()))


def test_a_draft_of_an_earlier_form_is_shown_by_its_keys_with_a_note(
    visit: Visit, office: Office, engine: Engine
) -> None:
    task_id = office.start()
    save(engine, office, task_id, title="Lúa chịu mặn", gone="cũ", overall=["DAT"], amount={})

    reader = visit("officer").open(f"/cong-viec/{task_id}")

    assert reader.status == 200
    assert reader.value("title") == "Lúa chịu mặn"
    assert NOTE in reader.text
    assert reader.all("govuk-error-summary") == []
    assert "cũ" not in [field.get("value") for field in reader.page.iter("input")]


def test_a_draft_of_an_earlier_form_can_be_gone_on_with(
    visit: Visit, office: Office, engine: Engine
) -> None:
    task_id = office.start()
    save(engine, office, task_id, title="Lúa chịu mặn", gone="cũ")
    reader = visit("officer").open(f"/cong-viec/{task_id}")

    reader.press("Lưu nháp", amount="1.500.000")

    assert NOTE not in reader.open(f"/cong-viec/{task_id}").text
    assert reader.value("title") == "Lúa chịu mặn"
    assert reader.press("Hoàn thành", overall="DAT").title == "B"


def test_a_draft_of_the_same_form_needs_no_note(visit: Visit, office: Office) -> None:
    task_id = office.start()
    reader = visit("officer").open(f"/cong-viec/{task_id}")

    reader.press("Lưu nháp", title="Lúa")

    assert NOTE not in reader.open(f"/cong-viec/{task_id}").text
