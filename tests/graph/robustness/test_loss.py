"""What is lost when chosen people leave: counted again by networkx, and told in sentences."""

from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph.errors import QuestionError
from graph.findings import names_of
from graph.measures import measure_named
from graph.robustness import Change, Loss, told, without
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.networks import NETWORKS, snapshot_of
from tests.graph.robustness.removals import undirected


def connected_pairs(graph: nx.Graph, people: set[str]) -> int:
    parts = nx.connected_components(graph)
    return sum(len(list(combinations(part & people, 2))) for part in parts)


def within_two(graph: nx.Graph, people: set[str]) -> int:
    return sum(
        len(people & set(nx.single_source_shortest_path_length(graph, one, cutoff=2)))
        for one in people
    )


def largest_of(graph: nx.Graph, people: set[str], order: list[str]) -> set[str]:
    """Give those of ``people`` in the part with most of them; of equals in the larger, earlier."""
    place = {one: at for at, one in enumerate(order)}
    parts = nx.connected_components(graph)
    found = max(
        parts,
        key=lambda part: (len(part & people), len(part), -min(map(place.__getitem__, part))),
        default=set(),
    )
    return found & people


@pytest.mark.parametrize("many", [0, 1, 2, 5])
@pytest.mark.parametrize("network", NETWORKS)
def test_networkx_counts_the_same_loss(network: str, many: int) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    graph, order = undirected(NETWORKS[network]()), list(snapshot.ids)
    rng = np.random.default_rng(many)
    gone = sorted(rng.choice(order, min(many, len(order)), replace=False)) if order else []
    found = without(snapshot, gone)
    people = set(order) - set(gone)
    rest = graph.subgraph(people)
    main, now = largest_of(graph, people, order), largest_of(rest, people, order)
    n = len(people)
    assert found.remain == n
    assert found.largest == Change(len(main), len(now), n)
    before, after = connected_pairs(graph, people), connected_pairs(rest, people)
    assert found.pairs == Change(before, after, n * (n - 1) // 2)
    assert found.two_step == Change(within_two(graph, people), within_two(rest, people), n * n)
    tied = {one for one in people if graph.degree(one) and not rest.degree(one)}
    assert set(found.alone) == tied
    left = [set(part) for part in nx.connected_components(rest.subgraph(main))]
    stays = largest_of(rest.subgraph(main), main, order)
    assert sorted(map(sorted, found.cut_off)) == sorted(
        sorted(part) for part in left if part != stays
    )
    assert found.near is None, "of a bare table no ambassadors are known"


def test_afterwards_is_the_measure_of_the_network_cut_by_hand() -> None:
    graph = undirected(nx.gnp_random_graph(40, 0.08, seed=4))
    gone = ["3", "17", "20"]
    rest = snapshot_of(graph.subgraph(set(graph) - set(gone)))
    found = without(snapshot_of(graph), gone).two_step.shares[1]
    assert found == pytest.approx(measure_named("two_step_reach")(rest)["two_step_reach"].mean())


def test_where_another_part_is_larger_afterwards_no_more_are_connected_than_before() -> None:
    parts = nx.disjoint_union(nx.star_graph(4), nx.path_graph(4))  # five people, four people
    found = without(snapshot_of(parts), ["0"])
    assert found.largest == Change(4, 4, 8)
    assert (found.cut_off, found.alone) == ((("2",), ("3",), ("4",)), ("1", "2", "3", "4"))
    alone = without(snapshot_of(nx.empty_graph(3)), ["0"])
    assert (alone.largest, alone.cut_off) == (Change(1, 1, 2), ())


def test_somebody_unknown_and_everybody() -> None:
    snapshot = Snapshot.from_ties([("ali", "sana")])
    with pytest.raises(QuestionError, match=r'"alii".*Did you mean ali'):
        without(snapshot, "alii")
    found = without(snapshot, ["ali", "sana", "ali"])
    assert (found.people, found.remain, found.largest.shares[0]) == (("ali", "sana"), 0, nan())
    assert told(found, campuses(snapshot), naming) == ["If these 2 leave, nobody is left."]
    assert told(without(snapshot, []), campuses(snapshot), naming) == [
        "Nobody leaves: nothing is lost."
    ]


def nan() -> Any:
    return pytest.approx(float("nan"), nan_ok=True)


def naming(_: str, one: str) -> str:
    return f"<{one}>"


def campuses(snapshot: Snapshot) -> pd.Series:
    return snapshot.people.set_index("person_id")["campus"]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """Hold d and e by c alone; a leads NED, b and f KU, and nobody knows z."""
    return history_of(
        people=[person(one) for one in "abcdefz"],
        campuses=[campus("NED"), campus("KU"), campus("IBA")],
        studies=[
            {"person_id": one, "university_id": "NED", "from_on": "2025-01-01"} for one in "cde"
        ],
        terms=[
            term("a", "NED", "2026-01-01"),
            term("b", "KU", "2026-01-01"),
            term("f", "KU", "2026-01-01"),
            term("f", "NED", "2025-01-01", "2025-12-31"),
        ],
        **sessions(
            session("s1", "2026-01-05", {"a": "hosted", "b": "attended", "c": "attended"}),
            session("s2", "2026-06-06", {"c": "hosted", "d": "attended"}),
            session("s3", "2026-06-07", {"c": "hosted", "e": "attended"}),
            session("s4", "2026-06-08", {"b": "hosted", "f": "attended"}),
        ),
    ).at()


def test_a_campaign(snapshot: Snapshot) -> None:
    found = without(snapshot, ["c"])
    assert found.cut_off == (("d",), ("e",))
    assert found.alone == ("d", "e")
    assert (found.dark, found.leaving_ambassadors) == ((), 0)
    assert found.near == Change(5, 3, 6), "d and e were two ties from a and b"
    assert found.campuses == Change(2, 2, 2)
    both = without(snapshot, ["a", "b"])
    assert (both.dark, both.leaving_ambassadors) == (("NED",), 2), "f still leads KU"
    assert both.near == Change(4, 1, 5)
    rows = both.by_campus.set_index("university_id")
    assert set(rows.index) == {"KU", "NED"}, "at IBA nobody is"
    assert rows.loc["NED"].to_dict() == {
        "people": 3,
        "in_largest_before": 3,
        "in_largest_after": 3,
        "near_before": 3,
        "near_after": 0,
        "ambassadors_before": 1,
        "ambassadors_after": 0,
    }


def test_sentences(snapshot: Snapshot) -> None:
    def said(*people: str) -> list[str]:
        return told(without(snapshot, people), campuses(snapshot), naming)

    assert said("c") == [
        "If <c> leaves, 2 people at <NED> lose their only link: the largest connected part has 3 "
        "of the 6 who remain, now 5.",
        "7 of 10 pairs of people who remain and have a way to each other now would have none "
        "(70%).",
        "3 people would be within two ties of an ambassador, instead of 5 of the 6.",
        "2 people lose every tie: <d> and <e>.",
    ]
    assert said("z") == ["If <z> leaves, nobody is cut off: 6 of the 6 who remain stay connected."]
    assert said("a", "b")[0] == (
        "If these 2 leave, 1 person at <KU> is cut off from the others: the largest connected part "
        "has 3 of the 5 who remain, now 4."
    )
    assert "1 of 2 campuses with an ambassador loses its last one: <NED>." in said("a", "b")
    assert "2 of 2 campuses with an ambassador lose their last one: <KU> and <NED>." in said(*"abf")
    text = " ".join(told(without(snapshot, "c"), campuses(snapshot), names_of(snapshot)))
    assert "If C leaves, 2 people at University of NED lose" in text


def test_a_long_list_is_shortened() -> None:
    star = snapshot_of(nx.star_graph(9))
    last = told(without(star, ["0"]), campuses(star), naming)[-1]
    assert last == "9 people lose every tie: <1>, <2>, <3>, <4>, <5> and 4 more."


def test_nothing_is_mutated(snapshot: Snapshot) -> None:
    before = snapshot.people.copy(), snapshot.ties.copy(), snapshot.csr.indices.copy()
    found: Loss = without(snapshot, ["c"])
    found.by_campus["people"] = 0
    pd.testing.assert_frame_equal(snapshot.people, before[0])
    pd.testing.assert_frame_equal(snapshot.ties, before[1])
    assert (snapshot.csr.indices == before[2]).all()
