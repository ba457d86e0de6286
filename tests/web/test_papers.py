"""A paper reads as people write it, years later and whoever reads it."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import select

from engine.engine import Engine
from engine.model.values import loads
from engine.store.tables import submissions, users
from tests.web.conftest import engine_in
from tests.web.reader import Reader
from webapp.application import create_app


@pytest.fixture(scope="module")
def sample(sample_installation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("papers") / "site"
    shutil.copytree(sample_installation, folder)
    with engine_in(folder) as engine:
        yield engine


def newest(sample: Engine, form_id: str) -> tuple[str, Mapping[str, object]]:
    query = (
        select(submissions.c.digest, submissions.c.answers)
        .where(submissions.c.form_id == form_id)
        .order_by(submissions.c.at.desc())
    )
    with sample.database.reading() as connection:
        digest, text = connection.execute(query).first() or ("", "{}")
    return digest, cast("Mapping[str, object]", loads(text))


def cells(reader: Reader) -> set[str]:
    return {"".join(cell.itertext()).strip() for cell in reader.page.xpath("//td | //dd")}


def test_a_decision_names_the_people_it_seats(sample: Engine) -> None:
    digest, answers = newest(sample, "QD-HD")
    (rows,) = (value for value in answers.values() if isinstance(value, Sequence | list) and value
               and isinstance(value[0], Mapping))  # fmt: skip
    ids = {int(row["person"]) for row in rows}
    reader = Reader(create_app(sample, sample.settings).test_client())
    reader.sign_in(sample, "quanly1")

    reader.open(f"/noi-dung/{digest}")

    with sample.database.reading() as connection:
        seated = connection.execute(select(users.c.name).where(users.c.user_id.in_(ids))).scalars()
        assert all(name in reader.text for name in seated)
    assert not {str(one) for one in ids} & cells(reader)


def test_minutes_name_the_seats_that_were_taken(sample: Engine) -> None:
    digest, answers = newest(sample, "HOP-HD")
    reader = Reader(create_app(sample, sample.settings).test_client())
    reader.sign_in(sample, "quanly1")

    reader.open(f"/noi-dung/{digest}")

    assert "Chủ tịch" in reader.text
    assert "; ".join(cast("Sequence[str]", answers["present"])) not in cells(reader)
