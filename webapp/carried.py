"""What somebody typed into the form of a task, carried through the sign-in page as one text."""

import json
import uuid
from typing import Final

from flask import request
from werkzeug.datastructures import MultiDict

from engine.commands.cases.save_draft import SaveDraft
from engine.model.errors import EngineError
from engine.questions.tasks.task_page import TaskPage
from webapp.forms import read_post
from webapp.visitors import actor, engine

#: The field of the sign-in page that carries it.
FIELD: Final = "typed"
_OF_THE_PAGE: Final = frozenset({"csrf_token", "command_id"})


def carried(place: str) -> str:
    """Return what this request posted to ``place``."""
    typed = [one for one in request.form.items(multi=True) if one[0] not in _OF_THE_PAGE]
    return json.dumps({"place": place, "typed": typed}, ensure_ascii=False)


def keep(brought: str) -> bool:
    """Keep it as the draft of whoever has just signed in; false where it is not theirs to keep."""
    try:
        found = json.loads(brought)
        typed = MultiDict([(str(name), str(value)) for name, value in found["typed"]])
        task = engine().ask(TaskPage(actor(), str(found["place"]), beside=False))
    except (ValueError, TypeError, KeyError, EngineError):
        return False
    if task.form is None or not task.may_complete:
        return False
    raw, command_id = read_post(task.form, typed), str(uuid.uuid4())
    engine().do(SaveDraft(task.place, task.form.digest, raw, actor=actor(), command_id=command_id))
    return True
