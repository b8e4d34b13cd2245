"""Campaigns and dialogue from the store: beside the files of the sample, counted by hand."""

import networkx as nx
import pandas as pd
import pytest
from asking import ask
from sample_tables import campaign_posts, karachi_day, rows

from graph.campaigns import (
    content_by,
    content_figures,
    dialogue,
    follower_accounts,
    followers_over_time,
    threads,
    views_over_time,
)
from graph.history import History
from graph.reach import ladder
from graph.snapshot import Snapshot
from graph.store import Store


def replies() -> pd.DataFrame:
    return rows("interactions").query("type == 'reply'")


def test_me_and_my_hero_is_what_the_campaign_says(sample: Store, snapshot: Snapshot) -> None:
    row = ladder(snapshot, "campaign").set_index("campaign").loc["MeandMyHero"]
    told = (row["measured_low"], row["measured_high"], row["participants"], row["posts"])
    assert told == (79_000, 79_000, 211, 800)
    posts = campaign_posts()
    assert (posts["account_id"].nunique(), len(posts)) == (211, 800)
    found = ask(sample, "campaign_figures", campaign="#MeandMyHero").iloc[0]
    assert (found["reach"], found["participants"], found["posts"]) == (79_000, 211, 800)


def test_threads_are_the_trees_of_replies_in_the_file(snapshot: Snapshot) -> None:
    links = replies()
    tree = nx.DiGraph(zip(links["target_post_id"], links["post_id"], strict=True))
    posts = rows("posts").set_index("post_id")
    found = threads(snapshot).set_index("post_id")
    roots = [post for post in tree if tree.in_degree(post) == 0]
    assert sorted(found.index) == sorted(roots)
    for root in roots:
        levels = pd.Series(nx.single_source_shortest_path_length(tree, root))
        row, there = found.loc[root], posts.loc[list(levels.index)]
        assert row["replies"] == len(levels) - 1
        assert row["depth"] == levels.max()
        assert row["breadth"] == levels.value_counts().max()
        assert row["accounts"] == there["account_id"].nunique()
        assert row["active_days"] == karachi_day(there["posted_at"]).nunique()
        lasted = there["posted_at"].max() - there.loc[root, "posted_at"]
        assert row["days"] == pytest.approx(lasted.total_seconds() / 86_400)


def test_answers_across_campuses_are_those_of_the_files(sample: Store, snapshot: Snapshot) -> None:
    accounts = rows("accounts").dropna(subset=["person_id"])
    owner = accounts.set_index("account_id")["person_id"]
    posts = rows("posts").set_index("post_id")
    posts["day"] = karachi_day(posts["posted_at"]).astype(str)
    spans = [(rows("ambassador_terms"), "appointed_on", "ends_on"),
             (rows("studies"), "from_on", "graduates_on")]  # fmt: skip

    def campus(post_id: str) -> str | None:
        """Look up, row by row, where the author was on the day of the post."""
        person, day = owner.get(posts["account_id"][post_id]), posts["day"][post_id]
        for table, first, last in spans:
            own = table[table["person_id"] == person]
            begun = own[first].isna() | (own[first] <= pd.Timestamp(day))
            there = own[begun & (own[last].isna() | (own[last] >= pd.Timestamp(day)))]
            if len(there):
                return str(there.sort_values(first)["university_id"].iloc[-1])
        return None

    links = replies()
    pairs = pd.DataFrame(
        {
            name: [campus(post_id) for post_id in links[column]]
            for name, column in (("asked", "target_post_id"), ("answered", "post_id"))
        }
    ).dropna()
    told = dialogue(threads(snapshot))
    assert told.answers_known == len(pairs) > 0
    assert told.cross_campus == (pairs["asked"] != pairs["answered"]).sum()
    answer = ask(sample, "dialogue_across_campuses").set_index("post_id").sort_index()
    found = threads(snapshot).query("answers_known > 0").set_index("post_id").sort_index()
    columns = ["answers_known", "cross_campus"]
    assert answer[columns].to_numpy().tolist() == found[columns].to_numpy().tolist()
    assert answer["campuses"].map(len).tolist() == [
        len(names) for names in answer["campuses"].map(set)
    ]
    of_campaign = ask(sample, "dialogue_across_campuses", campaign="#MeandMyHero")
    named = found.index[found["campaigns"].map(lambda names: "MeandMyHero" in names)]
    assert sorted(of_campaign["post_id"]) == sorted(named)


def test_content_was_seen_as_the_query_and_the_file_say(sample: Store, snapshot: Snapshot) -> None:
    found = content_figures(snapshot).set_index("content_id").sort_index()
    answer = ask(sample, "content_views").set_index("content_id").sort_index()
    assert found.index.tolist() == answer.index.tolist()
    assert found["views"].dropna().to_dict() == answer["views"].dropna().astype(float).to_dict()
    counts = rows("measurements").query("metric == 'views' and of == 'post'")
    counts = counts.assign(value=counts["value"].astype(float)).sort_values("measured_on")
    last = counts.drop_duplicates(["platform", "of_id"], keep="last")
    published = rows("posts").dropna(subset=["content_id"])["post_id"]
    total = last.loc[last["of_id"].isin(published), "value"].sum()
    assert found["views"].sum() == total
    assert views_over_time(snapshot)["views"].iloc[-1] == total
    by_platform = content_by(snapshot, "platform").set_index("group")["views"]
    assert by_platform.sum() == total
    panelists = ask(sample, "panelist_content").dropna(subset=["views"])
    expected = panelists.groupby("person_id")["views"].sum().astype(float).to_dict()
    told = content_by(snapshot, "panelist").dropna(subset=["views"])
    assert told.set_index("group")["views"].to_dict() == expected


def test_followers_are_those_of_the_query(sample: Store, snapshot: Snapshot) -> None:
    found = followers_over_time(snapshot)
    answer = ask(sample, "followers_over_time")
    columns = ["platform", "source", "followers"]
    assert found[columns].to_numpy().tolist() == answer[columns].to_numpy().tolist()
    change = found["change"].dropna().tolist()
    assert change == answer["change"].dropna().astype(float).tolist()
    assert len(follower_accounts(found)) == 3


def test_a_placeholder_and_oneself_are_nobody_to_answer(empty_store: Store) -> None:
    empty_store.run(
        "UNWIND [['a', 'NED'], ['b', 'KU'], ['c', 'NED']] AS one "
        "MERGE (u:University {venue_id: one[1]}) SET u.name = one[1] "
        "CREATE (:Person {person_id: one[0], name: one[0]})-[:STUDIES_AT]->(u) "
        "WITH one MATCH (p:Person {person_id: one[0]}) "
        "CREATE (p)-[:OWNS]->(:Account {platform: 'x', account_id: one[0]})"
    )
    empty_store.run(
        "MATCH (a:Account {account_id: 'a'}), (b:Account {account_id: 'b'}), "
        "(c:Account {account_id: 'c'}) "
        "CREATE (a)-[:POSTED]->(p1:Post {platform: 'x', post_id: '1', "
        "posted_at: datetime('2026-08-01')}), "
        "(b)-[:POSTED]->(p2:Post {platform: 'x', post_id: '2', "
        "posted_at: datetime('2026-08-02')})-[:REPLIES_TO]->(p1), "
        "(c)-[:POSTED]->(p3:Post {platform: 'x', post_id: '3', "
        "posted_at: datetime('2026-08-03')})-[:REPLIES_TO]->(p1), "
        "(b)-[:POSTED]->(p4:Post {platform: 'x', post_id: '4', "
        "posted_at: datetime('2026-08-03')})-[:REPLIES_TO]->(p2), "
        "(c)-[:POSTED]->(:Post {platform: 'x', post_id: '5', "
        "posted_at: datetime('2026-08-03')})-[:REPLIES_TO]->"
        "(:Post {platform: 'x', post_id: 'unknown:1', placeholder: true})<-[:POSTED]-(b)"
    )
    answer = ask(empty_store, "dialogue_across_campuses")
    assert answer[["post_id", "answers_known", "cross_campus"]].to_numpy().tolist() == [["1", 2, 1]]
    assert answer["campuses"].tolist() == [["KU", "NED"]]
    found = threads(History.read(empty_store).at())
    columns = ["post_id", "replies", "answers_known", "cross_campus", "depth", "breadth"]
    assert found[columns].to_numpy().tolist() == [["1", 3, 2, 1, 2, 2]]
