"""Lines that share a channel or a gap are put on tracks of their own."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from engine.bpmn.layout.route import Corner, Route


@dataclass
class _Run:
    """A stretch of a line inside one channel or gap."""

    begin: int
    end: int
    source: str
    target: str
    corners: tuple[Corner, Corner]
    #: 0 where it only arrives in this channel, 2 where it only leaves, 1 where it does both.
    #: Who leaves turns left of who arrives: on one row they would lie on each other.
    leaving: int


def assign(routes: list[Route]) -> tuple[dict[int, int], dict[int, int]]:
    """Give every line its track; return how many each channel and each gap holds."""
    channels: dict[int, list[_Run]] = defaultdict(list)
    gaps: dict[int, list[_Run]] = defaultdict(list)
    for route in routes:
        for one, two in pairwise(route.corners):
            run = _run(route, one, two)
            if one.across == two.across and one.across % 2:
                channels[one.across].append(run)
            elif one.down == two.down and one.down % 2:
                gaps[one.down].append(run)
    across = {place: _number(runs, down=False) for place, runs in channels.items()}
    down = {place: _number(runs, down=True) for place, runs in gaps.items()}
    return across, down


def _run(route: Route, one: Corner, two: Corner) -> _Run:
    vertical = one.across == two.across
    begin, end = sorted((one.down, two.down) if vertical else (one.across, two.across))
    leaves = one is route.corners[0] and route.leaves == "right"
    arrives = two is route.corners[-1] and route.enters == "left"
    return _Run(begin, end, route.source, route.target, (one, two), 1 + leaves - arrives)


def _number(runs: list[_Run], *, down: bool) -> int:
    tracks: list[list[_Run]] = []
    for run in sorted(runs, key=lambda each: (each.leaving, each.end - each.begin, each.begin)):
        place = next(
            (at for at, others in enumerate(tracks) if not any(_meet(run, o) for o in others)),
            len(tracks),
        )
        if place == len(tracks):
            tracks.append([])
        tracks[place].append(run)
        for corner in run.corners:
            if down:
                corner.down_track = place
            else:
                corner.across_track = place
    return len(tracks)


def _meet(one: _Run, two: _Run) -> bool:
    if one.target == two.target or one.source == two.source:
        # Lines of one shape may lie on each other: they read as a branch or a merge.
        return False
    return one.begin <= two.end and two.begin <= one.end
