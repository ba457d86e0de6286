"""What a form shows for given values: which parts are hidden, what is computed, what is offered.

The server alone judges this, for the page and for the answers alike. A hidden field has no
value: whatever depends on it sees null.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from engine.expressions import BudgetExceeded
from engine.forms.circles import evaluation_order
from engine.forms.figures import rounded
from engine.forms.formulas import Formula, safely
from engine.forms.offers import offered
from engine.forms.parts import Field, Form, Rows, fields
from engine.forms.rules import Option
from engine.forms.shaping import Shaping
from engine.forms.sheets import Sheet, read_sheet
from engine.model.values import Value


@dataclass
class Filled:
    """A form with values: its sheets, and the codes of what was wrong, by posted name."""

    form: Form
    sheet: Sheet
    faults: dict[str, list[str]]
    context: Mapping[str, Value] | None
    now: datetime
    _offered: dict[Formula, tuple[Option, ...] | None] = field(default_factory=dict)

    def options(self, sheet: Sheet, found: Field) -> tuple[Option, ...] | None:
        """Return what may be chosen, or None where only an absent context could tell."""
        formula = found.options_from
        if formula is None:
            return found.options
        if formula in self._offered:
            return self._offered[formula]
        found_now = offered(safely(formula, sheet.scope, self.now))
        if found_now is None and self.context is not None:
            found_now = ()
        options = None if found_now is None else (*found.options, *found_now)
        if not formula.words & _names(self.form):
            self._offered[formula] = options
        return options

    def truth(self, sheet: Sheet, asked: bool | Formula) -> bool:  # noqa: FBT001
        if isinstance(asked, Formula):
            return safely(asked, sheet.scope, self.now) is True
        return asked

    def is_hidden(self, sheet: Sheet, guards: Sequence[Formula]) -> bool:
        return any(safely(guard, sheet.scope, self.now) is True for guard in guards)


def fill(
    form: Form,
    raw: Mapping[str, Value],
    context: Mapping[str, Value] | None,
    now: datetime,
) -> Filled:
    """Lay ``raw`` out along ``form``, read each value, and judge what is hidden and computed."""
    shaping = Shaping(context, now)
    layout = shaping.lay_out(form, raw)
    faults = {path: list(codes) for path, codes in shaping.faults.items()}
    sheet = read_sheet(form, layout, context or {}, faults)
    _judge(form, sheet, now)
    return Filled(form, sheet, faults, context, now)


def _judge(form: Form, root: Sheet, now: datetime) -> None:
    for lists, node in evaluation_order(form):
        for sheet in _instances(root, lists):
            if any(safely(guard, sheet.scope, now) is True for guard in node.guards):
                sheet.hidden.add(node.name)
                sheet.put(node, [] if isinstance(node, Rows) else None)
            elif isinstance(node, Field) and node.formula:
                _compute(sheet, node, node.formula, now)


def _compute(sheet: Sheet, node: Field, formula: Formula, now: datetime) -> None:
    try:
        value = formula.value(sheet.scope, now)
    except BudgetExceeded:
        sheet.failed.add(node.name)
        value = None
    if isinstance(value, Decimal) and node.digits is not None:
        value = rounded(value, node.digits)
    sheet.put(node, value)


def _instances(root: Sheet, lists: Sequence[Rows]) -> list[Sheet]:
    found = [root]
    for rows in lists:
        found = [row for s in found if rows.name not in s.hidden for row in s.rows[rows.name]]
    return found


@lru_cache(maxsize=512)
def _names(form: Form) -> frozenset[str]:
    return frozenset(step for part in fields(form) for step in part.path)
