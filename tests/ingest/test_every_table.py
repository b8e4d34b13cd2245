"""Every table of the graph model loads, and lands in the graph as the model says."""

from datetime import UTC, date, datetime

import pytest
from small_campaign import campaign, uploads
from store_picture import values

from graph.store import Store
from ingest.load import check, load
from ingest.records import SHEETS


@pytest.fixture(scope="module")
def loaded(store: Store) -> Store:
    store.run("MATCH (n) DETACH DELETE n")
    report = load(store, uploads(campaign()))
    assert report.problems_frame().empty, report.problems_frame().to_string()
    assert report.total("loaded") == report.total("rows_read") > 0
    return store


def test_the_small_campaign_fills_every_table() -> None:
    assert set(campaign()) == set(SHEETS)


def test_places(loaded: Store) -> None:
    assert values(
        loaded,
        "MATCH (n:Venue) RETURN n.venue_id, n:University, n.university_id, n.name, n.province, "
        "n.students, n.latitude ORDER BY n.venue_id",
    ) == [
        ("HALL", False, None, "City Hall", "Sindh", None, None),
        ("NU", True, "NU", "Northern University", "Khyber Pakhtunkhwa", 12000, 34.01),
        ("SU", True, "SU", "Southern University", "Sindh", None, None),
    ]


def test_people_and_their_roles(loaded: Store) -> None:
    found = values(
        loaded,
        "MATCH (p:Person) RETURN p.person_id, p.name, labels(p), p.gender, p.disciplines, p.consent"
        " ORDER BY p.person_id",
    )
    assert [(row[0], set(row[2]) - {"Person"}) for row in found] == [
        ("P1", {"Ambassador", "Influencer"}),
        ("P2", {"Panelist"}),
        ("P3", {"Staff"}),
        ("P4", {"Ambassador"}),
    ]
    assert found[0][1] == "Amna Example"
    assert found[0][3:] == ("female", ["law", "media"], True)
    assert found[2][3:] == (None, None, None)


@pytest.mark.parametrize(
    ("kind", "properties"),
    [
        (
            "STUDIES_AT",
            ("P1", "NU", {"programme": "BS Media", "graduates_on": date(2028, 6, 30)}),
        ),
        (
            "AMBASSADOR_OF",
            ("P4", "SU", {"appointed_on": date(2026, 2, 1), "cohort": "2026-A"}),
        ),
        ("TRAINED_IN", ("P1", "T1", {})),
        ("HOSTED", ("P1", "S1", {})),
        ("SPOKE_AT", ("P2", "S1", {})),
        ("ATTENDED", ("P4", "S1", {})),
        ("KNOWS", ("P1", "P2", {"source": "Survey 2026", "reported_on": date(2026, 3, 15)})),
    ],
)
def test_ties_of_people(
    loaded: Store, kind: str, properties: tuple[str, str, dict[str, object]]
) -> None:
    found = values(
        loaded,
        f"MATCH (p:Person)-[r:{kind}]->(n) RETURN p.person_id, coalesce(n.person_id, n.session_id, "
        "n.training_id, n.university_id), properties(r)",
    )
    assert [row[:2] for row in found] == [properties[:2]]
    said = found[0][2]
    assert {name: said[name] for name in properties[2]} == properties[2]
    assert {"run_id", "row_hash", "row_key"} <= set(said)


def test_sessions_trainings_and_content(loaded: Store) -> None:
    assert values(
        loaded,
        "MATCH (v)<-[:HELD_AT]-(s:Session)-[:ON_TOPIC]->(t:Topic) RETURN s.title, s.held_on, "
        "s.participants_count, v.venue_id, t.topic_id, t.name ORDER BY t.topic_id",
    ) == [
        ("Living with difference", date(2026, 3, 10), 45, "NU", "campus life", "Campus life"),
        ("Living with difference", date(2026, 3, 10), 45, "NU", "tolerance", "Tolerance"),
    ]
    assert values(
        loaded, "MATCH (t:Training)-[:HELD_AT]->(v) RETURN t.training_id, v.venue_id"
    ) == [("T1", "HALL")]
    assert values(
        loaded,
        "MATCH (p)-[:FEATURED_IN]->(c:Content)-[:CAME_FROM]->(s) RETURN c.content_id, c.kind, "
        "c:Testimonial, c.text, c.produced_on, p.person_id, s.session_id "
        "ORDER BY c.content_id",
    ) == [
        ("C1", "panel_recording", False, None, date(2026, 3, 20), "P2", "S1"),
        (
            *("V1", "testimonial", True, "I had never talked with them before."),
            *(date(2026, 3, 10), "P4", "S1"),
        ),
    ]


def test_accounts_and_posts(loaded: Store) -> None:
    assert values(
        loaded,
        "MATCH (a:Account) OPTIONAL MATCH (p)-[:OWNS]->(a) RETURN a.platform, a.account_id, "
        "a.handle, a.handle_key, a.official, a.followers, p.person_id ORDER BY a.account_id",
    ) == [
        ("x", "61000001", "Mashal_Example", "mashal_example", True, 60123, None),
        ("x", "61000002", "amna_ex", "amna_ex", None, None, "P1"),
        ("x", "@stranger", "Stranger", "stranger", None, None, None),
    ]
    assert values(
        loaded,
        "MATCH (a)-[:POSTED]->(p:Post)-[:TAGGED]->(h) WITH a, p, h ORDER BY h.tag RETURN p.post_id,"
        " a.account_id, p.posted_at, collect(h.tag), exists((p)-[:PUBLISHES]->(:Content)) "
        "ORDER BY p.post_id",
    ) == [
        (
            *("1771620470748086295", "61000001"),
            *(datetime(2026, 3, 20, 19, 30, tzinfo=UTC), ["exampletag"], True),
        ),
        (
            *("1771620470748086307", "61000002"),
            *(datetime(2026, 3, 21, 14, tzinfo=UTC), ["b", "exampletag"], False),
        ),
    ]
    assert values(loaded, "MATCH (h:Hashtag) RETURN h.tag, h.name ORDER BY h.tag") == [
        ("b", "b"),
        ("exampletag", "ExampleTag"),
    ]


def test_interactions(loaded: Store) -> None:
    found = values(
        loaded,
        "MATCH (a)-[:POSTED]->(p:Post)-[r:REPLIES_TO|REPOSTS|QUOTES]->(q:Post)<-[:POSTED]-(b) "
        "RETURN type(r), a.account_id, b.account_id, r.happened_at, q.placeholder, q.post_id "
        "ORDER BY type(r)",
    )
    written = datetime(2026, 3, 21, 14, tzinfo=UTC)
    assert [row[:5] for row in found] == [
        ("QUOTES", "61000002", "@stranger", written, True),
        ("REPLIES_TO", "61000002", "61000001", written, None),
        ("REPOSTS", "@stranger", "61000001", datetime(2026, 3, 22, 5, tzinfo=UTC), None),
    ]
    assert found[0][5].startswith("unknown:")
    assert found[1][5] == found[2][5] == "1771620470748086295"
    assert values(
        loaded,
        "MATCH (a)-[:POSTED]->(p)-[r:MENTIONS]->(b) RETURN a.account_id, "
        "b.account_id, r.happened_at",
    ) == [("61000002", "@stranger", written)]
    assert values(
        loaded,
        "MATCH (a)-[r:REACTED_TO]->(p) RETURN a.account_id, p.post_id, r.kind, r.happened_at",
    ) == [
        ("@stranger", "1771620470748086295", "love", datetime(2026, 3, 23, 4, tzinfo=UTC)),
    ]
    # The repost's own post is in no row of posts: the interaction made it, at its own time.
    assert values(
        loaded, "MATCH (p:Post {post_id: '1771620470748086311'}) RETURN p.posted_at, p.text"
    ) == [(datetime(2026, 3, 22, 5, tzinfo=UTC), None)]


def test_campaigns_measurements_and_feedback(loaded: Store) -> None:
    assert values(
        loaded, "MATCH (c:Campaign)-[:USES]->(h) RETURN c.name, c.starts_on, c.ends_on, h.tag"
    ) == [("Example campaign", date(2026, 3, 1), date(2026, 3, 31), "exampletag")]
    assert values(
        loaded,
        "MATCH (m:Measurement)-[:OF]->(n) RETURN m.metric, m.value, m.measured_on, m.source, "
        "m.period, coalesce(n.content_id, n.post_id, n.account_id, n.name) ORDER BY m.metric",
    ) == [
        ("followers", 60123, date(2026, 4, 1), "Export", "lifetime", "61000001"),
        ("impressions", 900, date(2026, 4, 1), "Export", "lifetime", "1771620470748086295"),
        ("reach", 79000, date(2026, 4, 1), "Export", "month", "Example campaign"),
        ("views", 1234, date(2026, 4, 1), "Export", "lifetime", "C1"),
    ]
    assert values(
        loaded,
        "MATCH (f:FeedbackResponse)-[:ABOUT]->(s) RETURN f.response_id, f.respondent_code, f.wave,"
        " f.answered_on, f.item_trust, f.item_would_join, s.session_id",
    ) == [("F1", "R1", "before", date(2026, 3, 10), 4.0, 1.0, "S1")]


def test_everything_a_row_makes_names_its_import(loaded: Store) -> None:
    assert (
        values(
            loaded,
            "MATCH (n) WHERE NOT n:Import AND n.run_id IS NULL RETURN labels(n) AS what "
            "UNION MATCH ()-[r]->() WHERE r.run_id IS NULL AND NOT r:HOLDS "
            "RETURN [type(r)] AS what",
        )
        == []
    )
    assert (
        values(
            loaded,
            "MATCH (n) WHERE NOT n:Import WITH DISTINCT n.run_id AS run_id "
            "WHERE NOT EXISTS { MATCH (i:Import {run_id: run_id, status: 'done'}) } RETURN run_id",
        )
        == []
    )


def test_imports_are_on_record(loaded: Store) -> None:
    found = values(
        loaded,
        "MATCH (i:Import) RETURN i.file, i.kind, i.status, i.rows_read, i.loaded, i.rejected, "
        "i.problems, size(i.sha256) ORDER BY i.file",
    )
    tables = campaign()
    assert found == [
        (f"{table}.csv", table, "done", len(tables[table]), len(tables[table]), 0, "[]", 64)
        for table in sorted(tables)
    ]


def test_nothing_more_to_load(loaded: Store) -> None:
    report = check(loaded, uploads(campaign()))
    assert report.total("unchanged") == report.total("rows_read")
    assert {file.status for file in report.files} == {"already loaded"}


def test_ties_of_accounts(loaded: Store) -> None:
    assert values(
        loaded,
        "MATCH (a)-[r:TIED_TO]->(b) RETURN a.account_id, b.account_id, r.told_by, r.kind, "
        "r.weight, r.directed, r.happened_on",
    ) == [
        ("61000002", "@stranger", "Network", "follows", 2.5, True, date(2026, 3, 21)),
    ]
