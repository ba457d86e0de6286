"""Keep histories of this release as files: ``python -m tests.replay.keep_history``.

Run once for each release. A kept file is never written again: later releases must replay it
as it stands.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from engine.engine import Engine
from engine.model.values import dumps
from engine.settings import read_settings
from engine.store import bundles, cases, streams
from engine.store.database import open_database
from engine.store.tables import metadata
from tests.builders import money, office, two_tasks

RELEASE: Final = "0.1.0"
FOLDER: Final = Path(__file__).parent / "histories"


def keep() -> Path:
    """Tell one case with a form, a number, a deadline and an end, and write it down."""
    folder = Path(mkdtemp())
    database = open_database(f"sqlite:///{folder / 'kept.db'}")
    metadata.create_all(database.sql)
    engine = Engine(
        database,
        now=lambda: datetime(2024, 3, 4, 2, 0, tzinfo=UTC),
        settings=read_settings({"NHIEMVU_DATA_DIR": str(folder)}),
    )
    hall = office(engine)
    hall.publish(two_tasks())
    done = hall.complete(hall.start(), amount=money(1_500_000))
    hall.complete(done.next_task_id or "", amount=money(2))
    with database.reading() as connection:
        case = cases.read(connection, done.case_id)
        assert case is not None
        bundle = bundles.load(connection, case.bundle_digest)
        history = streams.read(connection, done.case_id)
        kept = {
            "case": done.case_id,
            "process": bundle.process_id,
            "bundle": bundle.digest,
            "interpreter": bundle.interpreter,
            "files": dict(bundle.files),
            "events": [_plain(one) for one in history],
        }
    database.close()
    path = FOLDER / f"{RELEASE}.json"
    path.write_text(json.dumps(json.loads(dumps(kept)), ensure_ascii=False, indent=1) + "\n")
    return path


def _plain(sealed: streams.SealedEvent) -> dict[str, object]:
    event = dict(sealed.event.__dict__) | {"kind": str(sealed.event.kind)}
    return event | {"seq": sealed.seq, "previous": sealed.previous, "hash": sealed.hash}


if __name__ == "__main__":
    print(keep())  # noqa: T201 - tells which file to commit
