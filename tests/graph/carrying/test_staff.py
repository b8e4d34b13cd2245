"""What remains without staff, panelists and official accounts, beside counting by hand."""

from datetime import date

import networkx as nx
import numpy as np
import pytest

from graph.carrying import TITLES, staff_off, work_without_staff
from graph.history import History
from graph.intervals import wilson
from graph.view import View
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.online import act, post


def history() -> History:
    """Make a campaign that staff (s) hold together: a and b meet c and d only through s."""
    held = sessions(
        session("s1", "2026-01-10", {"s": "hosted", "a": "attended", "b": "attended"}),
        session("s2", "2026-01-11", {"a": "hosted", "b": "attended"}),
        session("s3", "2026-01-12", {"s": "hosted", "c": "attended"}),
        session("s4", "2026-01-13", {"c": "hosted", "d": "attended"}),
    )
    return history_of(
        people=[person(one) for one in "abcd"] + [person("s", staff=True), person("e")],
        campuses=[campus("NED")],
        terms=[term("a", "NED", "2026-01-01")],
        accounts=[{"platform": "x", "account_id": "X", "official": True}],
        posts=[post(name, account, at) for at, (name, account) in enumerate(
            [("1", "X"), ("2", "A"), ("3", "B"), ("4", "C"), ("5", "A")]
        )],
        interactions=[
            act("reply", "A", "2", "X", "1", 1),
            act("reply", "B", "3", "A", "2", 2),
            act("repost", "C", "4", "X", "1", 3),
        ],
        **held,
    )  # fmt: skip


def test_by_hand() -> None:
    found = work_without_staff(history()).set_index("what")
    assert list(found.index) == list(TITLES)
    numbers = found[["before", "after"]].to_numpy().tolist()
    assert dict(zip(found.index, numbers, strict=True)) == {
        "ties": [5, 2],  # ab, sa, sb, sc, cd
        "connected": [4, 2],
        "near": [3, 2],  # a, b and, two ties away through s, c
        "hosted": [4, 2],
        "threads": [1, 1],  # B's answer to A's answer is left
        "answers": [3, 1],
    }
    assert found["out_of"].dropna().tolist() == [5, 5]
    low, high = wilson([2], [5])[0]
    assert found.loc["ties", ["share", "low", "high"]].tolist() == pytest.approx([0.4, low, high])


def test_where_there_are_no_staff_all_remains() -> None:
    made = sessions(session("s1", "2026-01-10", {"a": "hosted", "b": "attended"}))
    found = work_without_staff(history_of(people=[person("a"), person("b")], **made))
    assert (found["before"] == found["after"]).all()
    none = found.set_index("what").loc[["threads", "answers", "near"]]
    assert none["share"].isna().all(), "nothing is no share of nothing"


def test_nobody_at_all() -> None:
    found = work_without_staff(history_of())
    assert found[["before", "after"]].to_numpy().sum() == 0
    assert found["share"].isna().all()


def test_two_days_are_not_compared() -> None:
    both = history()
    with pytest.raises(ValueError, match="two days"):
        staff_off(both.at(date(2026, 1, 10)), both.at(None, View(staff=False)))


@pytest.mark.parametrize("seed", range(8))
def test_networkx_counts_the_same(seed: int) -> None:
    random = np.random.default_rng(seed)
    names = [f"p{at:02}" for at in range(24)]
    made = [
        session(f"s{at}", "2026-01-10", dict.fromkeys(random.choice(names, 3, False), "attended"))
        for at in range(12)
    ]
    staff = set(names[:3])
    history = history_of(
        people=[person(one, staff=one in staff) for one in names],
        campuses=[campus("NED")],
        terms=[term("p05", "NED", "2026-01-01"), term("p06", "NED", "2026-01-01")],
        **sessions(*made),
    )
    found = work_without_staff(history).set_index("what")
    whole = nx.Graph(history.at().graph.edges)
    whole.add_nodes_from(names)
    own = set(names) - staff
    for column, graph in {"before": whole, "after": whole.subgraph(own)}.items():
        parts = [len(own & part) for part in nx.connected_components(graph) if len(part) > 1]
        near: set[str] = set()
        for one in ("p05", "p06"):
            near |= set(nx.single_source_shortest_path_length(graph, one, cutoff=2))
        assert found.loc["ties", column] == graph.number_of_edges()
        assert found.loc["connected", column] == max(parts, default=0)
        assert found.loc["near", column] == len(near & own)
