"""Titles alike: folded words in common, among missions, proposals and results."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, Select, delete, insert, or_, select

from engine.model.folding import fold
from engine.model.values import Value, dumps
from engine.store.tables import cases, missions, records, search_hits

#: Words that every title has.
_COMMON: Final = frozenset(
    {
        "an",
        "ban",
        "cac",
        "cao",
        "cho",
        "cua",
        "cuu",
        "de",
        "dia",
        "du",
        "dung",
        "giai",
        "hieu",
        "hinh",
        "mo",
        "mot",
        "nang",
        "nghien",
        "phap",
        "phat",
        "pho",
        "qua",
        "so",
        "tai",
        "thanh",
        "theo",
        "thuc",
        "tinh",
        "trang",
        "tren",
        "trien",
        "trong",
        "ung",
        "va",
        "voi",
        "xay",
    }
)
#: Shared words over all words of both titles; below it two titles are not alike.
ALIKE: Final = Decimal("0.3")
_MOST: Final = 10


@dataclass(frozen=True)
class Wanted:
    """What is searched for."""

    case_id: int
    title: str


@dataclass(frozen=True)
class Hit:
    """Something alike."""

    subject_id: int
    title: str
    code: str
    source: str
    status: str
    similarity: Decimal


def search(connection: Connection, wanted: Sequence[Wanted]) -> tuple[Hit, ...]:
    """Return for each wanted title the ten most alike, best first."""
    found: list[Hit] = []
    for one in wanted:
        words = _words(one.title)
        if not words:
            continue
        hits = sorted(_candidates(connection, one, words), key=lambda hit: -hit.similarity)
        found.extend(hits[:_MOST])
    return tuple(found)


def keep(connection: Connection, case_id: int, hits: Sequence[Hit]) -> None:
    """Replace the hits of an earlier search of the same case."""
    connection.execute(delete(search_hits).where(search_hits.c.case_id == case_id))
    rows = [
        {"case_id": case_id, "subject_id": hit.subject_id, "body": dumps(_body(hit))}
        for hit in hits
    ]
    if rows:
        connection.execute(insert(search_hits), rows)


def _candidates(connection: Connection, one: Wanted, words: frozenset[str]) -> Iterator[Hit]:
    for source, query in _queries(one.case_id, words):
        for row in connection.execute(query):
            code, title, status = str(row[0] or ""), str(row[1]), str(row[2])
            other = _words(title)
            shared = Decimal(len(words & other)) / Decimal(len(words | other) or 1)
            if shared >= ALIKE:
                yield Hit(one.case_id, title, code, source, status, round(shared, 2))


def _queries(
    case_id: int, words: frozenset[str]
) -> Iterator[tuple[str, Select[*tuple[object, ...]]]]:
    rare = sorted(words, key=len, reverse=True)[:6]
    yield (
        "mission",
        select(missions.c.code, missions.c.title, missions.c.status).where(
            or_(*(missions.c.folded.contains(word, autoescape=True) for word in rare))
        ),
    )
    yield (
        "proposal",
        select(cases.c.process_id, cases.c.title, cases.c.state).where(
            cases.c.case_id != case_id,
            cases.c.party_id == cases.c.case_id,
            or_(*(cases.c.folded.contains(word, autoescape=True) for word in rare)),
        ),
    )
    yield (
        "result",
        select(records.c.number, records.c.title, records.c.kind).where(
            records.c.kind == "result",
            or_(*(records.c.folded.contains(word, autoescape=True) for word in rare)),
        ),
    )


def _words(title: str) -> frozenset[str]:
    return frozenset(fold(title).replace(",", " ").replace(".", " ").split()) - _COMMON


def _body(hit: Hit) -> dict[str, Value]:
    return {
        "title": hit.title,
        "code": hit.code,
        "source": hit.source,
        "status": hit.status,
        "similarity": hit.similarity,
    }
