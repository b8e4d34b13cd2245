"""Interactions between posts and accounts, corrected, completed, and loaded in any order."""

import itertools
from datetime import UTC, datetime

import pytest
from small_campaign import as_csv, campaign, interaction
from store_picture import content, values

from graph.store import Store
from ingest.load import load

LINKS = (
    "MATCH (a)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(q:Post)<-[:POSTED]-(b) "
    "RETURN type(r), p.post_id, q.post_id, q.placeholder, a.account_id, b.account_id "
    "ORDER BY type(r)"
)
WHEN = {"happened_at": "2026-03-22T10:00:00+05:00"}


def accounts() -> tuple[str, bytes]:
    rows = [dict(row) | {"person_id": ""} for row in campaign()["accounts"]]
    return ("accounts.csv", as_csv(rows))


def posts(**changed: object) -> tuple[str, bytes]:
    rows = [dict(row) | {"content_id": ""} for row in campaign()["posts"]]
    rows[1].update(changed)
    return ("posts.csv", as_csv(rows))


def interactions(*rows: dict[str, object]) -> tuple[str, bytes]:
    return ("interactions.csv", as_csv(rows))


def test_an_unknown_post_becomes_known(empty_store: Store) -> None:
    row = interaction("reply", "900", "amna_ex", "stranger") | WHEN
    load(empty_store, [accounts(), interactions(row)])
    (found,) = values(empty_store, LINKS)
    assert found[2].startswith("unknown:")
    assert found[3] is True
    report = load(empty_store, [interactions(row | {"target_post_id": "899"})])
    assert report.total("loaded") == 1
    assert values(empty_store, LINKS) == [
        ("REPLIES_TO", "900", "899", None, "61000002", "@stranger")
    ]
    assert values(empty_store, "MATCH (p:Post) RETURN p.post_id ORDER BY p.post_id") == [
        ("899",),
        ("900",),
    ]
    load(empty_store, [interactions(row | {"target_post_id": "898"})])
    assert [link[2] for link in values(empty_store, LINKS)] == ["898"]


def test_names_and_ids_of_an_account_make_one_interaction(empty_store: Store) -> None:
    rows = [
        interaction("mention", "900", source, target) | WHEN
        for source, target in [
            ("amna_ex", "@Stranger"),
            ("61000002", "stranger"),
            ("@AMNA_EX", "https://x.com/stranger"),
        ]
    ]
    report = load(empty_store, [accounts(), interactions(*rows)])
    assert (report.total("merged"), report.total("loaded")) == (2, 4)
    assert values(empty_store, "MATCH ()-[r:MENTIONS]->() RETURN count(r)") == [(1,)]


def test_one_post_may_quote_reply_and_mention_at_once(empty_store: Store) -> None:
    rows = [
        interaction("reply", "900", "amna_ex", "stranger") | WHEN | {"target_post_id": "1"},
        interaction("quote", "900", "amna_ex", "mashal_example") | WHEN | {"target_post_id": "2"},
        interaction("mention", "900", "amna_ex", "stranger") | WHEN,
        interaction("mention", "900", "amna_ex", "mashal_example") | WHEN,
    ]
    load(empty_store, [accounts(), interactions(*rows)])
    assert values(
        empty_store,
        "MATCH (:Post {post_id: '900'})-[r]->() RETURN type(r), count(*) ORDER BY type(r)",
    ) == [("MENTIONS", 2), ("QUOTES", 1), ("REPLIES_TO", 1)]
    assert values(
        empty_store, "MATCH (:Account)-[r:POSTED]->(:Post {post_id: '900'}) RETURN count(r)"
    )


def test_reactions_of_one_account_are_told_apart_by_kind(empty_store: Store) -> None:
    rows = [
        interaction("reaction", "1771620470748086295", "stranger", "mashal_example")
        | {"reaction": kind}
        for kind in ("like", "LOVE", "like")
    ]
    report = load(empty_store, [accounts(), posts(), interactions(*rows)])
    assert report.total("merged") == 1
    assert values(
        empty_store,
        "MATCH (a)-[r:REACTED_TO]->(:Post)<-[:POSTED]-(b) RETURN r.kind, a.handle, b.handle, "
        "r.happened_at ORDER BY r.kind",
    ) == [
        (kind, "Stranger", "Mashal_Example", datetime(2026, 3, 20, 19, 30, tzinfo=UTC))
        for kind in ("like", "love")
    ]


def test_an_interaction_moves_with_the_post_it_has_its_time_from(empty_store: Store) -> None:
    rows = [
        interaction("mention", "1771620470748086307", "amna_ex", "stranger"),
        interaction("mention", "1771620470748086307", "amna_ex", "mashal_example") | WHEN,
    ]
    times = (
        "MATCH ()-[r:MENTIONS]->(a) RETURN a.handle_key, toString(r.happened_at) "
        "ORDER BY a.handle_key"
    )
    load(empty_store, [accounts(), posts(), interactions(*rows)])
    own = ("mashal_example", "2026-03-22T05:00:00Z")
    assert values(empty_store, times) == [own, ("stranger", "2026-03-21T14:00:00Z")]
    load(empty_store, [posts(posted_at="2026-03-21T15:30:00Z")])
    assert values(empty_store, times) == [own, ("stranger", "2026-03-21T15:30:00Z")]


def test_a_time_is_lent_whatever_the_order_of_rows(empty_store: Store) -> None:
    timed = interaction("mention", "900", "amna_ex", "stranger") | WHEN
    untimed = interaction("mention", "900", "amna_ex", "mashal_example")
    graphs = []
    for rows in itertools.permutations([timed, untimed]):
        empty_store.run("MATCH (n) DETACH DELETE n")
        assert load(empty_store, [accounts(), interactions(*rows)]).problems_frame().empty
        graphs.append(content(empty_store))
    assert graphs[0] == graphs[1]
    assert values(
        empty_store, "MATCH ()-[r:MENTIONS]->() RETURN DISTINCT toString(r.happened_at)"
    ) == [("2026-03-22T05:00:00Z",)]


@pytest.mark.parametrize("posts_first", [True, False])
def test_posts_and_interactions_may_come_in_two_loads(
    empty_store: Store, posts_first: bool
) -> None:
    rows = [dict(row) for row in campaign()["interactions"]]
    for row in rows[1:3]:
        row["happened_at"] = "2026-03-21T14:00:00Z"
    rows[0]["happened_at"] = "2026-03-21T14:00:00Z"
    parts = [[posts()], [interactions(*rows)]]
    load(empty_store, [accounts()])
    for part in parts if posts_first else parts[::-1]:
        assert load(empty_store, part).problems_frame().empty
    assert values(
        empty_store, "MATCH (p:Post) WHERE p.text IS NOT NULL RETURN count(p), count(p.posted_at)"
    ) == [(2, 2)]
    assert len(values(empty_store, LINKS)) == 3
    assert (
        values(
            empty_store,
            "MATCH (:Account)-[w:POSTED]->(p:Post) WITH p, count(w) AS c "
            "WHERE c <> 1 RETURN p.post_id",
        )
        == []
    )


def test_an_answer_keeps_its_own_time_when_the_answered_post_is_corrected(
    empty_store: Store,
) -> None:
    load(empty_store, [accounts(), posts()])
    load(empty_store, [interactions(campaign()["interactions"][0])])
    before = values(empty_store, "MATCH ()-[r:REPLIES_TO]->() RETURN r.happened_at")
    answered = dict(campaign()["posts"][0]) | {"content_id": "", "posted_at": "2026-03-20T00:30Z"}
    load(empty_store, [("answered.csv", as_csv([answered]))])
    assert values(empty_store, "MATCH ()-[r:REPLIES_TO]->() RETURN r.happened_at") == before
