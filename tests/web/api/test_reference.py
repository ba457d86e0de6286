"""The examples of the reference are asked as they stand there."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.architecture.tree import ROOT
from tests.builders import Office
from tests.web.api.program import Program

Programs = Callable[..., Program]
PAGE = (ROOT / "docs/reference/api.md").read_text("utf-8")
BLOCK = re.compile(r"```(http|json)\n(.*?)```", re.DOTALL)


def test_every_example_is_answered_as_it_says(program: Programs, office: Office) -> None:
    officer = program(office.officer)
    known = {"{form_digest}": ""}
    answer: Any = None
    asked = 0

    for kind, block in BLOCK.findall(PAGE):
        if kind == "json":
            assert answer == json.loads(block)
            continue
        response = _send(officer, block, known)
        assert response.status_code in {200, 201, 404}
        answer = json.loads(response.get_data())
        if "form" in answer:
            known["{form_digest}"] = answer["form"]["digest"]
        asked += 1

    assert asked == 6


def _send(officer: Program, block: str, known: dict[str, str]) -> Any:
    for name, value in known.items():
        block = block.replace(name, value)
    head, _, body = block.partition("\n\n")
    first, *lines = head.strip().splitlines()
    method, path = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    headers["Authorization"] = headers["Authorization"].replace("nv_…", officer.secret)
    data = body.strip().encode() or None
    return officer.client.open(path, method=method, headers=headers, data=data, buffered=True)
