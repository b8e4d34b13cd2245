"""The ladder's rungs, counted on campaigns small enough to know, and row by row with the type."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QuestionError
from graph.reach import Rung, campaign_days, ladder, rungs
from graph.reach.subjects import COLUMN
from graph.snapshot import Snapshot
from graph.view import View
from tests.graph.campaigns import Rows, campus, history_of, person, session, sessions, term
from tests.graph.online import act, post, snapshot


def counted(of: str, of_id: str, metric: str, value: float, day: str, **more: Any) -> Any:
    row = {"of": of, "of_id": of_id, "metric": metric, "value": value, "measured_on": day}
    platform = {} if of in ("campaign", "content") else {"platform": "x"}
    return {**row, **platform, "source": "x analytics", "period": "lifetime", **more}


def account(account_id: str, followers: float | None = None, owner: str | None = None) -> Any:
    return {"platform": "x", "account_id": account_id, "followers": followers, "person_id": owner}


def only(snapshot: Snapshot, of: Any) -> pd.Series:
    table = ladder(snapshot, of)
    assert len(table) == 1
    return table.iloc[0]


CAMPAIGN = [{"name": "Hero", "tags": ["hero"], "starts_on": None, "ends_on": None}]


def test_the_known_answer_of_potential_reach_and_impressions() -> None:
    row = only(
        snapshot(
            campaigns=CAMPAIGN,
            accounts=[account("ten", 10), account("fifty", 50)],
            posts=[
                post(f"p{at}", "ten" if at < 3 else "fifty", at, tags=["hero"]) for at in range(10)
            ],
        ),
        "campaign",
    )
    assert (row["impressions"], row["impressions_kind"]) == (380, "potential")
    assert (row["potential_low"], row["potential_high"]) == (50, 60)
    assert (row["posts"], row["accounts"], row["accounts_with_followers"]) == (10, 2, 2)
    assert row[["measured_low", "views", "attended"]].isna().all()
    assert row["posts_measured"] == 0


def test_measured_reach_is_never_summed_and_the_latest_count_is_taken() -> None:
    posts = [post("p", "a", 0, tags=["hero"]), post("q", "a", 1, tags=["hero"])]
    measurements = [
        counted("post", "p", "reach", 900, "2026-08-02"),
        counted("post", "p", "reach", 700, "2026-08-05"),  # corrected downwards later
        counted("post", "q", "reach", 60, "2026-08-02"),
        counted("post", "q", "reach", 80, "2026-08-02", source="page insights"),
    ]
    row = only(snapshot(campaigns=CAMPAIGN, posts=posts, measurements=measurements), "campaign")
    assert (row["measured_low"], row["measured_high"]) == (700, 780)
    assert (row["measured_by"], row["posts_measured"]) == ("posts", 2)


def test_days_stand_in_where_there_is_no_lifetime_count_and_are_not_counted_beside_one() -> None:
    posts = [post("p", "a", 0, tags=["hero"]), post("q", "a", 1, tags=["hero"])]
    days: Rows = []
    for metric in ("reach", "impressions", "views"):
        for one in ("p", "q"):
            for day, value in (("2026-08-02", 30), ("2026-08-03", 50)):
                days.append(counted("post", one, metric, value, day, period="day"))
        days.append(counted("post", "p", metric, 60, "2026-08-04"))
    row = only(snapshot(campaigns=CAMPAIGN, posts=posts, measurements=days), "campaign")
    assert (row["measured_low"], row["measured_high"]) == (60, 60 + 80)
    assert (row["impressions"], row["views"]) == (60 + 80, 60 + 80)
    assert (row["impressions_kind"], row["impressions_posts"]) == ("reported", 2)


def test_a_campaigns_own_report_stands_for_its_posts() -> None:
    measurements = [
        counted("post", "p", "reach", 500, "2026-08-02"),
        counted("campaign", "Hero", "reach", 79, "2026-08-31", source="facebook"),
        counted("campaign", "Hero", "reach", 99, "2026-08-20", source="facebook"),
        counted("campaign", "Hero", "reach", 70, "2026-08-31", source="x"),
    ]
    posts = [post("p", "a", 0, tags=["hero"])]
    row = only(snapshot(campaigns=CAMPAIGN, posts=posts, measurements=measurements), "campaign")
    assert (row["measured_low"], row["measured_high"]) == (79, 149)
    assert row["measured_by"] == "facebook, x"


def test_a_campaigns_own_report_is_of_more_than_a_part_of_it() -> None:
    history = history_of(
        campaigns=CAMPAIGN,
        posts=[post("p", "a", 0, tags=["hero"]), post("q", "a", 48, tags=["hero"])],
        measurements=[
            counted("campaign", "Hero", "reach", 900, "2026-08-31"),
            counted("post", "p", "reach", 40, "2026-08-31"),
            counted("post", "q", "reach", 50, "2026-08-31"),
        ],
    )
    since = View(since=pd.Timestamp("2026-08-02").date())
    row = only(history.at(None, since), "campaign")
    assert (row["measured_low"], row["measured_high"], row["measured_by"]) == (50, 50, "posts")


def test_a_pages_month_covers_the_posts_of_that_month() -> None:
    posts = [post("p", "a", 0), post("q", "b", 1), post("r", "a", 24 * 40)]
    measurements = [
        counted("post", "p", "reach", 500, "2026-08-02"),
        counted("post", "q", "reach", 200, "2026-08-02"),
        counted("post", "r", "reach", 90, "2026-09-20"),
        counted("account", "a", "reach", 1000, "2026-08-31", period="month"),
        counted("account", "a", "reach", 950, "2026-08-20", period="month"),
    ]
    shown = snapshot(posts=posts, measurements=measurements)
    months = ladder(shown, "month").set_index("month")
    low, high = months["measured_low"], months["measured_high"]
    assert (low["2026-08"], high["2026-08"]) == (1000, 1200)
    assert (low["2026-09"], high["2026-09"]) == (90, 90)
    assert months["measured_by"]["2026-08"] == "account months, posts"
    row = only(shown, "platform")
    assert (row["measured_low"], row["measured_high"]) == (1000, 1000 + 200 + 90)
    assert row["posts_measured"] == 3


def test_followers_are_those_of_the_day() -> None:
    tables: dict[str, Rows] = {
        "posts": [post("p", "a", 0)],
        "accounts": [account("a", 5)],
        "measurements": [
            counted("account", "a", "followers", 100, "2026-08-01"),
            counted("account", "a", "followers", 300, "2026-08-20"),
        ],
    }
    history = history_of(**tables)
    early = only(history.at(pd.Timestamp("2026-08-02").date()), "platform")
    late = only(history.at(pd.Timestamp("2026-08-21").date()), "platform")
    assert (early["potential_high"], late["potential_high"]) == (100, 300)
    without = only(history_of(**{**tables, "measurements": []}).at(), "platform")
    assert without["potential_high"] == 5


def gathering() -> dict[str, Rows]:
    held = sessions(
        session("s", "2026-03-01", {"host": "hosted", "a": "attended"}, participants_count=20),
        session("t", "2026-03-09", {"host": "spoke", "a": "attended", "b": "attended"}),
        session("u", "2026-04-09", {}),
    )
    held["sessions"][0]["university_id"] = held["sessions"][1]["university_id"] = "ned"
    everyone = [person("host"), person("a"), person("b")]
    return {"people": everyone, "campuses": [campus("ned"), campus("ku")], **held}


def test_attended_is_the_union_of_named_people_with_bounds_for_the_rest() -> None:
    shown = snapshot(**gathering())
    columns = ["attended", "attended_low", "attended_high", "sessions", "sessions_counted"]
    by_session = ladder(shown, "session").set_index("session_id")[columns]
    assert by_session.loc["s"].tolist() == [2, 20, 20, 1, 1]
    assert by_session.loc["t"].tolist() == [3, 3, 3, 1, 1]
    at_campus = ladder(shown, "campus").set_index("university_id")[columns]
    assert at_campus.loc["ned"].tolist() == [3, 20, 3 + 18, 2, 2]
    nobody = at_campus.loc["ku"]
    assert nobody[columns[:3]].isna().all()
    assert nobody["sessions"] == 0
    # Of a person: the others at what they hosted or spoke at; having attended reaches nobody.
    of_people = ladder(shown, "person").set_index("person_id")[columns]
    assert of_people.loc["host"].tolist() == [2, 19, 2 + 18, 2, 2]
    assert of_people.loc["a", "attended_low":"attended_high"].isna().all()


def test_a_session_that_nobody_counted_is_unknown() -> None:
    planned = sessions(session("u", "2026-04-09", {}))
    row = only(snapshot(**planned, posts=[post("p", "a", 0)]), "session")
    assert row[["attended", "attended_low", "attended_high"]].isna().all()
    assert (row["sessions"], row["sessions_counted"]) == (1, 0)
    alone = sessions(session("u", "2026-04-09", {"host": "hosted"}))
    row = only(snapshot(people=[person("host")], **alone), "person")
    assert pd.isna(row["attended_low"])


def test_posts_are_their_campuses_peoples_and_contents() -> None:
    came_from = {"content_id": "c", "title": "C", "kind": "video", "session_id": "s"}
    shown = snapshot(
        **gathering(),
        terms=[term("a", "ned", "2026-01-01")],
        content=[{**came_from, "produced_on": "2026-03-02"}],
        accounts=[account("one", 10, "a"), account("two", 7, "a"), account("page", 900)],
        posts=[
            post("p", "one", 0, person_id="a", content_id="c"),
            post("q", "two", 1, person_id="a"),
            post("r", "page", 2, content_id="c"),
        ],
        measurements=[
            counted("content", "c", "views", 40, "2026-08-02", source="youtube"),
            counted("content", "c", "views", 2, "2026-08-02", source="facebook"),
            counted("post", "r", "views", 500, "2026-08-02"),
            counted("post", "r", "reach", 300, "2026-08-02"),
        ],
    )
    of_campus = ladder(shown, "campus").set_index("university_id").loc["ned"]
    assert (of_campus["potential_low"], of_campus["potential_high"]) == (10, 17)
    of_person = ladder(shown, "person").set_index("person_id").loc["a"]
    assert (of_person["posts"], of_person["impressions"]) == (2, 17)
    content = only(shown, "content")
    assert (content["views"], content["measured_high"], content["posts"]) == (42, 300, 2)
    of_session = ladder(shown, "session").set_index("session_id").loc["s"]
    assert (of_session["views"], of_session["potential_high"]) == (42, 910)


def test_a_campaigns_own_figures() -> None:
    tagged = {"tags": ["hero"]}
    shown = snapshot(
        campaigns=[{**CAMPAIGN[0], "starts_on": "2026-08-01", "ends_on": "2026-08-03"}],
        posts=[
            post("p", "a", 0, **tagged),
            post("q", "b", 1, **tagged),
            post("r", "b", 2, **tagged),
            post("s", "c", 30, **tagged),
            post("late", "d", 24 * 9, **tagged),
            post("other", "e", 1),
        ],
        interactions=[
            act("repost", "b", "r", "a", "p", 2),
            act("repost", "c", "s", "a", "p", 30),
            act("repost", "a", "self", "a", "q", 31),
            act("reply", "c", "s", "b", "q", 30),
            act("quote", "z", "z1", "b", "q", 30),
            act("repost", "z", "z2", "z", "other", 30),
        ],
    )
    row = only(shown, "campaign")
    assert row[["participants", "posts"]].tolist() == [3, 4]
    assert row[["reposts", "replies", "quotes"]].tolist() == [3, 1, 1]
    assert (row["first_account_id"], row["most_reposted_post_id"]) == ("a", "p")
    assert row["most_reposted"] == 2
    days = campaign_days(shown)
    assert days[["posts", "accounts", "new_accounts"]].to_numpy().tolist() == [
        [3, 2, 2],
        [1, 1, 1],
    ]
    assert days["day"].dt.day.tolist() == [1, 2]


def test_a_day_without_a_post_is_in_the_curve() -> None:
    posts = [post("p", "a", 0, tags=["hero"]), post("q", "a", 72, tags=["hero"])]
    days = campaign_days(snapshot(campaigns=CAMPAIGN, posts=posts))
    assert days["posts"].tolist() == [1, 0, 0, 1]


@pytest.mark.parametrize("of", list(COLUMN))
def test_nothing_known_gives_no_row_and_an_empty_campaign_only_missing_values(of: Any) -> None:
    empty = ladder(history_of().at(), of)
    assert empty.empty
    assert empty.columns[0] == COLUMN[of]
    shown = snapshot(**gathering(), campaigns=CAMPAIGN)
    table = ladder(shown, of)
    assert list(table.columns) == list(empty.columns)
    assert table[["measured_low", "potential_low", "impressions", "views"]].isna().all(axis=None)
    bare = Snapshot.from_ties([("a", "b")])
    assert len(ladder(bare, of)) == (2 if of == "person" else 0)


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="campaign"):
        ladder(snapshot(), "campain")  # type: ignore[arg-type]


def test_rungs_of_rows_refuse_each_other() -> None:
    shown = snapshot(**gathering())
    rows = [rungs(row) for _, row in ladder(shown, "session").iterrows()]
    attended = rows[0][0] + rows[1][0]
    assert (attended.low, attended.high) == (20, 23)
    with pytest.raises(TypeError):
        rows[0][0] + rows[1][1]
    assert rows[0][1].low is None


@pytest.mark.parametrize("of", list(COLUMN))
def test_the_order_of_rows_does_not_matter(of: Any) -> None:
    shown = snapshot(
        **gathering(),
        campaigns=[*CAMPAIGN, {"name": "Other", "tags": ["other", "hero"]}],
        accounts=[account("one", 10, "a"), account("two", 7)],
        posts=[post(f"p{at}", "one" if at % 3 else "two", at, tags=["hero"]) for at in range(9)],
        measurements=[counted("post", f"p{at}", "reach", at, "2026-08-09") for at in range(5)],
    )
    names = ("posts", "accounts", "measurements", "sessions", "session_people", "campaigns")
    turned = {name: getattr(shown, name)[::-1].reset_index(drop=True) for name in names}
    tables = [ladder(each, of) for each in (shown, replace(shown, **turned))]
    one, other = (table.set_index(COLUMN[of]).sort_index() for table in tables)
    pd.testing.assert_frame_equal(one, other)


@st.composite
def online(draw: st.DrawFn) -> dict[str, Rows]:
    accounts = [account(one, draw(st.none() | st.integers(0, 99))) for one in "abc"]
    posts = [
        post(f"p{at}", draw(st.sampled_from("abc")), at) for at in range(draw(st.integers(0, 6)))
    ]
    told = [
        counted("post", one["post_id"], metric, draw(st.integers(0, 99)), f"2026-08-0{day}")
        for one in posts
        for metric in ("reach", "impressions")
        for day in draw(st.sets(st.integers(1, 9), max_size=2))
    ]
    return {"accounts": accounts, "posts": posts, "measurements": told}


@settings(deadline=None, max_examples=40)
@given(online())
def test_the_table_says_what_the_type_says(tables: dict[str, Rows]) -> None:
    row = only(snapshot(**tables), "platform")
    written = [one["post_id"] for one in tables["posts"]]
    latest = {(m["of_id"], m["metric"]): m["value"] for m in sorted(
        tables["measurements"], key=lambda m: m["measured_on"])}  # fmt: skip
    followers = {one["account_id"]: one["followers"] for one in tables["accounts"]}
    measured = Rung.measured({one: latest.get((one, "reach")) for one in written})
    posting = {one["account_id"] for one in tables["posts"]}
    potential = Rung.potential({one: followers[one] for one in posting})
    shown = Rung.impressions({one: latest.get((one, "impressions")) for one in written}, "reported")
    if shown.low is None:
        potentially = {one["post_id"]: followers[one["account_id"]] for one in tables["posts"]}
        shown = Rung.impressions(potentially, "potential")
    expected = [measured.low, measured.high, potential.low, potential.high, shown.high]
    columns = ["measured_low", "measured_high", "potential_low", "potential_high", "impressions"]
    assert [None if pd.isna(row[column]) else row[column] for column in columns] == expected
    assert row["posts_measured"] == measured.counted
    assert (row["accounts_with_followers"], row["accounts"]) == (
        potential.counted,
        potential.out_of,
    )
    if shown.low is not None:
        assert (row["impressions_kind"], row["impressions_posts"]) == (shown.origin, shown.counted)
