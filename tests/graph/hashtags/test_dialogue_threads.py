"""Dialogue threads of small networks: every number is counted on the fingers."""

from typing import Any

import pytest

from graph.campaigns import dialogue, of_campaign, threads
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, person, term
from tests.graph.online import act, chain, post, snapshot


def account(account_id: str, person_id: str | None = None, **more: Any) -> dict[str, Any]:
    return {"platform": "x", "account_id": account_id, "person_id": person_id, **more}


def campaign_of(**more: Any) -> Snapshot:
    """Let a of NED and b of KU talk, c of NED join, d of no known campus answer, e be nobody's.

    p0 (a) ← p1 (b) ← p3 (a) ← p5 (a again); p0 ← p2 (c) ← p4 (b); p0 ← p6 (d); p6 ← p7 (e).
    """
    wrote = [("a", 0), ("b", 1), ("c", 2), ("a", 3), ("b", 4), ("a", 30), ("d", 50), ("e", 60)]
    posts = [post(f"p{at}", one, hour) for at, (one, hour) in enumerate(wrote)]
    posts[4]["tags"] = ["hero"]
    below = {1: 0, 2: 0, 3: 1, 4: 2, 5: 3, 6: 0, 7: 6}
    acts = [
        act("reply", wrote[at][0], f"p{at}", wrote[to][0], f"p{to}", wrote[at][1])
        for at, to in below.items()
    ]
    return snapshot(
        people=[person(one) for one in "abcd"],
        campuses=[campus("NED"), campus("KU")],
        terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01"),
               term("c", "NED", "2026-01-01")],
        accounts=[*(account(one, one) for one in "abcd"), account("e")],
        posts=posts,
        interactions=acts,
        campaigns=[{"name": "Hero", "tags": ["hero"]}, {"name": "Other", "tags": ["other"]}],
        **more,
    )  # fmt: skip


def test_a_thread_is_counted_by_hand() -> None:
    table = threads(campaign_of())
    assert len(table) == 1
    row = table.iloc[0]
    assert (row["post_id"], row["person_id"], row["replies"], row["accounts"]) == ("p0", "a", 7, 5)
    assert (row["depth"], row["breadth"]) == (3, 4 - 1)
    assert row["days"] == pytest.approx(60 / 24)
    # 1 August 17:00 in Karachi is the first post; +30 hours the 2nd, +50 the 3rd, +60 the 4th.
    assert row["active_days"] == 4
    assert row["campuses"] == 2
    # p1, p2 (same campus), p3, p4; not p5 (to oneself), p6 (campus unknown), p7 (nobody's).
    assert (row["answers_known"], row["cross_campus"]) == (4, 3)
    assert row["cross_campus_share"] == pytest.approx(3 / 4)


def test_a_thread_is_of_a_campaign_if_any_post_of_it_is() -> None:
    table = threads(campaign_of())
    assert table["campaigns"].tolist() == [["Hero"]]
    assert len(of_campaign(table, "Hero")) == 1
    assert of_campaign(table, "Other").empty
    told = dialogue(table)
    assert (told.threads, told.replies, told.deepest, told.broadest) == (1, 7, 3, 3)
    assert told.cross_campus_share == pytest.approx(0.75)


def test_one_person_with_two_accounts_answers_nobody() -> None:
    told = snapshot(
        people=[person("a")],
        campuses=[campus("NED")],
        terms=[term("a", "NED", "2026-01-01")],
        accounts=[account("one", "a"), account("two", "a")],
        **chain("one", "two", kind="reply"),
    )
    row = threads(told).iloc[0]
    assert (row["replies"], row["accounts"], row["answers_known"]) == (1, 2, 0)
    assert row["cross_campus_share"] != row["cross_campus_share"]


def test_reposts_and_quotes_are_no_dialogue() -> None:
    assert threads(snapshot(**chain("a", "b", "c"))).empty
    assert threads(snapshot(**chain("a", "b", kind="quote"))).empty


def test_an_account_that_two_own_has_no_campus() -> None:
    told = snapshot(
        people=[person("a"), person("b")],
        campuses=[campus("NED"), campus("KU")],
        terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01")],
        accounts=[account("one", "a"), account("two", "b"), account("two", "a")],
        **chain("one", "two", kind="reply"),
    )
    assert threads(told)["answers_known"].tolist() == [0]


def test_a_first_post_that_is_not_loaded_has_no_beginning() -> None:
    told = snapshot(
        posts=[post("r", "b", 5), post("s", "c", 6)],
        interactions=[
            act("reply", "b", "r", "a", "gone", 5),
            act("reply", "c", "s", "b", "r", 6),
        ],
    )
    row = threads(told).iloc[0]
    assert (row["post_id"], row["root"], row["replies"]) == ("gone", "not loaded", 2)
    assert row["days"] != row["days"]
    assert row["active_days"] >= 1


def test_nothing_gives_an_empty_table_and_no_share() -> None:
    table = threads(snapshot())
    assert table.empty
    told = dialogue(table)
    assert (told.threads, told.replies, told.deepest) == (0, 0, 0)
    assert told.cross_campus_share != told.cross_campus_share
    assert of_campaign(table, "Hero").empty


def test_posts_that_answer_each_other_in_a_circle_are_one_thread() -> None:
    told = snapshot(
        posts=[post("p0", "a", 0), post("p1", "b", 1), post("p2", "c", 2)],
        interactions=[
            act("reply", "a", "p0", "c", "p2", 0),
            act("reply", "b", "p1", "a", "p0", 1),
            act("reply", "c", "p2", "b", "p1", 2),
        ],
    )
    table = threads(told)
    assert table[["post_id", "replies", "depth", "breadth"]].to_numpy().tolist() == [
        ["p0", 2, 2, 1]
    ]


def test_a_post_that_answers_itself_is_no_thread() -> None:
    told = snapshot(posts=[post("p0", "a", 0)],
                    interactions=[act("reply", "a", "p0", "a", "p0", 0)])  # fmt: skip
    assert threads(told).empty


def test_one_number_on_two_platforms_is_two_posts() -> None:
    on_facebook = {"platform": "facebook"}
    told = snapshot(
        posts=[
            *(post(one, who, at, **more) for more in ({}, on_facebook)
              for one, who, at in (("1", "a", 0), ("2", "b", 1))),
            post("3", "c", 2),
        ],
        interactions=[
            act("reply", "b", "2", "a", "1", 1),
            {**act("reply", "b", "2", "a", "1", 1), **on_facebook},
            act("reply", "c", "3", "b", "2", 2),
        ],
    )  # fmt: skip
    found = threads(told).set_index("platform")
    assert found["replies"].to_dict() == {"x": 2, "facebook": 1}
    assert found["accounts"].to_dict() == {"x": 3, "facebook": 2}
    assert found["depth"].to_dict() == {"x": 2, "facebook": 1}


def test_days_are_those_of_the_campaigns_zone() -> None:
    # Karachi's day begins at hour 7: 6 and 8 are two days there and one in London.
    told = snapshot(
        posts=[post("p0", "a", 6), post("p1", "b", 8)],
        interactions=[act("reply", "b", "p1", "a", "p0", 8)],
    )
    row = threads(told).iloc[0]
    assert row["active_days"] == 2
    assert row["days"] == pytest.approx(2 / 24)


def test_an_answer_dated_before_the_post_lasts_no_negative_time() -> None:
    told = snapshot(
        posts=[post("p0", "a", 5), post("p1", "b", 1)],
        interactions=[act("reply", "b", "p1", "a", "p0", 1)],
    )
    assert threads(told)["days"].tolist() == [0]


def test_a_campus_is_that_of_the_day_on_which_somebody_wrote() -> None:
    """Let a leave NED on the day of the post and go to KU on the next; b is at KU."""

    def studied(who: str, where: str, since: str | None, until: str | None) -> dict[str, Any]:
        return {"person_id": who, "university_id": where, "programme": "BS", "from_on": since,
                "graduates_on": until}  # fmt: skip

    told = snapshot(
        people=[person("a"), person("b")],
        campuses=[campus("NED"), campus("KU")],
        studies=[
            studied("a", "NED", None, "2026-08-01"),
            studied("a", "KU", "2026-08-02", None),
            studied("b", "KU", "2026-01-01", None),
        ],
        accounts=[account("a", "a"), account("b", "b")],
        posts=[post("p0", "a", 0), post("p1", "b", 1), post("q0", "a", 48), post("q1", "b", 49)],
        interactions=[
            act("reply", "b", "p1", "a", "p0", 1),
            act("reply", "b", "q1", "a", "q0", 49),
        ],
    )
    found = threads(told).set_index("post_id")
    assert found["answers_known"].to_dict() == {"p0": 1, "q0": 1}
    assert found["cross_campus"].to_dict() == {"p0": 1, "q0": 0}
    assert found["campuses"].to_dict() == {"p0": 2, "q0": 1}
    # Where nobody knows the day of the post, the campus is that of the day looked at.
    gone = snapshot(
        people=[person("a"), person("b")],
        campuses=[campus("KU")],
        studies=[studied("a", "KU", None, None), studied("b", "KU", None, None)],
        accounts=[account("a", "a"), account("b", "b")],
        posts=[post("p1", "b", 1)],
        interactions=[act("reply", "b", "p1", "a", "gone", 1)],
    )
    assert threads(gone)[["answers_known", "cross_campus"]].to_numpy().tolist() == [[1, 0]]
