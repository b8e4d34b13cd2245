"""Observed cascades: shapes known by heart, networkx's Wiener index, and files that contradict."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.cascades import cascades, forest_of, set_going, summed_up
from graph.errors import QuestionError
from graph.kernels.trees import distance_sums, rooted, without_loops
from graph.snapshot import Snapshot
from tests.graph.campaigns import Rows, history_of, person
from tests.graph.online import act, chain, post, snapshot


def largest(**tables: Rows) -> pd.Series:
    return cascades(snapshot(**tables)).iloc[0]


def star(size: int, kind: str = "repost") -> dict[str, Rows]:
    posts = [post("p0", "a0", 0), *(post(f"p{at}", f"a{at}", at) for at in range(1, size))]
    acts = [act(kind, f"a{at}", f"p{at}", "a0", "p0", at) for at in range(1, size)]
    return {"posts": posts, "interactions": acts}


def test_a_star_and_a_chain_have_the_virality_of_the_definition() -> None:
    # Goel et al.: a broadcast tends to 2, a chain of n posts to (n + 1) / 3.
    wide, deep = largest(**star(9)), largest(**chain(*"abcdefghi"))
    assert wide["structural_virality"] == pytest.approx(2 - 2 / 9)
    assert deep["structural_virality"] == pytest.approx(10 / 3)
    assert wide[["posts", "accounts", "depth", "width", "reposts"]].tolist() == [9, 9, 1, 8, 8]
    assert deep[["posts", "accounts", "depth", "width", "reposts"]].tolist() == [9, 9, 8, 1, 8]


def test_the_time_to_half_counts_from_the_root() -> None:
    # Nine posts, one an hour: the fifth, half of nine rounded up, is there after four.
    assert largest(**star(9))["hours_to_half"] == 4
    assert largest(**star(8))["hours_to_half"] == 3
    assert largest(posts=[post("p", "a", 5)])["hours_to_half"] == 0


def test_a_post_alone_is_a_cascade_without_virality() -> None:
    row = largest(posts=[post("p", "a", 0)])
    assert row[["posts", "depth", "width", "reposts"]].tolist() == [1, 0, 1, 0]
    assert pd.isna(row["structural_virality"])
    assert row["campaigns"] == []
    assert cascades(snapshot(posts=[post("p", "a", 0)]), smallest=2).empty


def test_roots_that_are_not_known_are_named_so() -> None:
    table = cascades(
        snapshot(
            posts=[post("r1", "b", 1), post("r2", "c", 2), post("u1", "d", 3), post("q", "e", 4)],
            interactions=[
                act("repost", "b", "r1", "away", "gone", 1),
                act("repost", "c", "r2", "away", "gone", 2),
                act("reply", "d", "u1", "away", None, 3),
                act("quote", "e", "q", "d", "u1", 4),
            ],
        )
    ).set_index("post_id")
    assert table["root"].to_dict() == {"gone": "not loaded", "u1": "unknown"}
    assert table["posts"].to_dict() == {"gone": 3, "u1": 2}
    assert table.loc["gone", "account_id"] == "away"
    assert pd.isna(table.loc["gone", "hours_to_half"])
    assert pd.isna(table.loc["gone", "started_at"])
    # What hangs below nothing that is known is no reply in the tree.
    assert table.loc["u1", ["replies", "quotes"]].tolist() == [0, 1]


def test_a_post_hangs_below_one_other_only() -> None:
    posts = [post("p", "a", 0), post("q", "b", 1), post("r", "c", 2)]
    both = [act("quote", "c", "r", "a", "p", 2), act("reply", "c", "r", "b", "q", 2)]
    table = cascades(snapshot(posts=posts, interactions=both)).set_index("post_id")
    assert table["posts"].to_dict() == {"q": 2, "p": 1}
    quoted = cascades(snapshot(posts=posts, interactions=both), kinds=("quote",))
    assert quoted.set_index("post_id")["posts"].to_dict() == {"p": 2, "q": 1}
    half = [act("reply", "c", "r", "b", None, 2), act("quote", "c", "r", "a", "p", 2)]
    known = cascades(snapshot(posts=posts, interactions=half)).set_index("post_id")
    assert known["posts"].to_dict() == {"p": 2, "q": 1}


def test_loops_and_posts_before_their_parents_survive() -> None:
    posts = [post(one, one, at) for at, one in enumerate("abcde")]
    acts = [
        act("reply", "a", "a", "c", "c", 0),
        act("reply", "b", "b", "a", "a", 1),
        act("reply", "c", "c", "b", "b", 2),
        act("reply", "d", "d", "d", "d", 3),
        act("reply", "d", "d", "e", "e", 3),
    ]
    table = cascades(snapshot(posts=posts, interactions=acts[:4])).set_index("post_id")
    assert table["posts"].to_dict() == {"a": 3, "d": 1, "e": 1}
    late = cascades(snapshot(posts=posts, interactions=acts[4:])).set_index("post_id")
    # d is dated before e, which it answers.
    assert late.loc["e", ["posts", "time_reversed", "hours_to_half"]].tolist() == [2, 1, 0]


def test_accounts_are_distinct_and_persons_are_owners() -> None:
    tables = chain("a", "b", "a", "b", kind="reply")
    own = [{"platform": "x", "account_id": "a", "person_id": "p"}]
    shown = snapshot(people=[person("p")], accounts=own, **tables)
    row = cascades(shown).iloc[0]
    assert (row["accounts"], row["posts"], row["person_id"]) == (2, 4, "p")


def test_campaigns_of_a_cascade_are_those_of_any_of_its_posts() -> None:
    tables = star(4)
    tables["posts"][2]["tags"] = ["hero", "two"]
    named = [{"name": name, "tags": [tag]} for name, tag in (("Hero", "hero"), ("Two", "two"))]
    shown = snapshot(campaigns=named, **tables)
    assert cascades(shown).iloc[0]["campaigns"] == ["Hero", "Two"]
    by_campaign = summed_up(cascades(shown), "campaign").set_index("campaign")
    assert by_campaign.loc["Hero", ["cascades", "posts", "largest"]].tolist() == [1, 4, 4]


def test_cascades_summed_up_by_platform() -> None:
    tables = star(4)
    tables["posts"].append(post("alone", "z", 9))
    row = summed_up(cascades(snapshot(**tables)), "platform").iloc[0]
    assert row[["cascades", "alone", "posts", "mean_posts"]].tolist() == [2, 1, 5, 2.5]
    assert (row["structural_virality"], row["hours_to_half"]) == (1.5, 1)
    with pytest.raises(QuestionError, match="platform"):
        summed_up(cascades(snapshot(**tables)), "platfrom")  # type: ignore[arg-type]


def test_who_set_a_campaign_going() -> None:
    tagged = {"tags": ["hero"]}
    tables: dict[str, Rows] = {
        "campaigns": [{"name": "Hero", "tags": ["hero"]}],
        "posts": [
            post("old", "older", -40),
            post("p", "a", 0, **tagged),
            post("q", "b", 1, **tagged),
            post("r", "c", 2, **tagged),
            post("s", "a", 3, **tagged),
            post("t", "d", 4, **tagged),
        ],
        "interactions": [
            act("repost", "b", "q", "a", "p", 1),
            act("reply", "c", "r", "b", "q", 2),
            act("reply", "a", "s", "a", "p", 3),
            act("quote", "d", "t", "older", "old", 4),
        ],
    }
    table = set_going(snapshot(**tables)).set_index("account_id")
    assert table.index.tolist() == ["a", "older", "b", "c", "d"]
    # b and c hang below a's post; a's own answer to itself is not set off.
    assert table.loc["a", ["posts", "cascades", "set_off"]].tolist() == [2, 1, 2]
    assert table.loc["a", "share"] == pytest.approx(2 / 5)
    assert table.loc["older", ["posts", "cascades", "set_off"]].tolist() == [0, 1, 1]
    assert table["place_in_line"].dropna().to_dict() == {"a": 1, "b": 2, "c": 3, "d": 4}
    received = ["reposts_received", "replies_received", "quotes_received"]
    assert table.loc["a", received].tolist() == [1, 0, 0]
    assert table.loc["b", received].tolist() == [0, 1, 0]


@pytest.mark.parametrize("nothing", [history_of().at(), Snapshot.from_ties([("a", "b")])])
def test_without_posts_there_is_no_row(nothing: Snapshot) -> None:
    table = cascades(nothing)
    assert table.empty
    assert list(table.columns) == list(cascades(snapshot(**star(3))).columns)
    assert summed_up(table, "platform").empty
    assert summed_up(table, "campaign").empty
    assert set_going(nothing).empty


@st.composite
def forests(draw: st.DrawFn) -> list[int]:
    """Draw a parent for each post: -1, or an earlier one."""
    return [draw(st.integers(-1, at - 1)) for at in range(draw(st.integers(1, 25)))]


@settings(deadline=None)
@given(forests(), st.randoms(use_true_random=False))
def test_shapes_are_those_networkx_finds(parents: list[int], shuffle: object) -> None:
    posts = [post(f"p{at:02d}", f"a{at % 7}", at) for at in range(len(parents))]
    acts = [
        act("repost", f"a{at % 7}", f"p{at:02d}", f"a{below % 7}", f"p{below:02d}", at)
        for at, below in enumerate(parents)
        if below >= 0
    ]
    shuffle.shuffle(acts)  # type: ignore[attr-defined]
    table = cascades(snapshot(posts=posts, interactions=acts)).set_index("post_id")
    graph = nx.Graph()
    graph.add_nodes_from(range(len(parents)))
    graph.add_edges_from((at, below) for at, below in enumerate(parents) if below >= 0)
    found = list(nx.connected_components(graph))
    assert len(table) == len(found)
    for part in found:
        root, size = min(part), len(part)
        row = table.loc[f"p{root:02d}"]
        steps = nx.single_source_shortest_path_length(graph, root)
        levels = np.bincount(list(steps.values()))
        assert row[["posts", "depth", "width"]].tolist() == [
            size,
            max(steps.values()),
            levels.max(),
        ]
        assert row["accounts"] == len({at % 7 for at in part})
        assert row["hours_to_half"] == sorted(part)[(size + 1) // 2 - 1] - root
        if size > 1:
            mean = nx.wiener_index(graph.subgraph(part)) / (size * (size - 1) / 2)
            assert row["structural_virality"] == pytest.approx(mean, rel=1e-12)


@settings(deadline=None)
@given(st.lists(st.integers(-1, 14), min_size=15, max_size=15), st.permutations(range(15)))
def test_loops_are_cut_once_at_their_lowest_rank(parents: list[int], ranks: list[int]) -> None:
    parent = np.array(parents, dtype=np.int64)
    cut = without_loops(parent, np.array(ranks, dtype=np.float64))
    graph = nx.DiGraph((at, below) for at, below in enumerate(parents) if below >= 0)
    loops = list(nx.simple_cycles(graph))
    lowest = {min(loop, key=lambda at: ranks[at]) for loop in loops}
    assert set(np.flatnonzero(cut != parent).tolist()) == lowest
    assert (cut[sorted(lowest)] == -1).all()
    root, depth, order = rooted(cut)
    place = np.argsort(order)
    below = np.flatnonzero(cut >= 0)
    assert (place[cut[below]] < place[below]).all()
    assert (depth[below] == depth[cut[below]] + 1).all()
    assert (root[below] == root[cut[below]]).all()


def test_a_very_deep_thread_needs_no_deep_stack() -> None:
    count = 200_000
    parent = np.arange(-1, count - 1, dtype=np.int64)[::-1].copy()
    parent = np.where(parent >= 0, count - 1 - parent, -1)
    root, depth, order = rooted(without_loops(parent, np.arange(count, dtype=np.float64)))
    assert depth.max() == count - 1
    total = distance_sums(parent, root, order).max()
    # The distances within a path of n add up to (n - 1) n (n + 1) / 6.
    assert total == pytest.approx((count - 1) * count * (count + 1) / 6)


def test_the_order_of_rows_does_not_matter() -> None:
    tables = star(6)
    for row in tables["posts"]:
        row["tags"] = ["hero"]
    shown = snapshot(campaigns=[{"name": "Hero", "tags": ["hero"]}], **tables)
    turned = replace(
        shown,
        posts=shown.posts[::-1].reset_index(drop=True),
        interactions=shown.interactions[::-1].reset_index(drop=True),
    )
    pd.testing.assert_frame_equal(cascades(shown), cascades(turned))
    pd.testing.assert_frame_equal(set_going(shown), set_going(turned))


def test_no_table_is_changed() -> None:
    shown = snapshot(**star(5))
    before = shown.posts.copy(), shown.interactions.copy()
    forest_of(shown)
    cascades(shown)
    pd.testing.assert_frame_equal(shown.posts, before[0])
    pd.testing.assert_frame_equal(shown.interactions, before[1])
