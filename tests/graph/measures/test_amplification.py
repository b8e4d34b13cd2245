"""Amplification: reposts received per post, told from posts and interactions of a campaign."""

import math

import pytest

from graph.measures import measure_named
from tests.graph.campaigns import Rows, person
from tests.graph.online import act, chain, post, snapshot


def account(owner: str, account_id: str | None = None) -> dict[str, object]:
    return {"platform": "x", "account_id": account_id or owner, "person_id": owner}


def measured(accounts: Rows | None = None, **tables: Rows) -> dict[str, float]:
    owned = accounts or [account(one) for one in "abc"]
    owner = {row["account_id"]: row["person_id"] for row in owned}
    posts = [{**row, "person_id": owner.get(row["account_id"])} for row in tables["posts"]]
    acts = [
        {
            **row,
            "source": owner.get(row["source_account"]),
            "target": owner.get(row["target_account"]),
        }
        for row in tables["interactions"]
    ]
    shown = snapshot(people=[person(one) for one in "abc"], posts=posts, interactions=acts)
    frame = measure_named("amplification")(shown)
    return dict(zip(frame["person_id"], frame["amplification"], strict=True))


def test_reposts_by_posts_and_nan_without_a_post() -> None:
    found = measured(
        posts=[post("a1", "a", 0), post("a2", "a", 1), post("b1", "b", 2)],
        interactions=[
            act("repost", "b", "r1", "a", "a1", 3),
            act("repost", "stranger", "r2", "a", "a1", 4),
            act("repost", "c", "r3", "a", "a2", 5),
            act("reply", "c", "r4", "b", "b1", 6),
        ],
    )
    assert (found["a"], found["b"]) == (1.5, 0)
    assert math.isnan(found["c"])


def test_a_repost_is_no_post_of_ones_own() -> None:
    # b passes a's post on, c passes b's repost on: b wrote nothing.
    found = measured(**chain("a", "b", "c"))
    assert found["a"] == 1
    assert math.isnan(found["b"])
    assert math.isnan(found["c"])
    replies = measured(**chain("a", "b", "c", kind="reply"))
    assert replies == {"a": 0, "b": 0, "c": 0}, "a reply is a post"


def test_what_one_passes_on_of_oneself_is_not_received() -> None:
    found = measured(
        accounts=[account("a"), account("a", "a too"), account("b")],
        posts=[post("a1", "a", 0)],
        interactions=[
            act("repost", "a", "r1", "a", "a1", 1),
            act("repost", "a too", "r2", "a", "a1", 2),
            act("repost", "b", "r3", "a", "a1", 3),
        ],
    )
    assert found["a"] == 1


def test_only_of_posts_on_record() -> None:
    found = measured(
        posts=[post("a1", "a", 0)],
        interactions=[
            act("repost", "b", "r1", "a", None, 1),
            act("repost", "b", "r2", "a", "not on record", 1),
        ],
    )
    assert found["a"] == 0


@pytest.mark.parametrize("other", ["facebook", "instagram"])
def test_the_same_id_on_another_platform_is_another_post(other: str) -> None:
    found = measured(
        posts=[post("1", "a", 0), {**post("1", "b", 0), "platform": other}],
        interactions=[act("repost", "c", "r1", "a", "1", 1)],
    )
    assert (found["a"], found["b"]) == (1, 0)
