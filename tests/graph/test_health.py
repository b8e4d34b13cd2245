"""The health summary of a month: what each card counts, and which sentence the signs give."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.errors import QuestionError
from graph.findings import names_of
from graph.health import Card, Status, Unit, as_text, number, summary
from graph.health._signs import Signs
from graph.health._verdict import reasons, verdict
from graph.history import History
from graph.pillars import headline
from tests.graph.campaigns import Rows, campus, history_of, person, session, sessions, term


def feedback(month: str, changes: list[int]) -> Rows:
    """Answers before and after: one person a change."""
    return [
        {
            "response_id": f"{month}-{at}-{wave}",
            "session_id": f"s-{month}",
            "respondent_code": f"code{at}",
            "wave": wave,
            "answered_on": f"{month}-10",
            "item": "item_women",
            "score": str(score),
        }
        for at, change in enumerate(changes)
        for wave, score in [("before", 2), ("after", 2 + change)]
    ]


@pytest.fixture(scope="module")
def history() -> History:
    made: Any = sessions(
        session("s1", "2026-01-10", {"a": "hosted", "b": "attended"}, university_id="NED"),
        session("s2", "2026-02-10", {"a": "hosted", "c": "attended"}, university_id="NED"),
        session("s3", "2026-02-12", {"b": "hosted", "d": "attended"}, university_id="KU"),
        session("s4", "2026-02-14", {"b": "hosted", "e": "attended"}, venue_id="LCK"),
        session("s5", "2026-03-20", {"a": "hosted"}, university_id="KU", participants_count=30),
    )
    return history_of(
        people=[person(one) for one in "abcde"] + [person("p", panelist=True), person("q")],
        campuses=[campus("NED"), campus("KU"), campus("FAR")],
        terms=[
            term("a", "NED", "2026-01-01"),
            term("b", "KU", "2026-01-05"),
            term("c", "KU", "2026-02-01", "2026-02-28"),
        ],
        feedback=feedback("2026-01", [1, 1, 1, 1]) + feedback("2026-02", [1, 1, 0, 0, 1, 0]),
        **made,
    )


def card(history: History, month: str, name: str) -> Card:
    return next(one for one in summary(history, month).cards if one.name == name)


def test_cards_of_a_month(history: History) -> None:
    values = {one.name: (one.value, one.out_of) for one in summary(history, "2026-02").cards}
    assert values["active_ambassadors"] == (3, 3)
    # a, b, c, d and e hang together; p and q have no tie and no day.
    assert values["connected_people"] == (5, 7)
    assert values["sessions"] == (3, None)
    assert values["campuses_with_session"] == (2, 2)
    assert values["attitude_change"] == (pytest.approx(0.5), 6)
    # c–a–b–(d, e): a reaches all five of 7, b all five, c three.
    assert values["two_step_reach"] == (pytest.approx((5 + 5 + 3) / 7 / 3), 7)


def test_change_and_series_go_back_month_by_month(history: History) -> None:
    sessions_held = card(history, "2026-03", "sessions")
    assert [(point.month, point.value) for point in sessions_held.series] == [
        ("2026-01", 1),
        ("2026-02", 3),
        ("2026-03", 1),
    ]
    assert sessions_held.change == -2
    assert card(history, "2026-01", "sessions").change is None
    # On 20 March, the last day with data, b's last act is 34 days old; c's term has ended.
    assert card(history, "2026-03", "active_ambassadors").value == 1
    assert card(history, "2026-03", "active_ambassadors").out_of == 2


def test_help_says_how_many_days_count_as_active(history: History) -> None:
    assert "in the last 30 days of the month" in card(history, "2026-01", "active_ambassadors").help


def test_fewer_than_five_answers_are_not_shown(history: History) -> None:
    january = card(history, "2026-01", "attitude_change")
    assert january.value is None
    assert january.note == "not enough people answered before and after: fewer than 5"
    february = card(history, "2026-02", "attitude_change")
    assert february.change is None, "nothing to compare with"
    assert february.unit is Unit.points
    assert "none" in card(history, "2026-03", "attitude_change").note


def test_a_month_is_seen_on_its_last_day_or_the_last_with_data(history: History) -> None:
    assert summary(history, "2026-02").as_of == date(2026, 2, 28)
    latest = summary(history)
    assert (latest.month, latest.as_of, latest.data_up_to) == (
        "2026-03",
        date(2026, 3, 20),
        date(2026, 3, 20),
    )
    assert latest.months == ("2026-01", "2026-02", "2026-03")


@pytest.mark.parametrize("month", ["2025-12", "2026-04"])
def test_a_month_without_data_is_refused(history: History, month: str) -> None:
    with pytest.raises(QuestionError, match="from 1 January 2026 to 20 March 2026"):
        summary(history, month)


def test_a_store_without_data_is_refused() -> None:
    with pytest.raises(QuestionError, match="no data"):
        summary(history_of())


def test_findings_are_new_still_or_resolved(history: History) -> None:
    def statuses(month: str) -> dict[tuple[str, str], Status]:
        told = summary(history, month)
        return {one.finding.identity: one.status for one in (*told.noticed, *told.resolved)}

    assert statuses("2026-01")[("thin_campus", "NED")] is Status.new
    assert statuses("2026-02") == {
        ("only_link", "a"): Status.new,
        ("only_link", "b"): Status.new,
        ("thin_campus", "NED"): Status.still,
        ("thin_campus", "KU"): Status.resolved,
    }


def test_content_views_are_the_latest_of_each_source_and_never_counted_twice() -> None:
    def views(of: str, of_id: str, value: int, day: str, source: str, **more: str) -> Any:
        return {
            "metric": "views",
            "of": of,
            "of_id": of_id,
            "value": value,
            "measured_on": day,
            "source": source,
            "period": "lifetime",
            **more,
        }

    history = history_of(
        content=[
            {
                "content_id": name,
                "title": name,
                "kind": "video",
                "topics": [],
                "produced_on": "2026-01-01",
            }
            for name in ("film", "talk")
        ],
        posts=[
            {"platform": "x", "post_id": "1", "content_id": "film", "day": "2026-01-02"},
            {"platform": "x", "post_id": "2", "content_id": "talk", "day": "2026-01-02"},
            {"platform": "x", "post_id": "3", "day": "2026-01-02"},
        ],
        measurements=[
            views("content", "film", 100, "2026-01-31", "facebook"),
            views("content", "film", 300, "2026-02-28", "facebook"),
            views("content", "film", 50, "2026-02-28", "x"),
            views("content", "film", 999, "2026-02-28", "x", period="day"),
            views("post", "1", 50, "2026-02-28", "x", platform="x"),
            views("post", "2", 7, "2026-02-28", "x", platform="x"),
            views("post", "2", 8, "2026-02-28", "another", platform="x"),
            views("post", "3", 5000, "2026-02-28", "x", platform="x"),
        ],
    )
    figures = {one.name: one for one in summary(history).headlines}
    # The film on Facebook and on X; the talk only as its post, by the larger of two counts.
    assert figures["content_views"].value == 300 + 50 + 8
    assert figures["content_views"].note == "counted 28 February 2026"
    earlier = {one.name: one for one in summary(history, "2026-01").headlines}
    assert earlier["content_views"].value == 100
    assert figures["facebook_followers"].value is None


def test_followers_are_those_of_the_largest_own_facebook_page() -> None:
    def counted(account: str, value: int, day: str) -> Any:
        return {
            "metric": "followers",
            "of": "account",
            "of_id": account,
            "platform": "facebook",
            "value": value,
            "measured_on": day,
            "period": "lifetime",
        }

    pages = [
        {"platform": "facebook", "account_id": "page", "official": True, "followers": 10},
        {"platform": "facebook", "account_id": "small", "official": True, "followers": 20},
        {"platform": "facebook", "account_id": "friend", "official": False},
    ]
    history = history_of(
        accounts=pages,
        measurements=[
            counted("page", 50, "2026-01-05"),
            counted("page", 40, "2026-01-20"),
            counted("small", 9, "2026-01-20"),
            counted("friend", 900, "2026-01-20"),
        ],
    )
    figures = {one.name: one.value for one in summary(history).headlines}
    assert figures["facebook_followers"] == 40
    only_table = history_of(accounts=pages, trainings=[{"held_on": "2026-01-01"}])
    assert {one.name: one.value for one in summary(only_table).headlines}[
        "facebook_followers"
    ] == 20


def test_campaign_counts_accounts_and_posts_of_its_days_and_takes_reach_as_reported() -> None:
    def post(post_id: str, account: str, day: str, *tags: str) -> Any:
        return {
            "platform": "x",
            "post_id": post_id,
            "account_id": account,
            "day": day,
            "tags": list(tags),
        }

    def reach(value: int, day: str) -> Any:
        return {
            "metric": "reach",
            "of": "campaign",
            "of_id": "MeandMyHero",
            "value": value,
            "measured_on": day,
            "source": "agency",
            "period": "lifetime",
        }

    history = history_of(
        campaigns=[
            {
                "name": "MeandMyHero",
                "tags": ["meandmyhero", "hero"],
                "starts_on": "2026-08-01",
                "ends_on": "2026-08-31",
            },
            {"name": "Unheard", "tags": [], "starts_on": "2026-07-01"},
        ],
        posts=[
            post("1", "a", "2026-08-01", "meandmyhero"),
            post("2", "a", "2026-08-31", "hero", "meandmyhero"),
            post("3", "b", "2026-08-02", "hero"),
            post("4", "c", "2026-09-01", "hero"),
            post("5", "d", "2026-08-02", "other"),
        ],
        trainings=[{"training_id": "t", "person_id": "p", "held_on": "2026-07-05"}],
        measurements=[reach(100, "2026-08-15"), reach(90, "2026-08-31")],
    )
    hero, unheard = summary(history).campaigns
    assert (hero.posts, hero.participants, hero.reach) == (3, 2, 90)
    assert hero.reach_source == "agency"
    assert (unheard.name, unheard.posts, unheard.reach) == ("Unheard", 0, None)
    assert summary(history, "2026-07").campaigns[0].name == "Unheard"


CALM = Signs(
    active=20,
    active_change=0,
    ambassadors=26,
    tied=100,
    apart=0,
    others=97,
    lost=0,
    only_link=0,
    hosts=10,
    half_hosts=5,
    hosted=20,
    sessions=10,
    campuses_met=8,
    campuses=10,
)


@pytest.mark.parametrize(
    ("signs", "says"),
    [
        ({}, "Stable, and well connected."),
        ({"active_change": 1}, "Stable, and well connected."),
        ({"active_change": 2}, "Growing, and well connected."),
        ({"active_change": -2}, "Stable, and well connected."),  # of 22: less than a tenth
        ({"active_change": -3}, "Shrinking, but well connected."),
        ({"active_change": None}, "The network is well connected."),
        ({"apart": 25}, "Stable, but in separate parts."),
        ({"lost": 9}, "Stable, and well connected."),
        ({"lost": 10}, "Stable, but leaning on a few people."),
        ({"only_link": 10}, "Stable, but leaning on a few people."),
        ({"half_hosts": 3}, "Stable, but leaning on a few people."),
        ({"half_hosts": 3, "hosted": 5}, "Stable, and well connected."),
        ({"active": 12}, "Stable, but carried by fewer than half of its ambassadors."),
        ({"campuses_met": 4}, "Stable, but without a session on most campuses."),
        (
            {"campuses_met": 4, "active_change": -9},
            "Shrinking, and without a session on most campuses.",
        ),
        ({"active": None, "sessions": None}, "The network is well connected."),
    ],
)
def test_verdict_follows_its_rules(signs: dict[str, Any], says: str) -> None:
    assert verdict(replace(CALM, **signs)) == says


@pytest.mark.parametrize(
    ("signs", "says"),
    [
        ({}, "Without its three best-connected people everybody else would still be connected."),
        ({"lost": 1}, "only 1 person of the other 97 would be cut off"),
        ({"lost": 41}, "left, 41 people of the other 97 would lose their link to the network."),
        ({"only_link": 19}, "One person is the only link to 19 others."),
        ({"half_hosts": 2}, "2 of 10 hosts did half of the hosting of the last three months."),
        ({"apart": 30}, "30 people of 100 with ties are outside the largest connected part."),
        (
            {"active_change": 3},
            "20 of 26 ambassadors were active in May 2026, 3 more than in April.",
        ),
        ({"active_change": -1, "active": 1}, "was active in May 2026, 1 fewer than in April."),
        ({"active_change": 0}, "as many as in April."),
        ({}, "10 sessions were held, on 8 of 10 campuses."),
        ({"sessions": 0, "campuses_met": 0}, "No session was held."),
    ],
)
def test_the_reasons_say_what_the_verdict_rests_on(signs: dict[str, Any], says: str) -> None:
    assert says in " ".join(reasons(replace(CALM, **signs), "2026-05"))


def test_what_is_unknown_is_not_mentioned() -> None:
    unknown = replace(CALM, active=None, sessions=None, others=0, tied=0)
    assert reasons(unknown, "2026-05") == ()


def test_signs_are_read_off_the_network(history: History) -> None:
    told = summary(history, "2026-02")
    # Without the three best-connected (a, b and one leaf) two leaves are left, not tied.
    assert told.verdict == "Stable, but leaning on a few people."
    assert told.because[0].startswith("3 of 3 ambassadors were active in February 2026, 1 more")
    assert "If the three best-connected people left, 1 person of the other 2" in told.because[1]


def test_text_holds_everything_a_terminal_needs(history: History) -> None:
    told = summary(history, "2026-02")
    text = as_text(told)
    assert told.verdict in text
    for one in told.cards:
        assert one.title in text
    for one in told.noticed:
        assert one.finding.sentence(names_of(told.snapshot)) in text
    assert "invented" not in text
    assert "invented" in as_text(replace(told, invented=True))
    assert "A is the only link" not in as_text(told, lambda kind, _: f"a {kind}")
    assert "… and 2 more findings." in as_text(told, attention=len(told.noticed) - 2)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (None, Unit.number, "–"),
        (1234, Unit.number, "1,234"),
        (0.826, Unit.share, "83%"),
        (0.004, Unit.share, "under 1%"),
        (0.999, Unit.share, "over 99%"),
        (0.0, Unit.share, "0%"),
        (0.5, Unit.points, "+0.50"),
    ],
)
def test_numbers_as_they_are_read(value: float | None, unit: Unit, text: str) -> None:
    assert number(value, unit) == text


def test_the_health_score_stands_in_the_text_and_says_what_it_is_not(history: History) -> None:
    told = summary(history, "2026-02")
    (line,) = (one for one in as_text(told).splitlines() if one.startswith("Health"))
    assert line == headline(told.health.now)
    assert "not validated against outcomes" in line
    assert [one.month for one in told.health.months] == ["2026-01", "2026-02"]
