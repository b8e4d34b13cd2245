"""Named queries on stores small enough to know the answer by heart, the empty one first."""

from datetime import UTC, date, datetime

import pytest
from asking import ask

from graph.campaigns import content_figures
from graph.history import History
from graph.questions import Question, all_questions, run
from graph.store import Store


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.name)
def test_an_empty_store_answers_every_query_with_no_row(
    empty_store: Store, question: Question
) -> None:
    answer = run(empty_store, question)
    assert list(answer.columns) == [column.name for column in question.columns]
    assert answer.empty


ONLINE = """
CREATE (a:Account {platform: 'x', account_id: '1', handle: 'Ayesha'}),
  (b:Account {platform: 'x', account_id: '@bilal'}),
  (a)-[:POSTED]->(p1:Post {platform: 'x', post_id: 'p1', posted_at: datetime('2026-08-01T19:30:00Z')}),
  (b)-[:POSTED]->(:Post {platform: 'x', post_id: 'p2', posted_at: datetime('2026-08-02T18:00:00Z')})
    -[:REPLIES_TO]->(p1),
  (a)-[:POSTED]->(p3:Post {platform: 'x', post_id: 'p3', posted_at: datetime('2026-08-02T20:00:00Z')})
    -[:QUOTES]->(p1),
  (b)-[:POSTED]->(u:Post {platform: 'x', post_id: 'unknown:1', placeholder: true}),
  (p3)-[:REPOSTS]->(u), (p3)-[:MENTIONS]->(b),
  (b)-[:REACTED_TO {kind: 'like'}]->(p1)
"""  # noqa: E501


def test_interactions_keep_placeholders_oneself_and_accounts_without_a_handle(
    empty_store: Store,
) -> None:
    empty_store.run(ONLINE)
    answer = ask(empty_store, "interactions")
    rows = set(answer.drop(columns=["platform", "happened_at"]).itertuples(index=False, name=None))
    assert rows == {
        ("reply", "@bilal", "Ayesha", "p2"),
        ("quote", "Ayesha", "Ayesha", "p3"),
        ("repost", "Ayesha", "@bilal", "p3"),
        ("mention", "Ayesha", "@bilal", "p3"),
        ("reaction", "@bilal", "Ayesha", "p1"),
    }
    times = answer.set_index("type")["happened_at"]
    assert times["reply"] == datetime(2026, 8, 2, 18, tzinfo=UTC)
    assert times["reaction"] is None


def test_a_day_is_a_day_in_pakistan(empty_store: Store) -> None:
    # 19:30 UTC is half past midnight of the next day in Pakistan.
    empty_store.run(ONLINE)
    on_the_second = ask(
        empty_store, "interactions", **{"from": "2026-08-02", "until": "2026-08-02"}
    )
    assert on_the_second["post_id"].tolist() == ["p2"]
    thread = ask(empty_store, "threads").iloc[0]
    assert (thread["post_id"], thread["started_on"]) == ("p1", date(2026, 8, 2))
    assert (thread["replies"], thread["people"], thread["depth"]) == (1, 2, 1)


def test_a_thread_begins_below_a_post_that_nobody_knows(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (u:Post {platform: 'x', post_id: 'unknown:1', placeholder: true})"
        "<-[:REPLIES_TO]-(a:Post {platform: 'x', post_id: 'a'})"
        "<-[:REPLIES_TO]-(b:Post {platform: 'x', post_id: 'b'})"
        "<-[:REPLIES_TO]-(:Post {platform: 'x', post_id: 'c'}),"
        "(:Account {platform: 'x', account_id: '1'})-[:POSTED]->(a)"
    )
    answer = ask(empty_store, "threads")
    assert answer[["post_id", "replies", "depth"]].to_numpy().tolist() == [["a", 2, 2]]
    assert answer["days"].isna().all()


def test_campus_is_that_of_the_running_term_else_of_the_studies(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (ned:Venue:University {venue_id: 'NED', university_id: 'NED', name: 'NED'}),"
        " (ku:Venue:University {venue_id: 'KU', university_id: 'KU', name: 'KU'}),"
        " (p:Person:Ambassador:Panelist {person_id: 'p', name: 'Parveen'}),"
        " (p)-[:AMBASSADOR_OF {appointed_on: date('2026-01-01'), ends_on: date('2026-06-30')}]"
        "->(ned), (p)-[:STUDIES_AT {from_on: date('2023-09-01')}]->(ku),"
        " (:Person {person_id: 'q', name: 'Q'})"
    )
    before = ask(empty_store, "people", as_of="2026-06-30").set_index("person_id")
    after = ask(empty_store, "people", as_of="2026-07-01").set_index("person_id")
    assert (before.loc["p", "campus"], after.loc["p", "campus"]) == ("NED", "KU")
    assert before.loc["p", "roles"] == ["ambassador", "panelist"]
    assert before.loc["q"].tolist() == ["Q", [], None, []]


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_feedback_of_fewer_than_five_people_is_not_shown(
    empty_store: Store, people: int, shown: bool
) -> None:
    empty_store.run(
        "CREATE (s:Session {session_id: 's', title: 'One'}) WITH s UNWIND range(1, $people) AS n "
        "CREATE (:FeedbackResponse {response_id: 'b' + n, respondent_code: toString(n), "
        "  wave: 'before', item_women: 2})-[:ABOUT]->(s), "
        "(:FeedbackResponse {response_id: 'a' + n, respondent_code: toString(n), "
        "  wave: 'after', item_women: 4})-[:ABOUT]->(s), "
        "(:FeedbackResponse {response_id: 'x' + n, respondent_code: 'x' + n, "
        "  wave: 'before', item_women: 1})-[:ABOUT]->(s)",
        people=people,
    )
    row = ask(empty_store, "feedback_change").iloc[0]
    numbers = row[["pairs", "before_mean", "after_mean", "change"]]
    assert numbers.tolist() == ([5, 2.0, 4.0, 2.0] if shown else [None] * 4)


def test_one_person_answering_often_is_still_one_person(empty_store: Store) -> None:
    empty_store.run(
        "UNWIND range(1, 6) AS n CREATE (s:Session {session_id: 's' + n, title: 'S' + n}), "
        "(:FeedbackResponse {response_id: 'b' + n, respondent_code: 'same', wave: 'before', "
        "  item_women: 2})-[:ABOUT]->(s), "
        "(:FeedbackResponse {response_id: 'a' + n, respondent_code: 'same', wave: 'after', "
        "  item_women: 4})-[:ABOUT]->(s)"
    )
    assert ask(empty_store, "feedback_change")["change"].tolist() == [None]


def test_latest_count_of_each_platform_is_added_and_reach_is_not(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (c:Content {content_id: 'c', title: 'C', kind: 'video'}), "
        "(k:Campaign {name: 'MeandMyHero'}) "
        "WITH c, k UNWIND ["
        " [c, 'views', 10, '2026-08-01', 'facebook'], [c, 'views', 30, '2026-08-31', 'facebook'],"
        " [c, 'views', 5, '2026-08-20', 'youtube'], [c, 'reach', 900, '2026-08-20', 'facebook'],"
        " [k, 'reach', 70, '2026-08-31', 'x'], [k, 'reach', 79, '2026-08-31', 'facebook'],"
        " [k, 'reach', 99, '2026-08-20', 'facebook']] AS row "
        "WITH row[0] AS of, row CREATE (m:Measurement {measurement_id: row[1] + row[2], "
        " metric: row[1], value: row[2], measured_on: date(row[3]), source: row[4], "
        " period: 'lifetime'})-[:OF]->(of)"
    )
    content = ask(empty_store, "content_views").iloc[0]
    assert (content["views"], sorted(content["sources"])) == (35, ["facebook", "youtube"])
    assert content["counted_on"] == date(2026, 8, 31)
    campaign = ask(empty_store, "campaign_figures").iloc[0]
    assert (campaign["reach"], campaign["reach_source"]) == (79, "facebook")
    assert campaign["impressions"] is None


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({"YouTube Studio": 40, "youtube api": 50}, 50),
        ({"Facebook_insights": 300, "Twitter": 50}, 350),
        ({"facebook": 300, "x": 50, "campaign report": 340}, 350),
        ({"facebook": 300, "x": 50, "campaign report": 400}, 400),
        ({"campaign report": 400, "Facebook and X": 390}, 400),
        ({"excel": 9, "You Tube": 8}, 9),
    ],
)
def test_views_that_may_be_counted_twice_are_not_added(
    empty_store: Store, sources: dict[str, int], expected: int
) -> None:
    empty_store.run(
        "CREATE (c:Content {content_id: 'c', title: 'C', kind: 'video'}), "
        "(:Person:Panelist {person_id: 'p', name: 'P'})-[:FEATURED_IN]->(c) "
        "WITH c UNWIND $rows AS row UNWIND ['views', 'impressions'] AS metric "
        "CREATE (:Measurement {measurement_id: metric + row[0], metric: metric, value: row[1], "
        " measured_on: date('2026-08-01'), source: row[0], period: 'lifetime'})-[:OF]->(c)",
        rows=[list(one) for one in sources.items()],
    )
    assert ask(empty_store, "content_views")["views"].tolist() == [expected]
    assert sorted(ask(empty_store, "content_views")["sources"][0]) == sorted(sources)
    assert ask(empty_store, "panelist_content")["views"].tolist() == [expected]
    assert ask(empty_store, "content_reach")["impressions"].tolist() == [expected]
    snapshot = History.read(empty_store).at()
    assert content_figures(snapshot)["views"].tolist() == [expected]


def test_who_came_before_the_appointment_is_not_dormant_at_once(empty_store: Store) -> None:
    empty_store.run(
        "CREATE (u:Venue:University {venue_id: 'KU', university_id: 'KU', name: 'KU'}),"
        " (s:Session {session_id: 's', held_on: date('2026-01-10'), participants_count: 9}),"
        " (p:Person {person_id: 'p', name: 'P'})-[:ATTENDED]->(s),"
        " (p)-[:AMBASSADOR_OF {appointed_on: date('2026-09-01')}]->(u)"
    )
    assert ask(empty_store, "dormant_ambassadors", as_of="2026-10-01").empty
    late = ask(empty_store, "dormant_ambassadors", as_of="2027-02-01").iloc[0]
    # Of 153 days the twelve from 25 December to 5 January are free.
    assert (late["days_since"], late["last_seen_on"]) == (141, date(2026, 1, 10))
