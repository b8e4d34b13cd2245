"""Reach, cascades and campus flow: asked in Cypher, beside the snapshot's ladder and by hand."""

import pandas as pd
import pytest
from asking import ask
from sample_tables import rows, trees

from graph.cascades import cascades
from graph.history import History
from graph.reach import campus_flow, ladder
from graph.snapshot import Snapshot
from graph.store import Store

RUNGS = [
    *("measured_low", "measured_high", "posts_measured", "potential_low", "potential_high"),
    *("accounts", "accounts_with_followers", "impressions", "impressions_kind", "posts"),
]


def same(answer: pd.DataFrame, table: pd.DataFrame, key: str) -> None:
    """Compare the rungs of two tables, whatever order and types."""
    one, other = (frame.set_index(key).sort_index()[RUNGS] for frame in (answer, table))
    assert one.index.tolist() == other.index.tolist()
    for column in RUNGS:
        left, right = (frame[column].astype(object) for frame in (one, other))
        assert left.isna().tolist() == right.isna().tolist(), column
        assert left.dropna().tolist() == right.dropna().tolist(), column


def test_campaigns_reached_what_the_ladder_says(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "campaign_reach", campaign="#meandmyhero")
    same(answer, ladder(snapshot, "campaign"), "campaign")
    row = answer.iloc[0]
    assert (row["measured_low"], row["measured_high"]) == (79_000, 79_000)
    assert row["measured_by"] == ["campaign report"]


def test_content_and_sessions_reached_what_the_ladder_says(
    sample: Store, snapshot: Snapshot
) -> None:
    same(ask(sample, "content_reach"), ladder(snapshot, "content"), "content_id")
    answer, table = ask(sample, "session_reach"), ladder(snapshot, "session")
    same(answer, table, "session_id")
    people = answer.set_index("session_id").sort_index()
    known = table.set_index("session_id").sort_index()
    assert people["attended"].astype(float).tolist() == known["attended_low"].tolist()
    assert people["people_recorded"].astype(float).tolist() == known["attended"].tolist()


def test_cascades_are_the_trees_of_the_file(sample: Store) -> None:
    answer = ask(sample, "cascades", limit=10_000).set_index("post_id")
    author = rows("posts").set_index("post_id")["account_id"]
    found = list(trees("reply", "repost", "quote"))
    assert sorted(answer.index) == sorted(root for root, _, _ in found)
    for root, posts, depth in found:
        row = answer.loc[root]
        assert row["posts"] == len(posts)
        assert row["accounts"] == author[posts].nunique()
        assert row["depth"] == depth


def test_cascades_are_those_of_the_snapshot(sample: Store, snapshot: Snapshot) -> None:
    # In the sample no post hangs below two others, so that trees and their numbers are the same.
    answer = ask(sample, "cascades", limit=10_000).set_index("post_id").sort_index()
    table = cascades(snapshot, smallest=2).set_index("post_id").sort_index()
    columns = ["root", "posts", "accounts", "reposts", "replies", "quotes", "depth"]
    assert answer[columns].to_numpy().tolist() == table[columns].to_numpy().tolist()
    assert answer["hours_to_half"].astype(float).tolist() == pytest.approx(
        table["hours_to_half"].tolist(), abs=0.006
    )
    of_campaign = ask(sample, "cascades", campaign="MeandMyHero", limit=10_000)
    named = table["campaigns"].map(lambda names: "MeandMyHero" in names)
    assert sorted(of_campaign["post_id"]) == sorted(table.index[named])
    assert (ask(sample, "cascades", smallest=10)["posts"] >= 10).all()


def test_campus_flow_is_that_of_the_snapshot(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "campus_flow")
    names = snapshot.campuses.set_index("university_id")["name"]
    table = campus_flow(snapshot).query("amplified > 0")
    found = {
        (row.campus, row.carried_on_by): (row.times, row.people) for row in answer.itertuples()
    }
    assert found == {
        (names[row.source], names[row.target]): (row.amplified, row.amplifiers)
        for row in table.itertuples()
    }
    kinds = answer[["replies", "reposts", "quotes", "mentions"]].sum(axis=1)
    assert kinds.tolist() == answer["times"].tolist()


def counts(of: str, *counted: tuple[str, int, str, str, str]) -> str:
    """Write Cypher that measures the node ``of``: metric, value, day, source, period."""
    return "".join(
        f" CREATE (:Measurement {{measurement_id: '{of}{at}', metric: '{metric}', value: {value}, "
        f"measured_on: date('{day}'), source: '{source}', period: '{period}'}})-[:OF]->({of})"
        for at, (metric, value, day, source, period) in enumerate(counted)
    )


def test_the_impressions_and_potential_reach_of_the_definition(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (c:Campaign {name: 'Hero'})-[:USES]->(h:Hashtag {tag: 'hero', name: 'Hero'}) "
        "WITH h UNWIND [[3, 10], [7, 50]] AS told "
        "CREATE (a:Account {platform: 'x', account_id: toString(told[1]), followers: told[1]}) "
        "WITH h, told, a UNWIND range(1, told[0]) AS n "
        "CREATE (a)-[:POSTED]->(:Post {platform: 'x', post_id: told[1] + '-' + n})-[:TAGGED]->(h)"
    )
    row = ask(empty_store, "campaign_reach").iloc[0]
    assert (row["impressions"], row["impressions_kind"], row["impressions_posts"]) == (
        380,
        "potential",
        10,
    )
    assert (row["potential_low"], row["potential_high"]) == (50, 60)
    assert (row["measured_low"], row["measured_by"]) == (None, [])


def test_reach_is_bounded_and_days_are_counted_only_where_nothing_else_is(
    empty_store: Store,
) -> None:
    empty_store.run(
        "CREATE (c:Content {content_id: 'c', title: 'C', kind: 'video'}), "
        "(p:Post {platform: 'x', post_id: 'p'})-[:PUBLISHES]->(c), "
        "(q:Post {platform: 'x', post_id: 'q'})-[:PUBLISHES]->(c)"
        + counts("p", ("reach", 900, "2026-08-02", "x", "lifetime"),
                 ("reach", 700, "2026-08-05", "x", "lifetime"),
                 ("reach", 650, "2026-08-05", "y", "lifetime"),
                 ("reach", 500, "2026-08-04", "x", "day"))
        + counts("q", ("reach", 30, "2026-08-02", "x", "day"),
                 ("reach", 50, "2026-08-03", "x", "day"),
                 ("impressions", 5, "2026-08-02", "x", "day"),
                 ("impressions", 6, "2026-08-03", "x", "day"))
    )  # fmt: skip
    row = ask(empty_store, "content_reach").iloc[0]
    assert (row["measured_low"], row["measured_high"]) == (700, 780)
    assert (row["impressions"], row["impressions_kind"]) == (11, "reported")
    assert row["posts_measured"] == 2
    same(ask(empty_store, "content_reach"), ladder(History.read(empty_store).at(), "content"),
         "content_id")  # fmt: skip
    empty_store.run(
        "MATCH (c:Content)" + counts("c", ("reach", 80, "2026-08-02", "youtube", "lifetime"),
                                     ("reach", 60, "2026-08-02", "x", "lifetime"))
    )  # fmt: skip
    whole = ask(empty_store, "content_reach").iloc[0]
    assert (whole["measured_low"], whole["measured_high"]) == (80, 140)
    assert whole["measured_by"] == ["x", "youtube"]
    same(ask(empty_store, "content_reach"), ladder(History.read(empty_store).at(), "content"),
         "content_id")  # fmt: skip


def test_roots_that_are_not_known_are_named_and_loops_end(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (gone:Post {platform: 'x', post_id: 'gone'})"
        "<-[:REPOSTS]-(:Post {platform: 'x', post_id: 'r', posted_at: datetime('2026-08-01')}), "
        "(:Post {platform: 'x', post_id: 'unknown:1', placeholder: true})"
        "<-[:REPLIES_TO]-(u:Post {platform: 'x', post_id: 'u', posted_at: datetime('2026-08-01')})"
        "<-[:QUOTES]-(:Post {platform: 'x', post_id: 'v', posted_at: datetime('2026-08-02')}), "
        "(l1:Post {platform: 'x', post_id: 'l1'})-[:REPLIES_TO]->"
        "(l2:Post {platform: 'x', post_id: 'l2'})-[:REPLIES_TO]->(l1), "
        "(self:Post {platform: 'x', post_id: 'self', posted_at: datetime('2026-08-01')})"
        "-[:REPLIES_TO]->(self), (self)<-[:REPLIES_TO]-(:Post {platform: 'x', post_id: 'w'})"
    )
    answer = ask(empty_store, "cascades").set_index("post_id")
    assert answer["root"].to_dict() == {"gone": "not loaded", "u": "unknown", "self": "post"}
    assert answer["posts"].tolist() == [2, 2, 2]
    assert answer.loc["u", "hours_to_half"] == 0
    assert answer["hours_to_half"].isna()["gone"]
