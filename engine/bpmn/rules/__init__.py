"""One rule, one file, one page in ``docs/reference/lint``, one pair of example diagrams.

A rule looks at the whole model and yields what it finds. Its id is its file's name with
hyphens, and is stable: administrators and scripts rely on it.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known
from engine.bpmn.rules import (
    bad_decision_variable,
    bad_expression,
    broken_flow,
    call_cycle,
    data_object_scope,
    deadlock,
    flow_without_id,
    ignored_condition,
    loop_without_wait,
    no_default_flow,
    not_executable,
    too_long,
    too_many_predicted_tasks,
    unknown_property,
    unknown_reference,
    unsupported_element,
    user_task_has_form,
)

Check = Callable[[ProcessModel, Known], Iterator[Finding]]

CHECKS: Final[Mapping[str, Check]] = {
    module.RULE: module.check
    for module in (
        unsupported_element,
        broken_flow,
        flow_without_id,
        not_executable,
        ignored_condition,
        no_default_flow,
        bad_expression,
        bad_decision_variable,
        unknown_property,
        unknown_reference,
        user_task_has_form,
        loop_without_wait,
        deadlock,
        call_cycle,
        data_object_scope,
        too_long,
        too_many_predicted_tasks,
    )
}
