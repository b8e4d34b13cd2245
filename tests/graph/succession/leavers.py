"""Campaigns drawn by chance whose people leave on days that are known, or aren't."""

from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
import numpy as np

from graph.history import History
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, term

DAY = date(2026, 10, 31)
CAMPUSES = ("ned", "ku", "giki")
ENDS = (None, "2026-10-31", "2026-12-18", "2027-01-31", "2027-06-18", "2027-07-10", "2028-06-01")


def drawn(seed: int, people: int = 24, *, p: float = 0.12) -> History:
    """Draw a campaign of so many people, a third of them ambassadors, with ties of chance ``p``."""
    draw = np.random.default_rng(seed)
    ids = [f"p{at:02d}" for at in range(people)]
    terms, studies = [], []
    for one in ids:
        home = str(draw.choice(CAMPUSES))
        if draw.random() < 0.8:
            end = ENDS[draw.integers(len(ENDS))]
            studies.append(studying(one, home, end))
        if draw.random() < 0.35:
            end = ENDS[draw.integers(len(ENDS))]
            terms.append(term(one, home, "2025-09-10", end))
    graph = nx.gnp_random_graph(people, p, seed=seed)
    ties = [
        {"source": ids[a], "target": ids[b], "reported_on": "2026-05-01"} for a, b in graph.edges
    ]
    # A training ties nobody. All have been to one, so that who wasn't at the second is away.
    trained = [(one, "2025-09-12") for one in ids]
    trained += [(one, "2026-10-30") for one in ids if draw.random() < 0.6]
    return history_of(
        people=[person(one, staff=bool(draw.random() < 0.1)) for one in ids],
        campuses=[campus(one) for one in CAMPUSES],
        terms=terms,
        studies=studies,
        reported_ties=ties,
        trainings=[
            {"training_id": f"t-{day}", "person_id": one, "held_on": day} for one, day in trained
        ],
    )


def studying(person_id: str, university_id: str, until: str | None) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "university_id": university_id,
        "programme": "BA",
        "from_on": "2023-09-01",
        "graduates_on": until,
    }


def cut(snapshot: Snapshot, gone: set[str]) -> Snapshot:
    """Take people out of a snapshot by hand: their rows, their ties, their terms and studies."""

    def of_others(frame: Any, *columns: str) -> Any:
        stays = ~frame[list(columns)].isin(gone).any(axis=1)
        return frame[stays].reset_index(drop=True)

    return replace(
        snapshot,
        people=of_others(snapshot.people, "person_id"),
        ties=of_others(snapshot.ties, "source", "target"),
        terms=of_others(snapshot.terms, "person_id"),
        studies=of_others(snapshot.studies, "person_id"),
    )
