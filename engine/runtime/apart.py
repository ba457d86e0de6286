"""Uploads are compiled in a process of their own, which can be killed.

Nothing an upload contains is executed anyway; this bounds what parsing and building may cost,
whatever the file is. The child limits its own memory before it reads a byte.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import engine
from engine.runtime.errors import BundleBroken, CompileTookTooMuch
from engine.runtime.spec import CompiledSpec

#: The same code as this, wherever it is kept, and nothing of the folder it is called in.
_ROOT: Final = str(Path(engine.__file__).parents[1])
_CHILD: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from engine.runtime.inside import main; main()"
)


def compile_in_subprocess(
    process_id: str,
    files: Mapping[str, bytes],
    seconds: float = 10,
    megabytes: int = 500,
) -> CompiledSpec:
    """Do what ``compile_bundle`` does, within ``seconds`` and ``megabytes``."""
    asked = {
        "process": process_id,
        "files": {name: base64.b64encode(data).decode() for name, data in files.items()},
        "megabytes": megabytes,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-I", "-c", _CHILD, _ROOT],
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CompileTookTooMuch(process_id, seconds, megabytes) from None
    if done.returncode:
        raise CompileTookTooMuch(process_id, seconds, megabytes)
    answer = json.loads(done.stdout)
    if "broken" in answer:
        raise BundleBroken(*answer["broken"])
    return CompiledSpec(answer["spec"])
