"""The only room that knows SpiffWorkflow.

Two functions are all the rest of the engine needs::

    spec = compile_bundle("P1", {"P1.bpmn": data, ...})   # keep spec.to_bytes() in the bundle
    progress = advance(spec, None, Start({...}), at, case_id)
    progress = advance(spec, progress.snapshot, TaskDone("P1_01[1]", {...}), at, case_id)

``advance`` is pure: it reads no clock, draws no random number, opens no connection. It hands
out what was opened and closed, the requests that wait for an ``OperationDone``, the case's
variables and, at the end, the ending. ``snapshot_bytes`` gives the form to hash and compare.
"""

from engine.runtime.apart import compile_in_subprocess
from engine.runtime.compiling import compile_bundle
from engine.runtime.errors import (
    BundleBroken,
    CompileTookTooMuch,
    ExpressionFailed,
    SnapshotUnreadable,
    StepTooLong,
    TargetNotOpen,
    WrongKernel,
)
from engine.runtime.kernel import check_kernel
from engine.runtime.snapshot import snapshot_bytes
from engine.runtime.spec import CompiledSpec
from engine.runtime.step import advance, open_keys, snapshot_variables

check_kernel()

__all__ = [
    "BundleBroken",
    "CompileTookTooMuch",
    "CompiledSpec",
    "ExpressionFailed",
    "SnapshotUnreadable",
    "StepTooLong",
    "TargetNotOpen",
    "WrongKernel",
    "advance",
    "compile_bundle",
    "compile_in_subprocess",
    "open_keys",
    "snapshot_bytes",
    "snapshot_variables",
]
