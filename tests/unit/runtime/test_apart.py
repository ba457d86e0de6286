import pytest

from engine.runtime import (
    BundleBroken,
    CompileTookTooMuch,
    SnapshotUnreadable,
    compile_bundle,
    compile_in_subprocess,
    snapshot_bytes,
)
from tests.unit.runtime.drawing import document, end, process, start, user, way

SMALL = {"a": document(process("A", start(), end(), way("s", "e")))}


def test_an_upload_compiles_apart_to_the_same_bytes() -> None:
    assert compile_in_subprocess("A", SMALL).to_bytes() == compile_bundle("A", SMALL).to_bytes()


def test_a_broken_upload_is_refused_from_apart() -> None:
    with pytest.raises(BundleBroken) as refusal:
        compile_in_subprocess("A", {"a": b"<not-bpmn/>"})

    assert refusal.value.element == "a"


def test_an_upload_that_takes_too_long_is_killed() -> None:
    with pytest.raises(CompileTookTooMuch):
        compile_in_subprocess("A", SMALL, seconds=0.01)


def test_an_upload_that_takes_too_much_memory_is_killed() -> None:
    names = [f"t{place}" for place in range(5_000)]
    long = process("A", start(), *(user(name) for name in names), end(), way("s", *names, "e"))

    with pytest.raises(CompileTookTooMuch):
        compile_in_subprocess("A", {"a": document(long)}, megabytes=40)


@pytest.mark.parametrize("damaged", [b"", b"\x00", b"\x01", b"\x01not zlib"])
def test_a_damaged_snapshot_is_refused(damaged: bytes) -> None:
    with pytest.raises(SnapshotUnreadable):
        snapshot_bytes(damaged)
