"""The few values of a submission that steer the process."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from engine.commands.errors import BadDecisionVariable
from engine.model.values import Value, YearsMonths

_CODE: Final = re.compile(r"^[\w./:+-]{1,64}$")


def checked(variables: Mapping[str, Value]) -> dict[str, Value]:
    """Return the variables, refusing free text, files and anything else a chain must not hold.

    Personal data can be erased only if it never enters the chain (decisions/0003).
    """
    for name, value in variables.items():
        if not _fits(value):
            raise BadDecisionVariable(name)
    return dict(variables)


def _fits(value: Value) -> bool:
    if isinstance(value, str):
        return _CODE.match(value) is not None
    if isinstance(value, list | tuple):
        return all(_fits(item) for item in value)
    if isinstance(value, Mapping):
        return all(_CODE.match(key) and _fits(item) for key, item in value.items())
    return value is None or isinstance(value, bool | Decimal | date | timedelta | YearsMonths)
