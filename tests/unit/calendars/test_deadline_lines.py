"""``nhiemvu deadline --lines`` to the letter of its contract."""

import io
import json

from engine.cli.deadline import answer
from engine.cli.lines import write_answers


def answers(*lines: str) -> list[dict[str, object]]:
    out = io.BytesIO()
    write_answers([line.encode() for line in lines], out, answer)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_answered_with_its_due_day_and_arithmetic() -> None:
    (found,) = answers(
        '{"id": "a", "start": "2024-06-03", "amount": 3, "unit": "WD", "direction": "forward",'
        ' "off": ["2024-06-04"], "extra": ["2024-06-08"],'
        ' "pauses": [["2024-06-05", "2024-06-06"]]}'
    )

    assert (found["id"], found["due"]) == ("a", "2024-06-10")
    assert isinstance(found["steps"], list)


def test_the_days_of_a_line_win_over_the_national_holidays() -> None:
    line = '{"start": "2024-04-17", "amount": 1, "unit": "WD", "extra": ["2024-04-18"]}'

    assert answers(line)[0]["due"] == "2024-04-18"


def test_one_bad_line_spoils_only_its_own_answer() -> None:
    good = '{"id": 2, "start": "2024-06-03", "amount": 1, "unit": "d"}'
    bad = ("{", "[]", '{"id": 1e999999999}', '{"id": 1, "start": "2024-06-03", "amount": 0.5}')
    worse = '{"start": "2024-06-03", "amount": 1e999999999, "unit": "d"}'

    found = answers(*bad, worse, "", good)

    assert ["error" in line for line in found] == [True] * 5 + [False]
    assert found[-1] == {**found[-1], "id": 2, "due": "2024-06-04"}
