"""A rank is printed where the network bears it: stars, cycles, and networks known in full."""

import random
import subprocess
import sys
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph.bands
from graph.bands import COLUMNS, bands
from graph.bands.ranks import places
from graph.bands.thinned import Remove, Thinning
from graph.errors import QuestionError
from graph.measures import all_measures, measure_named
from graph.settings import PROJECT
from graph.snapshot import Snapshot
from tests.graph.campaigns import history_of, person
from tests.graph.networks import NETWORKS, snapshot_of

REMOVED: tuple[Remove, ...] = ("people", "ties")
PEOPLES = [
    one.name for one in all_measures() if one.subject == "person" and one.name != "community"
]


def by_person(frame: pd.DataFrame) -> dict[str, tuple[Any, ...]]:
    rows = frame[["person_id", "rank", "rank_low", "rank_high", "tier"]].astype(object)
    return {row[0]: tuple(row[1:]) for row in rows.where(rows.notna(), None).to_numpy()}


@pytest.mark.parametrize("remove", ["people", "ties"])
@pytest.mark.parametrize("name", ["degree", "betweenness", "pagerank", "harmonic_closeness"])
def test_centre_of_a_star_is_first_whoever_is_missing(name: str, remove: Any) -> None:
    found = by_person(bands(snapshot_of(nx.star_graph(20)), name, remove=remove))
    assert found.pop("0") == (1, 1, 1, None)
    assert {tier for _, _, _, tier in found.values()} == {"middle third"}
    assert {rank for rank, _, _, _ in found.values()} == {None}


@pytest.mark.parametrize("remove", ["people", "ties"])
@pytest.mark.parametrize("name", ["degree", "betweenness", "core_number", "two_step_reach"])
def test_people_whom_nothing_tells_apart_have_a_tier_and_no_rank(name: str, remove: Any) -> None:
    found = bands(snapshot_of(nx.cycle_graph(30)), name, remove=remove)
    assert found["rank"].isna().all()
    assert set(found["tier"]) == {"middle third"}
    assert (found["rank_low"] == 1).all()
    assert (found["rank_high"] == 30).all()


def _people_of_unequal_ease(seed: int) -> nx.Graph:
    """Give a network of 160 with hubs and loners: each tie as likely as both ends are sociable."""
    ease = np.random.default_rng(seed).lognormal(1.8, 0.6, 160)
    return nx.expected_degree_graph(list(ease), seed=seed, selfloops=False)


@pytest.mark.parametrize("name", ["degree", "pagerank", "two_step_reach"])
def test_band_of_what_is_on_record_holds_the_place_in_the_complete_network(name: str) -> None:
    inside, tiers, people = 0, 0, 0
    for seed in range(6):
        complete = _people_of_unequal_ease(seed)
        on_record = np.random.default_rng(seed).choice(160, 128, replace=False).tolist()
        truth = measure_named(name)(snapshot_of(complete)).set_index("person_id")[name]
        found = bands(snapshot_of(complete.subgraph(sorted(on_record))), name, runs=100, seed=seed)
        best, worst = places(truth[found["person_id"]].to_numpy(dtype=float))
        true = (best + worst) / 2  # among those on record; equals share the middle of their places
        low, high = found["rank_low"].to_numpy(float), found["rank_high"].to_numpy(float)
        inside += int(((low <= true) & (true <= high)).sum())
        tiers += int(found["tier"].notna().sum())
        people += len(found)
    assert 0.87 < inside / people < 0.98, "the band is said to hold nine in ten"
    assert tiers / people < 0.3, "and it isn't just wide"


def test_band_is_where_nine_in_ten_thinned_networks_put_a_person() -> None:
    snapshot = snapshot_of(_people_of_unequal_ease(3))
    first, fresh = bands(snapshot, "degree", runs=400), bands(snapshot, "degree", runs=400, seed=8)
    for end in ("rank_low", "rank_high"):
        apart = (first[end] - fresh[end]).abs().astype(float)
        assert apart.mean() < 4, "of 160 places; other draws, nearly the same band"
    assert not first.equals(fresh)


@pytest.mark.parametrize("remove", ["people", "ties"])
def test_bands_are_what_networkx_and_pandas_make_of_the_same_draws(remove: Any) -> None:
    graph = nx.relabel_nodes(_people_of_unequal_ease(5), str)
    snapshot, runs = snapshot_of(graph), 50
    thinning = Thinning(snapshot, remove, 0.2, seed=4)
    first, last = [], []
    for run in range(runs):
        thin, present = thinning.run(run)
        left = nx.Graph(thin.ties[["source", "target"]].to_numpy().tolist())
        left.add_nodes_from(snapshot.ids[present])
        if remove == "people":
            assert nx.utils.graphs_equal(left, nx.Graph(graph.subgraph(snapshot.ids[present])))
        degrees = pd.Series(dict(left.degree()))
        stretch = (len(graph) - 1) / (len(degrees) - 1)
        first.append(1 + (degrees.rank(method="min", ascending=False) - 1) * stretch)
        last.append(1 + (degrees.rank(method="max", ascending=False) - 1) * stretch)
    own = pd.Series(dict(graph.degree()))
    low = pd.DataFrame(first).quantile(0.05, interpolation="lower")
    high = pd.DataFrame(last).quantile(0.95, interpolation="higher")
    low = low.combine(own.rank(method="min", ascending=False), min).round()
    high = high.combine(own.rank(method="max", ascending=False), max).round()
    found = bands(snapshot, "degree", runs=runs, remove=remove, seed=4).set_index("person_id")
    assert found["rank_low"].astype(float).to_dict() == low[found.index].to_dict()
    assert found["rank_high"].astype(float).to_dict() == high[found.index].to_dict()
    wide = (high - low > (len(graph) - 1) / 2)[found.index]
    assert found["tier"].notna().to_dict() == wide.to_dict()
    assert wide.any()
    assert not wide.all()


@pytest.mark.parametrize("remove", ["people", "ties"])
@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", PEOPLES)
def test_every_measure_of_people_has_bands(name: str, network: str, remove: Any) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    found = bands(snapshot, name, runs=5, remove=remove)
    assert list(found.columns) == list(COLUMNS)
    assert found["person_id"].tolist() == snapshot.people["person_id"].tolist()
    values = measure_named(name)(snapshot)[name]
    pd.testing.assert_series_equal(found["value"], values, check_names=False)
    known = values.notna()
    assert (found["rank"].notna() | found["tier"].notna()).equals(known)
    assert not (found["rank"].notna() & found["tier"].notna()).any()
    for column in ("rank", "rank_low", "rank_high", "tier"):
        assert found.loc[~known, column].isna().all()
    of = int(known.sum())
    band = found.loc[known, ["rank_low", "rank_high"]].astype(int)
    assert ((band["rank_low"] >= 1) & (band["rank_high"] <= of)).all()
    assert (band["rank_low"] <= band["rank_high"]).all()
    ranked = found[found["rank"].notna()]
    assert ((ranked["rank_low"] <= ranked["rank"]) & (ranked["rank"] <= ranked["rank_high"])).all()
    assert ((ranked["rank_high"] - ranked["rank_low"]) <= (of - 1) / 2).all()


@pytest.mark.parametrize("remove", ["people", "ties"])
@pytest.mark.parametrize("network", ["random", "two parts and isolates", "directed"])
@pytest.mark.parametrize("name", PEOPLES)
def test_order_of_rows_changes_no_band(name: str, network: str, remove: Any) -> None:
    given = NETWORKS[network]()
    people, ties = list(given.nodes), list(given.edges(data=True))
    draw = random.Random(1)  # noqa: S311
    draw.shuffle(people)
    draw.shuffle(ties)
    shuffled = given.__class__()
    shuffled.add_nodes_from(people)
    shuffled.add_edges_from(ties)
    expected = by_person(bands(snapshot_of(given), name, runs=8, remove=remove))
    assert by_person(bands(snapshot_of(shuffled), name, runs=8, remove=remove)) == expected


def test_same_seed_same_bands_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = snapshot_of(_people_of_unequal_ease(1))
    alone = bands(snapshot, "pagerank", runs=40)
    monkeypatch.setattr(graph.bands, "threads_for", lambda _: 3)
    pd.testing.assert_frame_equal(bands(snapshot, "pagerank", runs=40), alone)


def test_large_networks_are_estimated_in_the_runs_and_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snapshot = snapshot_of(_people_of_unequal_ease(2))
    exact = bands(snapshot, "betweenness", runs=40)
    assert "note" not in exact.attrs
    monkeypatch.setattr(graph.bands, "_EXACT", 0)
    drawn = bands(snapshot, "betweenness", runs=40, sample=30)
    assert "In the thinned networks it is estimated" in drawn.attrs["note"]
    pd.testing.assert_series_equal(drawn["value"], exact["value"])
    wide, narrow = ((one["rank_high"] - one["rank_low"]).mean() for one in (drawn, exact))
    assert wide > narrow, "the error of the estimate is in the band"
    asked = bands(snapshot, "betweenness", runs=40, sample=30, exact=True)
    pd.testing.assert_frame_equal(asked, exact)


def test_without_numba_the_bands_are_the_same() -> None:
    code = """
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "numba" else found(name, *rest)
import networkx as nx
from graph.bands import bands
from graph.kernels.compiling import IS_COMPILED
from graph.snapshot import Snapshot
assert not IS_COMPILED
snapshot = Snapshot.from_ties(nx.karate_club_graph())
for remove in ("people", "ties"):
    print(bands(snapshot, "in_degree", runs=10, remove=remove).to_csv())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT)
    snapshot = Snapshot.from_ties(nx.karate_club_graph())
    compiled = [bands(snapshot, "in_degree", runs=10, remove=remove).to_csv() for remove in REMOVED]
    assert done.stdout == "".join(f"{table}\n" for table in compiled), done.stderr


def test_runs_are_heard_of_one_by_one() -> None:
    heard: list[tuple[int, int]] = []
    bands(snapshot_of(nx.path_graph(5)), "degree", runs=3, on_run=lambda *at: heard.append(at))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_equal_people_share_the_first_of_their_places() -> None:
    hubs = nx.disjoint_union_all([nx.star_graph(30), nx.star_graph(12), nx.star_graph(12)])
    found = bands(snapshot_of(hubs), "degree", runs=50).sort_values("value", ascending=False)
    assert found["rank"].tolist()[:3] == [1, 2, 2]
    assert found["rank_high"].tolist()[1:3] == [3, 3]


def test_who_has_no_value_has_neither_rank_nor_tier() -> None:
    history = history_of(
        people=[person(one) for one in "abc"],
        posts=[
            {"platform": "x", "post_id": f"{one}1", "account_id": one, "person_id": one,
             "day": "2026-01-01"}
            for one in "ab"
        ],
        interactions=[
            {"kind": "repost", "platform": "x", "post_id": "r", "target_post_id": "a1",
             "source_account": "z", "target_account": "a", "target": "a", "day": "2026-01-02"}
        ],
    )  # fmt: skip
    found = bands(history.at(), "amplification").set_index("person_id")
    assert found["value"].fillna(-1).to_dict() == {"a": 1, "b": 0, "c": -1}
    # Whoever of the two is missing, the other is alone and could stand anywhere.
    assert found["tier"].isna().to_dict() == {"a": False, "b": False, "c": True}
    assert found.loc["c", ["rank", "rank_low", "rank_high"]].isna().all()


def test_options_of_the_measure_are_passed_on() -> None:
    strong = [("a", "b", 9), *(("c", other, 1) for other in "defg"), ("a", "d", 9)]
    snapshot = Snapshot.from_ties(strong)
    assert bands(snapshot, "degree").set_index("person_id")["value"]["a"] == 2
    assert bands(snapshot, "degree", weighted=True).set_index("person_id")["value"]["a"] == 18
    with pytest.raises(QuestionError, match="no weighted form"):
        bands(snapshot, "core_number", weighted=True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"runs": 0}, "runs must be 1 or more"),
        ({"share": 1.0}, "share must lie between 0 and 1"),
        ({"level": 0.0}, "level must lie between 0 and 1"),
        ({"remove": "both"}, 'remove must be "people" or "ties"'),
        ({"seed": -1}, "seed must be a whole number"),
    ],
)
def test_what_cannot_be_done_is_said(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        bands(snapshot_of(nx.path_graph(3)), "degree", **wrong)
    with pytest.raises(QuestionError, match="Did you mean degree"):
        bands(snapshot_of(nx.path_graph(3)), "degre")


def test_nobody_is_ranked_by_the_number_of_a_community() -> None:
    assert not measure_named("community").ordered
    with pytest.raises(QuestionError, match="nobody comes first"):
        bands(snapshot_of(nx.path_graph(3)), "community")
