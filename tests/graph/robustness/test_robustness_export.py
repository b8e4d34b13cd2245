"""The sheets on how the network holds: the functions' numbers, and nothing of few people."""

import networkx as nx
import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.robustness import curve, holding, only_links
from graph.history import History
from graph.robustness import random_removal, robustness, single_losses, worst_loss
from graph.snapshot import Snapshot
from graph.suppression import WITHHELD
from tests.graph.campaigns import history_of, person
from tests.graph.networks import snapshot_of

NAMED = Disguise(True, {}, {}, {})


def campaign(graph: nx.Graph) -> History:
    return history_of(
        people=[person(f"p{one}") for one in graph],
        reported_ties=[
            {"source": f"p{one}", "target": f"p{other}", "reported_on": "2026-10-01"}
            for one, other in graph.edges
        ],
    )


def values(frame: pd.DataFrame) -> dict[str, object]:
    return dict(zip(frame["what"], frame["value"], strict=True))


def test_the_numbers_are_the_functions() -> None:
    snapshot = snapshot_of(nx.karate_club_graph())
    found = holding(snapshot, NAMED).frame
    told = values(found)
    assert told["robustness R: mean share connected, most tied first"] == robustness(snapshot).r
    at_random = found[found["what"].str.contains("at random")].iloc[0]
    assert at_random["low"] < at_random["value"] < at_random["high"]
    assert at_random["value"] == random_removal(snapshot).r
    assert told["people still connected after the worst loss of 1"] == 27
    assert told["people still connected after the worst loss of 3"] == worst_loss(snapshot, 3).left
    assert told["people who are the only link of others"] == 1
    assert told["ties that alone join somebody to the rest"] == 1
    assert (found["how_sure"] == "exact").sum() == len(found) - 1


def test_the_curve_has_a_hundred_points_at_most() -> None:
    snapshot = snapshot_of(nx.barabasi_albert_graph(400, 2, seed=1))
    frame = curve(snapshot).frame
    assert (len(frame), frame["people_gone"].iloc[-1]) == (101, 400)
    found = robustness(snapshot).curve
    assert frame["most_tied_first"].tolist() == found[frame["people_gone"]].tolist()
    assert len(curve(snapshot_of(nx.path_graph(5))).frame) == 6


def test_without_names_counts_of_few_stay_hidden() -> None:
    graph = nx.complete_graph(20)
    graph.add_edges_from((0, f"a{at}") for at in range(3))
    graph.add_edges_from((1, f"b{at}") for at in range(7))
    history = campaign(graph)
    snapshot = history.at()
    hidden = Disguise.of(history, "salt", named=False)
    frame = only_links(snapshot, hidden).frame.set_index("person_id")["cut_off"]
    assert frame[hidden.shown["p0"]] == WITHHELD
    assert set(frame.index) == {hidden.shown["p0"], hidden.shown["p1"]}
    assert list(frame.index) == sorted(frame.index), "the order tells nothing"
    named = only_links(snapshot, Disguise.of(history, "salt", named=True)).frame
    assert named["person_id"].tolist() == ["p1", "p0"]
    assert named["cut_off"].tolist() == [7, 3]
    assert single_losses(snapshot)["cut_off"].max() == 7


@pytest.mark.parametrize(("leaves", "shown"), [(3, WITHHELD), (7, 19)])
def test_a_worst_loss_of_few_people_is_hidden(leaves: int, shown: object) -> None:
    graph = nx.complete_graph(20)
    graph.add_edges_from((0, f"a{at}") for at in range(leaves))
    history = campaign(graph)
    hidden = Disguise.of(history, "salt", named=False)
    what = "people still connected after the worst loss of 1"
    assert values(holding(history.at(), hidden).frame)[what] == shown
    assert values(holding(history.at(), NAMED).frame)[what] == 19


def test_nobody() -> None:
    nothing = Snapshot.from_ties([])
    assert only_links(nothing, NAMED).frame.empty
    assert values(holding(nothing, NAMED).frame)["people who are the only link of others"] == 0
    assert len(curve(nothing).frame) == 1
