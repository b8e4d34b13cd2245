"""A thinned network is networkx's subgraph, and what it is cut from the tables goes with it."""

import gc
import weakref
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from graph.bands.thinned import Remove, Thinned, Thinning
from graph.history import History
from graph.measures import all_measures
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person
from tests.graph.networks import NETWORKS, snapshot_of


def arcs(snapshot: Snapshot) -> dict[tuple[str, str], float]:
    """Read the rows of a network back, as networkx would list its edges both ways."""
    csr = snapshot.csr
    rows = np.repeat(np.arange(len(csr.ids)), np.diff(csr.indptr))
    ids = csr.ids.tolist()
    ends = zip(rows, csr.indices, csr.strength, strict=True)
    return {(ids[one], ids[other]): float(strength) for one, other, strength in ends}


def edges(snapshot: Snapshot) -> dict[tuple[str, str], float]:
    listed = {(a, b): data["strength"] for a, b, data in snapshot.graph.edges(data=True)}
    if not snapshot.directed:
        listed |= {(b, a): strength for (a, b), strength in listed.items()}
    return listed


@pytest.mark.parametrize("network", NETWORKS)
def test_without_people_it_is_the_subgraph_of_who_is_left(network: str) -> None:
    whole = snapshot_of(NETWORKS[network]())
    thinning = Thinning(whole, "people", 0.2, seed=1)
    for run in range(5):
        thin, present = thinning.run(run)
        left = whole.ids[present].tolist()
        assert len(whole.ids) - len(left) == (max(round(0.2 * len(whole.ids)), 1)
                                              if len(whole.ids) > 1 else 0)  # fmt: skip
        assert thin.people["person_id"].tolist() == thin.csr.ids.tolist() == left
        there = {pair: value for pair, value in arcs(whole).items() if set(pair) <= set(left)}
        assert arcs(thin) == there
        assert edges(thin) == there
        # The table of ties, cut on its own, tells the same network.
        again = Snapshot.from_ties(
            thin.ties[["source", "target", "strength"]], left, directed=whole.directed
        )
        assert arcs(again) == there
        assert arcs(thin.undirected) == arcs(again.undirected)
        assert thin.amplifies is thin, "of a bare table"


@pytest.mark.parametrize("network", NETWORKS)
def test_without_ties_everybody_stays_and_a_fifth_of_the_pairs_goes(network: str) -> None:
    whole = snapshot_of(NETWORKS[network]())
    pairs = {frozenset(pair) for pair in arcs(whole)}
    thin, present = Thinning(whole, "ties", 0.2, seed=1).run(3)
    assert present.all()
    assert thin.people is whole.people
    kept = {frozenset(pair) for pair in arcs(thin)}
    gone = pairs - kept
    assert len(gone) == (max(round(0.2 * len(pairs)), 1) if len(pairs) > 1 else 0)
    there = {pair: value for pair, value in arcs(whole).items() if frozenset(pair) in kept}
    assert arcs(thin) == there, "a pair stays or goes in both directions"
    ties = thin.ties[["source", "target"]].to_numpy().tolist()
    assert {frozenset(pair) for pair in ties} == kept


@pytest.mark.parametrize("remove", ["people", "ties"])
def test_runs_differ_and_a_run_depends_on_nothing_but_its_number(remove: Remove) -> None:
    whole = snapshot_of(NETWORKS["random"]())
    forth = [arcs(Thinning(whole, remove, 0.2, 5).run(run)[0]) for run in range(4)]
    thinning = Thinning(whole, remove, 0.2, 5)
    back = [arcs(thinning.run(run)[0]) for run in reversed(range(4))]
    assert forth == back[::-1]
    assert all(one != other for at, one in enumerate(forth) for other in forth[:at])
    assert arcs(Thinning(whole, remove, 0.2, 6).run(0)[0]) != forth[0]


def test_with_a_table_replaced_it_is_a_plain_snapshot() -> None:
    thin, _ = Thinning(snapshot_of(NETWORKS["random"]()), "people", 0.2, seed=0).run(0)
    turned = replace(thin, people=thin.people[::-1].reset_index(drop=True))
    assert type(turned) is Snapshot
    assert arcs(turned) == arcs(thin)
    assert turned.csr.ids.tolist() == thin.ids.tolist()[::-1]


@pytest.mark.parametrize("network", ["random", "directed"])
def test_a_run_is_gone_as_soon_as_it_is_done(network: str) -> None:
    thin, _ = Thinning(snapshot_of(NETWORKS[network]()), "people", 0.2, seed=0).run(0)
    for one in all_measures():
        one(thin)
    gone = weakref.ref(thin)
    gc.disable()
    try:
        del thin
        assert gone() is None, "nothing of it waits for the collector: two hundred would pile up"
    finally:
        gc.enable()


def test_everybody_is_left_out_about_as_often() -> None:
    thinning = Thinning(snapshot_of(NETWORKS["random"]()), "people", 0.2, seed=0)
    there = np.mean([thinning.run(run)[1] for run in range(1_000)], axis=0)
    assert np.abs(there - 0.8).max() < 4 * (0.8 * 0.2 / 1_000) ** 0.5


def wrote(kind: str, source: str | None, target: str) -> dict[str, Any]:
    ends = {"source_account": f"@{source}", "target_account": f"@{target}"}
    row = {"kind": kind, "platform": "x", "source": source, "target": target, "day": "2026-01-01"}
    return {**row, **ends, "post_id": f"{source}-{target}"}


@pytest.fixture(scope="module")
def campaign() -> History:
    people = [f"p{at}" for at in range(10)]
    rng = np.random.default_rng(0)
    pairs = {tuple(rng.choice(people, 2, replace=False)) for _ in range(30)}
    posts = [{"platform": "x", "post_id": one, "person_id": one, "day": "2026-01-01"}
             for one in people]  # fmt: skip
    return history_of(
        people=[person(one) for one in people],
        posts=[*posts, {"platform": "x", "post_id": "nobody's", "day": "2026-01-01"}],
        interactions=[wrote("reply", *pair) for pair in pairs] + [wrote("repost", None, "p0")],
        reported_ties=[{"source": "p0", "target": one} for one in people[1:]],
    )


def test_tables_and_who_amplifies_whom_go_with_the_people(campaign: History) -> None:
    whole = campaign.at()
    thin, present = Thinning(whole, "people", 0.2, seed=2).run(0)
    left = set(whole.ids[present])
    there = {pair: value for pair, value in arcs(whole.amplifies).items() if set(pair) <= left}
    assert arcs(thin.amplifies) == there
    assert len(there) < len(whole.amplifies.ties)
    assert isinstance(thin.amplifies, Thinned)
    assert thin.amplifies.directed
    assert arcs(thin.amplifies.undirected) == arcs(whole_of(thin).undirected)
    assert set(thin.posts["person_id"].dropna()) == left
    assert "nobody's" in set(thin.posts["post_id"]), "what nobody known wrote is nobody's to take"
    assert set(thin.acts["person_id"]) <= left
    known = thin.interactions.dropna(subset=["source"])
    assert set(known["source"]) | set(known["target"]) <= left


def whole_of(thin: Thinned) -> Snapshot:
    """Make the thinned amplifying network again, from its own table."""
    table = thin.amplifies.ties[["source", "target", "strength"]]
    return Snapshot.from_ties(table, thin.ids.tolist(), directed=True)


def test_ties_that_go_take_their_interactions_with_them(campaign: History) -> None:
    whole = campaign.at()
    thin, _ = Thinning(whole, "ties", 0.2, seed=2).run(0)
    kept = {frozenset(pair) for pair in arcs(thin)}
    amplifying = {frozenset(pair) for pair in arcs(whole.amplifies)}
    assert {frozenset(pair) for pair in arcs(thin.amplifies)} == amplifying & kept
    known = thin.interactions.dropna(subset=["source"])
    assert {frozenset(pair) for pair in known[["source", "target"]].to_numpy()} == amplifying & kept
    assert thin.interactions["source"].isna().sum() == 1
    assert thin.posts is whole.posts
