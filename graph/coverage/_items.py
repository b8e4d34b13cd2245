"""What could be placed: sessions with who could lead them, and ambassadors."""

import numpy as np

from graph.coverage._ground import LAST, Ground
from graph.coverage._worth import NONE, Floats, Items

LEADS_LOOKED_AT = 3


def session_items(on: Ground, cost: float, travel_cost: float) -> tuple[Items, Floats]:
    """List the sessions that could be held: campus × topic × group × who could lead; and a rank.

    Of those who could lead a campus's session on a topic only the first few by score are looked
    at, of people who have spoken there or are of it, and of panelists who would be new there. A
    higher rank is a better lead, then a topic that was held less in the year, then a group of whom
    fewer were reached there; faith groups come last, so that they are aimed at only where they add.
    """
    rows = []
    topics = range(len(on.topics)) if on.topics else [NONE]
    score = on.leads.scores()
    for campus in range(len(on.campuses)):
        for topic in topics:
            found = _first_leads(on, score, campus, topic)
            rows += [(campus, topic, *lead) for lead in found]
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    groups = np.arange(len(on.groups)) if on.groups else np.array([NONE])
    each = np.repeat(table, len(groups), axis=0)
    campus, topic, lead, panelist, travels, rank = each.T
    whole = [column.astype(np.int64) for column in (campus, topic, lead, panelist)]
    items = Items(
        is_session=np.ones(len(each), dtype=bool),
        campus=whole[0],
        topic=whole[1],
        group=np.tile(groups, len(table)),
        panelist=whole[3],
        cost=cost + travel_cost * travels,
        lead=whole[2],
    )
    return items, rank - on.reached[items.campus, items.group] / LAST


def ambassador_items(on: Ground, many: int, cost: float) -> tuple[Items, Floats]:
    """List the ambassadors that could be placed: up to ``many`` at each campus; all rank alike."""
    campus = np.repeat(np.arange(len(on.campuses)), many)
    none = np.full(len(campus), NONE)
    items = Items(
        is_session=np.zeros(len(campus), dtype=bool),
        campus=campus,
        topic=none,
        group=none,
        panelist=none,
        cost=np.full(len(campus), float(cost)),
        lead=none,
    )
    return items, np.zeros(len(campus))


def _first_leads(
    on: Ground, score: Floats, campus: int, topic: int
) -> list[tuple[float, float, float, float]]:
    """Give lead, panelist (position or NONE), whether they travel, and rank."""
    seldom = -on.held[topic] / 1000 if topic >= 0 else 0.0
    scores = (
        score[:, campus, topic] if score.shape[2] else np.where(on.leads.at[:, campus], 1.0, np.nan)
    )
    is_panelist = on.leads.people["role"].eq("panelist").to_numpy()
    new = is_panelist & ~on.leads.at[:, campus]
    found = []
    for mask in (new, ~new):
        order = np.argsort(
            -np.where(mask, np.nan_to_num(scores, nan=-np.inf), -np.inf), kind="stable"
        )
        for person in order[:LEADS_LOOKED_AT]:
            if mask[person] and not np.isnan(scores[person]):
                travels = 0.0 if on.leads.at[person, campus] else 1.0
                panelist = float(person) if is_panelist[person] else float(NONE)
                found.append((float(person), panelist, travels, scores[person] + seldom))
    return found or [(float(NONE), float(NONE), 0.0, seldom - 10)]
