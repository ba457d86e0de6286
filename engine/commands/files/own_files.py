"""A paper carries only files its author may carry."""

from engine.commands.files.errors import FileNotYours
from engine.commands.work import Work
from engine.forms import Answers
from engine.store import held_files, submissions
from engine.store.cases import CaseRow


def require_own_files(
    work: Work, case: CaseRow, answers: Answers, subject_id: int | None = None
) -> None:
    """Refuse a file the actor neither uploaded nor finds in the case or its mission.

    Whoever files a digest may download it from then on, so a digest alone, seen in somebody
    else's page or log, must open nothing. Answers without files cost no statement.
    """
    digests = frozenset(submissions.files_in(answers.values))
    if not digests:
        return
    known = held_files.at_hand(work.connection, digests, work.actor.user_id, case, subject_id)
    if digests - known:
        raise FileNotYours(digests - known)
