"""Every operation in every role, in one's own authority and in another: as the reference says."""

from dataclasses import replace

import pytest

from engine.engine import Engine
from engine.settings import Settings
from tests.web.api.town import GRANTED, Town, build
from tests.web.api.walk import MAY, PAGE, page, walk, without_a_token
from webapp.api.tables import operations
from webapp.application import create_app

FOREIGN = [role for role, (_, at_home) in GRANTED.items() if not at_home]
#: Of one thing of one authority: whoever has nothing to do with it is told that it is not there.
OF_A_THING = {
    "getTask", "claimTask", "releaseTask", "saveDraft", "completeTask", "getCouncil",
    "filePanelItem", "closePanel", "getCase", "getSubmission", "getMission", "getFile",
    "retryOperation", "revokeToken",
}  # fmt: skip


@pytest.fixture
def town(engine: Engine, settings: Settings) -> Town:
    patient = replace(settings, api_rate="9999 per second")
    return build(create_app(engine, patient), engine)


def test_each_role_is_told_what_the_reference_says(town: Town) -> None:
    table = walk(town)

    assert page(table) == PAGE.read_text("utf-8")
    assert {
        (one, role) for one in OF_A_THING for role in ("stranger", "called in", *FOREIGN)
        if table[one][role] != "404"
    } == set()  # fmt: skip
    assert {
        one for one in ("claimTask", "completeTask", "closePanel", "saveDraft")
        if {table[one][role] for role in ("leader", "auditor", "administrator")} != {"403"}
    } == set()  # fmt: skip


def test_without_a_token_nothing_but_the_public_is_told(town: Town) -> None:
    told = without_a_token(town)

    assert told == {one.operation_id: MAY if one.public else "401" for one in operations()}


def test_a_token_that_reads_is_let_change_nothing(town: Town) -> None:
    reading = town.fresh_program("administrator", "read")

    refused = {
        one.operation_id: reading.do(one.path, method=one.method).code
        for one in operations()
        if one.changes
    }

    assert set(refused.values()) == {"scope-too-narrow"}
