"""The child of ``apart``: limits itself, then compiles what it is given on standard input."""

import base64
import json
import resource
import sys

from engine.runtime.compiling import compile_bundle
from engine.runtime.errors import BundleBroken


def main() -> None:
    asked = json.load(sys.stdin)
    limit = asked["megabytes"] * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    files = {name: base64.b64decode(data) for name, data in asked["files"].items()}
    try:
        spec = compile_bundle(asked["process"], files)
    except BundleBroken as refusal:
        answer: dict[str, object] = {"broken": [refusal.process, refusal.element, refusal.why]}
    else:
        answer = {"spec": json.loads(spec.to_bytes())}
    json.dump(answer, sys.stdout)
