"""A snapshot read from the real store: a small graph written with Cypher, read back column-wise."""

from datetime import date

import pytest

from graph.columns import TABLES
from graph.history import History
from graph.settings import Analysis
from graph.snapshot import Snapshot
from graph.store import Store

GRAPH = """
CREATE (ned:Venue:University {venue_id: 'NED', name: 'NED University', city: 'Karachi'}),
  (hall:Venue {venue_id: 'LCK', name: 'Lincoln Corner Karachi'}),
  (a:Person:Ambassador {person_id: 'a', name: 'Ayesha', name_ur: 'عائشہ',
    disciplines: ['photography']}),
  (b:Person {person_id: 'b', name: 'Bilal'}),
  (c:Person:Panelist {person_id: 'c', name: 'Chand'}),
  (d:Person:Staff {person_id: 'd', name: 'Dua'}),
  (a)-[:AMBASSADOR_OF {appointed_on: date('2026-01-10'), ends_on: date('2026-12-31')}]->(ned),
  (b)-[:STUDIES_AT {from_on: date('2024-09-01'), graduates_on: date('2028-06-30')}]->(ned),
  (s1:Session {session_id: 's1', title: 'One', held_on: date('2026-02-15'),
    participants_count: 11}),
  (s2:Session {session_id: 's2', title: 'Two', held_on: date('2026-05-20')}),
  (s1)-[:HELD_AT]->(ned), (s2)-[:HELD_AT]->(hall),
  (s1)-[:ON_TOPIC]->(:Topic {topic_id: 'online hate', name: 'Online hate'}),
  (a)-[:HOSTED]->(s1), (b)-[:ATTENDED]->(s1), (c)-[:SPOKE_AT]->(s1),
  (a)-[:ATTENDED]->(s2), (a)-[:HOSTED]->(s2), (b)-[:ATTENDED]->(s2),
  (a)-[:KNOWS {reported_on: null}]->(d),
  (x:Account {platform: 'x', account_id: '1', handle: 'Ayesha'})<-[:OWNS]-(a),
  (y:Account {platform: 'x', account_id: '2', handle: 'chand', official: true})<-[:OWNS]-(c),
  (z:Account {platform: 'x', account_id: '3', handle: 'nobody'}),
  (x)-[:POSTED]->(p:Post {platform: 'x', post_id: 'p1',
    posted_at: datetime('2026-03-31T20:30:00Z')}),
  (y)-[:POSTED]->(q:Post {platform: 'x', post_id: 'q1',
    posted_at: datetime('2026-03-30T10:00:00Z')}),
  (p)-[:REPLIES_TO]->(q), (p)-[:MENTIONS]->(z), (p)-[:TAGGED]->(:Hashtag {tag: 'meandmyhero'}),
  (x)-[:POSTED]->(u:Post {platform: 'x', post_id: 'unknown:1', placeholder: true}),
  (x)-[:TIED_TO {told_by: 'Network', kind: 'follows', weight: 3.0}]->(z),
  (y)-[:REACTED_TO {kind: 'like', happened_at: datetime('2026-04-01T10:00:00Z')}]->(p),
  (k:Content {content_id: 'k', title: 'Panel', kind: 'panel_recording',
    produced_on: date('2026-04-02')}),
  (c)-[:FEATURED_IN]->(k),
  (v:Content:Testimonial {content_id: 'v', kind: 'testimonial', text: 'I know his name now.',
    produced_on: date('2026-04-03')}),
  (b)-[:FEATURED_IN]->(v), (v)-[:CAME_FROM]->(s1),
  (:Measurement {measurement_id: 'm', metric: 'views', value: 55, measured_on: date('2026-04-30'),
    source: 'facebook', period: 'lifetime'})-[:OF]->(k),
  (:FeedbackResponse {response_id: 'r', respondent_code: 'q', wave: 'before', item_women: 4})
    -[:ABOUT]->(s1),
  (:Campaign {name: 'MeandMyHero', starts_on: date('2026-03-01')}),
  (:Training {training_id: 't', title: 'First', held_on: date('2026-01-20')})<-[:TRAINED_IN]-(a),
  (:Setting {name: 'invented', value: 'yes'}),
  (:Target {university_id: 'NED', ambassadors: 4, set_at: datetime()})
"""


@pytest.fixture
def campaign(empty_store: Store) -> Store:
    empty_store.run(GRAPH)
    return empty_store


def test_every_table_comes_back_with_its_columns(campaign: Store) -> None:
    history = History.read(campaign)
    for name, table in TABLES.items():
        assert list(history.tables[name].columns) == list(table.columns), name
        assert len(history.tables[name]) > 0, name
    assert history.invented


def test_slices_join_to_the_same_tables(campaign: Store) -> None:
    whole, sliced = History.read(campaign), History.read(campaign, rows=2)
    for name, frame in whole.tables.items():
        assert frame.equals(sliced.tables[name]), name


def test_missing_stays_missing_and_in_its_row(campaign: Store) -> None:
    people = History.read(campaign).tables["people"].set_index("person_id")
    assert people["name_ur"].isna().to_dict() == {"a": False, "b": True, "c": True, "d": True}
    assert people.loc["a", "name_ur"] == "عائشہ"
    assert people.loc["a", "disciplines"] == ["photography"]
    assert people["panelist"].to_dict() == {"a": False, "b": False, "c": True, "d": False}


def test_day_of_a_post_is_the_day_in_karachi(campaign: Store) -> None:
    posts = History.read(campaign).tables["posts"].set_index("post_id")
    assert posts.loc["p1", "day"].date() == date(2026, 4, 1)
    assert list(posts.index) == ["p1", "q1"], "a placeholder is nobody's post"


def test_snapshot_of_a_day_holds_what_had_happened(campaign: Store) -> None:
    snapshot = Snapshot.read(campaign, date(2026, 3, 15))
    assert snapshot.sessions["session_id"].tolist() == ["s1"]
    ties = snapshot.ties.set_index(["source", "target"])
    assert set(ties.index) == {("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")}
    # s1 had 11 participants: 1 / 10 to each other one, one whole month ago.
    assert ties.loc[("a", "b"), "co_attendance"] == pytest.approx(0.1 * 0.9)
    assert ties.loc[("a", "d"), "strength"] == 10, "a reported tie without a day does not fade"
    assert snapshot.posts.empty
    assert snapshot.data_up_to == date(2026, 5, 20)


def test_latest_snapshot_adds_sessions_and_replies(campaign: Store) -> None:
    snapshot = Snapshot.read(campaign, analysis=Analysis())
    assert snapshot.as_of == date(2026, 5, 20)
    ties = snapshot.ties.set_index(["source", "target"])
    # Two people at s2, recorded twice for one of them: 1 / (2 - 1), today.
    assert ties.loc[("a", "b"), "strength"] == pytest.approx(1 + 0.1 * 0.9**3)
    # The reply weighs 10 and is one whole month old; the reaction makes no tie.
    assert ties.loc[("a", "c"), "online"] == pytest.approx(10 * 0.9)
    kinds = snapshot.interactions[["kind", "source", "target"]].fillna("?").to_numpy().tolist()
    assert sorted(kinds) == [["mention", "a", "?"], ["reaction", "c", "a"], ["reply", "a", "c"]]
    people = snapshot.people.set_index("person_id")
    assert people["campus"].fillna("?").to_dict() == {"a": "NED", "b": "NED", "c": "?", "d": "?"}
    assert people["current_ambassador"].to_dict() == {"a": True, "b": False, "c": False, "d": False}


def test_empty_store_is_an_empty_network(empty_store: Store) -> None:
    snapshot = Snapshot.read(empty_store)
    assert snapshot.people.empty
    assert snapshot.ties.empty
    assert snapshot.data_up_to is None
    assert snapshot.graph.number_of_nodes() == 0
    assert History.read(empty_store).months == []
