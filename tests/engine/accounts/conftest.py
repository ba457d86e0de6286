import pytest

from engine.engine import Engine
from tests.engine.accounts import staff as makers
from tests.engine.accounts.staff import Staff


@pytest.fixture
def staff(engine: Engine) -> Staff:
    return makers.staff(engine)
