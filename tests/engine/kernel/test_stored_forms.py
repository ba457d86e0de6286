"""Each stored format is pinned: what one release wrote, every later one reads the same."""

from datetime import UTC, date, datetime
from decimal import Decimal

from engine.history.chain import GENESIS, seal
from engine.model.events import Event, Kind
from engine.model.steps import OpenedTask, Start, TaskDone
from engine.model.values import YearsMonths, digest, dumps
from engine.runtime import CompiledSpec, advance, compile_bundle, snapshot_bytes
from engine.store.bundles import content_digest
from tests.builders import two_tasks

AT = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)


def test_the_chain_is_stable_across_releases() -> None:
    event = Event(
        stream_id=7,
        kind=Kind.TASK_COMPLETED,
        at=AT,
        actor=3,
        legal_date=date(2024, 3, 4),
        element="P1_02",
        activity_key="P1_02[1]",
        body={"variables": {"kinh_phí": Decimal("1500000.50")}, "state": "ab"},
        submission="cd" * 32,
        command_id="c-1",
    )

    (sealed,) = seal([event], 0, GENESIS)

    assert sealed.hash == "177a3a30501954f096779056b46dd09b8fa4c3bc085ec7821fd796f466ba4f3d"


def test_values_are_written_the_same_across_releases() -> None:
    value = {
        "số": Decimal("1E+3"),
        "ngày": date(2024, 2, 29),
        "thời_hạn": YearsMonths(14),
        "a": [True, None, "Đề tài"],
    }

    assert dumps(value) == (
        '{"a":[true,null,"Đề tài"],"ngày":{"@":"2024-02-29"},"số":1000,"thời_hạn":{"@":"P1Y2M"}}'
    )


def test_a_bundle_keeps_its_name_across_releases() -> None:
    assert (
        content_digest("P1", {"process.bpmn": "<x/>"}, 1)
        == "a1968a344fe017aac2785e790e6e142e3f59b2f57d0ea3885a476a4b6ef3b63f"
    )


def test_a_snapshot_is_written_the_same_across_releases() -> None:
    spec = compile_bundle("T1", {"process.bpmn": two_tasks().xml().encode()})
    spec = CompiledSpec.from_bytes(spec.to_bytes())

    started = advance(spec, None, Start({}), AT, 5)
    (task,) = (one for one in started.opened if isinstance(one, OpenedTask))
    done = advance(spec, started.snapshot, TaskDone(task.key, {"x": Decimal(2)}), AT, 5)

    assert (
        digest(snapshot_bytes(started.snapshot))
        == "bb2e08850ead3e7bc6a16cc631ac06def610781bab1f4946972547709c22ab24"
    )
    assert (
        digest(snapshot_bytes(done.snapshot))
        == "64b60ada4a5ca3a8c1840587a9839c708d7bea2219c6970d3b4e1937a714ec02"
    )
