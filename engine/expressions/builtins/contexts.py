"""Functions of contexts."""

from collections.abc import Mapping, Sequence

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.conformance import is_list
from engine.expressions.run import Run


@builtin("get value", "m: context, key: any", needs_run=True)
@builtin("get value", "m: context, keys: list", needs_run=True)
@builtin("get value", "context: context, key: any", needs_run=True)
def _get_value(run: Run, m: Mapping[str, object], key: object) -> object:
    value: object = m
    keys = key if is_list(key) else [key]
    run.spend(len(keys))
    for one in keys:
        if not isinstance(one, str) or not isinstance(value, Mapping):
            return None
        value = value.get(one)
    return value if keys else None


@builtin("get entries", "m: context", needs_run=True)
@builtin("get entries", "context: context", needs_run=True)
def _get_entries(run: Run, m: Mapping[str, object]) -> list[object]:
    run.items(len(m))
    return [{"key": key, "value": value} for key, value in m.items()]


@builtin("context", "entries: list", needs_run=True)
def _context(run: Run, entries: Sequence[object]) -> dict[str, object] | None:
    run.spend(len(entries))
    result: dict[str, object] = {}
    for entry in entries:
        if not isinstance(entry, Mapping) or not {"key", "value"} <= entry.keys():
            return None
        key = entry["key"]
        if not isinstance(key, str) or key in result:
            return None
        result[key] = entry["value"]
    return result


@builtin("context put", "context: context, key: string, value: any", needs_run=True, price=12)
@builtin("context put", "context: context, keys: list, value: any", needs_run=True, price=12)
def _context_put(
    run: Run, context: Mapping[str, object], key: object, value: object
) -> dict[str, object] | None:
    keys = list(key) if is_list(key) else [key]
    if not keys or not all(isinstance(one, str) for one in keys):
        return None
    return _put(run, context, [str(one) for one in keys], value)


@builtin("context merge", "contexts: list", needs_run=True)
def _context_merge(run: Run, contexts: Sequence[object]) -> dict[str, object] | None:
    result: dict[str, object] = {}
    for one in contexts:
        if not isinstance(one, Mapping):
            return None
        run.spend(len(one))
        result.update(one)
    return result


def _put(
    run: Run, context: Mapping[str, object], keys: Sequence[str], value: object
) -> dict[str, object] | None:
    run.spend(len(context) + 1)
    first, *rest = keys
    if not rest:
        return {**context, first: value}
    inner = context.get(first)
    if not isinstance(inner, Mapping):
        return None
    run.descend(1)
    changed = _put(run, inner, rest, value)
    run.ascend(1)
    return None if changed is None else {**context, first: changed}
