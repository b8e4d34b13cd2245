"""Where next: the sessions or ambassadors that add most coverage, and how good that is."""

from typing import Any

import numpy as np
import pandas as pd

from graph.coverage._asked import COLUMNS, Asked, Drawn, Plan, check
from graph.coverage._greedy import Taken, by_campus, chosen, drawn
from graph.coverage._ground import Ground, ground
from graph.coverage._items import ambassador_items, session_items
from graph.coverage._leads import because
from graph.coverage._limits import Limits, Room
from graph.coverage._worth import NONE, Floats, Ints, Items, Worth
from graph.snapshot import Snapshot

DRAWS = 100


def place(snapshot: Snapshot, asked: Asked | None = None, *, seed: int = 0, **given: Any) -> Plan:
    """Choose what to place: greedy on F (``graph.coverage._worth``) within the limits of ``asked``.

    ``given`` are fields of ``Asked`` for short. Raises QuestionError for limits that are none.
    """
    return _placed(snapshot, asked or Asked(**given), seed, varied=False)


def next_sessions(snapshot: Snapshot, many: int = 10, **given: Any) -> Plan:
    """List the sessions to run next, what adds most first.

    The first is the argmax of the gain over campus × topic × group. Each further one adds most to
    those above it; not at the campus of the one before, if another adds nine tenths as much.
    """
    return _placed(snapshot, Asked(many=many, **given), 0, varied=True)


def _placed(snapshot: Snapshot, asked: Asked, seed: int, *, varied: bool) -> Plan:
    check(asked)
    on = ground(
        snapshot, asked.looked, everywhere=asked.everywhere, within_region=asked.within_region
    )
    items, rank = (
        ambassador_items(on, asked.many, asked.cost)
        if asked.what == "ambassadors"
        else session_items(on, asked.many, asked.cost, asked.travel_cost)
    )
    limits = _limits(on, items, asked)
    taken = chosen(on.standing, items, limits, rank, varied=varied)
    free = taken
    if asked.minority:
        without = _limits(on, items, asked, floor=False)
        free = chosen(on.standing, items, without, rank, varied=varied)
    everywhere, of_campus = np.ones(len(on.campuses)), by_campus(items, len(on.campuses))
    students = on.campuses["students"].to_numpy(dtype=np.float64)
    return Plan(
        asked=asked,
        table=_table(on, items, taken),
        gain=taken.value,
        bound=max(taken.bound, taken.value) if len(items) else 0.0,
        guarantee=taken.guarantee,
        random=_draws(on, items, limits, of_campus, everywhere, seed),
        by_enrolment=_draws(on, items, limits, of_campus, np.nan_to_num(students), seed),
        enrolment_known=int((students > 0).sum()),
        campuses=len(on.campuses),
        floor_cost=max(0.0, free.value - taken.value),
        short=asked.many - len(taken.items),
        ended=taken.ended,
        for_minorities=int(limits.minority[taken.items].sum()),
    )


def _limits(on: Ground, items: Items, asked: Asked, *, floor: bool = True) -> Limits:
    minority = np.zeros(len(items), dtype=bool)
    if on.groups:
        minority = (items.group != NONE) & on.minority[np.maximum(items.group, 0)]
    return Limits(
        many=asked.many,
        budget=asked.budget,
        once=asked.once,
        minority=minority,
        floor=asked.minority if floor else 0,
        free=on.leads.people["free"].to_numpy(dtype=np.int64),
    )


def _draws(
    on: Ground, items: Items, limits: Limits, of_campus: list[Ints], chance: Floats, seed: int
) -> Drawn | None:
    """Draw choices again and again; None where nothing can be drawn."""
    if not len(items) or not chance.any():
        return None
    generator, room = np.random.default_rng(seed), Room(items, limits)
    found = [drawn(on.standing, room, of_campus, chance, generator) for _ in range(DRAWS)]
    mean, spread = float(np.mean(found)), 1.96 * float(np.std(found, ddof=1)) / DRAWS**0.5
    return Drawn(mean, mean - spread, mean + spread, DRAWS)


def _table(on: Ground, items: Items, taken: Taken) -> pd.DataFrame:
    """Write what was taken with names of topics and groups; people and campuses by id."""
    worth = Worth(on.standing, items)
    rows = []
    for at, (item, gain) in enumerate(zip(taken.items, taken.gains, strict=True), start=1):
        campus, topic, lead = (int(one[item]) for one in (items.campus, items.topic, items.lead))
        before = worth.thinness()[campus]
        worth.take(item)
        place_ = on.campuses.iloc[campus]
        kind, group = on.groups[items.group[item]] if items.group[item] != NONE else (None, None)
        person = on.leads.people.iloc[lead] if lead != NONE else None
        rows.append(
            (
                at,
                place_["university_id"],
                place_["name"],
                place_["region"],
                on.topics[topic] if topic != NONE else None,
                kind,
                group,
                None if person is None else person["person_id"],
                None if person is None else person["role"],
                None if lead == NONE else because(on.leads, lead, campus, topic),
                gain,
                items.cost[item],
                before,
                worth.thinness()[campus],
            )
        )
    return pd.DataFrame(rows, columns=COLUMNS)
