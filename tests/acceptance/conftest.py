"""The province as it stands after each chapter of its story."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Final

import pytest

from tests.acceptance.province import Province
from tests.acceptance.shelf import Shelf
from tests.acceptance.step_1 import RICE, list_two_of_three
from tests.acceptance.step_2 import select_the_best_of_three
from tests.acceptance.step_3 import begin_work
from tests.acceptance.step_4 import submit_results

#: What happens in each chapter, in order.
CHAPTERS: Final[dict[str, Callable[[Province], None]]] = {
    "settled": lambda _: None,
    "listed": list_two_of_three,
    "contracted": lambda province: select_the_best_of_three(province, RICE),
    "running": begin_work,
    "submitted": submit_results,
}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / f"stories-{request.param}"
    folder.mkdir(exist_ok=True)
    return Shelf(request.param, folder, CHAPTERS)


@pytest.fixture
def after(shelf: Shelf) -> Iterator[Callable[[str], Province]]:
    """Open the province as it stands after a chapter; when the test ends, everything holds."""
    opened: list[Province] = []
    with ExitStack() as closing:

        def province(chapter: str) -> Province:
            opened.append(shelf.after(chapter, closing))
            return opened[-1]

        yield province
        for one in opened:
            assert one.verified().broken == ()
