"""p from what went on: Wilson where dealings are single, the truth where the truth is known."""

import math
from dataclasses import astuple
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from graph.cascades import Calibrated, calibrated, compared
from graph.cascades.calibrated import estimated
from graph.cascades.exposures import Exposures, exposures
from graph.snapshot import Snapshot
from graph.spread import expected_spread
from tests.graph.campaigns import Rows, history_of
from tests.graph.online import act, post, snapshot

DIRECT = ("reply", "repost", "quote", "mention")


def seen(*cells: tuple[int, int, int, int]) -> Exposures:
    """Make exposures of cells: poster, dealings, exposed, adopted."""
    table = np.array(cells, dtype=np.int64).reshape(-1, 4)
    adopted = np.repeat(np.arange(len(table)), table[:, 3])
    return Exposures(table[:, 0], table[:, 1], table[:, 2], table[adopted, 0], table[adopted, 1], 0)


def audience(accounts: int, reposted: int) -> dict[str, Rows]:
    """Let ``accounts`` mention a poster once, who then posts once; some repost it."""
    names = [f"b{at}" for at in range(accounts)]
    posts = [post(f"m{one}", one, 0) for one in names] + [post("q", "a", 5)]
    acts = [act("mention", one, f"m{one}", "a", None, 0) for one in names]
    for one in names[:reposted]:
        posts.append(post(f"r{one}", one, 6))
        acts.append(act("repost", one, f"r{one}", "a", "q", 6))
    return {"posts": posts, "interactions": acts}


def test_with_one_dealing_each_it_is_the_share_with_wilsons_interval() -> None:
    found = calibrated(snapshot(**audience(35, 8)))
    # Newcombe 1998, quoted in the shared known answers: 8 of 35 is .1207-.3902.
    assert (found.exposed, found.adopted, found.unexposed) == (35, 8, 0)
    assert found.p == pytest.approx(8 / 35)
    assert (found.low, found.high) == pytest.approx((0.1207, 0.3902), abs=5e-5)


@pytest.mark.parametrize(("taken", "out_of"), [(0, 10), (10, 10), (1, 7), (500, 100_000)])
def test_wilsons_interval_is_scipys(taken: int, out_of: int) -> None:
    found = estimated(seen((0, 1, out_of, taken)))
    wilson = stats.binomtest(taken, out_of).proportion_ci(0.95, method="wilson")
    assert (found.low, found.high) == pytest.approx((wilson.low, wilson.high), abs=1e-9)
    assert found.p == pytest.approx(taken / out_of, abs=1e-12)


def test_without_anybody_exposed_there_is_no_p() -> None:
    for nothing in (history_of().at(), Snapshot.from_ties([("a", "b")])):
        found = calibrated(nothing)
        assert all(math.isnan(each) for each in (found.p, found.low, found.high))
        assert (found.exposed, found.adopted) == (0, 0)


def test_reposts_by_accounts_that_had_no_dealings_are_told_apart() -> None:
    tables = audience(4, 1)
    tables["posts"].append(post("new", "stranger", 7))
    tables["interactions"].append(act("repost", "stranger", "new", "a", "q", 7))
    found = calibrated(snapshot(**tables))
    assert (found.exposed, found.adopted, found.unexposed) == (4, 1, 1)


def test_a_dealing_after_the_post_exposes_nobody_and_reactions_are_none() -> None:
    tables = audience(3, 1)
    tables["posts"].append(post("late", "z", 9))
    tables["interactions"] += [
        act("mention", "z", "late", "a", None, 9),
        act("reaction", "y", "q", "a", "q", 1),
    ]
    assert calibrated(snapshot(**tables)).exposed == 3


def test_the_poster_reaching_out_is_a_dealing_too_and_oneself_is_nobody() -> None:
    posts = [post("m", "a", 0), post("q", "a", 5), post("r", "b", 6), post("own", "a", 7)]
    acts = [
        act("mention", "a", "m", "b", None, 0),
        act("mention", "a", "m", "a", None, 0),
        act("repost", "b", "r", "a", "q", 6),
        act("repost", "a", "own", "a", "q", 7),
    ]
    found = calibrated(snapshot(posts=posts, interactions=acts))
    assert (found.exposed, found.adopted, found.unexposed) == (1, 1, 0)


def test_platforms_without_reposts_on_record_expose_nobody() -> None:
    tables = audience(3, 1)
    for table in ("posts", "interactions"):
        quiet = [
            dict(row, platform="facebook") for row in tables[table] if "repost" not in str(row)
        ]
        tables[table] = tables[table] + [row for row in quiet if row["post_id"] != "r0"]
    assert calibrated(snapshot(**tables)).exposed == 3
    assert math.isnan(calibrated(snapshot(**tables), platform="facebook").p)


def test_a_campaigns_p_is_of_its_posts() -> None:
    tables = audience(5, 2)
    tables["posts"].append(post("other", "a", 8))
    tables["posts"][5]["tags"] = ["hero"]
    shown = snapshot(campaigns=[{"name": "Hero", "tags": ["hero"]}], **tables)
    assert calibrated(shown, campaign="Hero").exposed == 5
    assert calibrated(shown).exposed == 10
    assert calibrated(shown, campaign="Hero").p == pytest.approx(0.4)


@st.composite
def talk(draw: st.DrawFn) -> dict[str, Rows]:
    posts: Rows = []
    acts: Rows = []
    for at in range(draw(st.integers(0, 14))):
        by, towards = draw(st.sampled_from("abc")), draw(st.sampled_from("abcd"))
        hour = draw(st.integers(0, 6))
        posts.append(post(f"p{at}", by, hour))
        kind = draw(st.sampled_from([*DIRECT, "reaction", "none"]))
        if kind == "none":
            continue
        below = draw(st.none() | st.sampled_from(posts))
        target = None if below is None or kind == "mention" else below
        towards = towards if target is None else target["account_id"]
        acts.append(
            act(kind, by, f"p{at}", towards, None if target is None else target["post_id"], hour)
        )
    return {"posts": posts, "interactions": acts}


def one_by_one(tables: dict[str, Rows]) -> tuple[list[Any], list[Any], int]:
    """List every exposure and every repost taken up, by the definition."""
    acts = tables["interactions"]
    reposts = {row["post_id"] for row in acts if row["kind"] == "repost"}
    passed = {
        (row["target_post_id"], row["source_account"])
        for row in acts
        if row["kind"] == "repost" and row["target_post_id"]
    }
    posts = [row for row in tables["posts"] if row["post_id"] not in reposts] if passed else []

    def dealings(one: str, other: str, before: int) -> int:
        return sum(
            row["kind"] in DIRECT
            and {row["source_account"], row["target_account"]} == {one, other}
            and one != other
            and row["happened_at"] < before
            for row in acts
        )

    exposed, adopted, unexposed = [], [], 0
    for row in posts:
        for other in "abcd":
            before = dealings(row["account_id"], other, row["posted_at"])
            taken = (row["post_id"], other) in passed and other != row["account_id"]
            if before:
                exposed.append((row["account_id"], before))
            if taken and before:
                adopted.append((row["account_id"], before))
            unexposed += taken and not before
    return sorted(exposed), sorted(adopted), unexposed


@settings(deadline=None)
@given(talk())
def test_exposures_counted_are_those_listed_one_by_one(tables: dict[str, Rows]) -> None:
    found = exposures(snapshot(**tables))
    exposed, adopted, unexposed = one_by_one(tables)
    assert int(found.exposed.sum()) == len(exposed)
    listed = np.repeat(found.dealings, found.exposed)
    assert sorted(listed.tolist()) == sorted(before for _, before in exposed)
    assert sorted(found.adopted_dealings.tolist()) == sorted(before for _, before in adopted)
    per_poster = pd.Series(np.repeat(found.poster, found.exposed)).value_counts()
    expected = pd.Series([one for one, _ in exposed], dtype=object).value_counts()
    assert sorted(per_poster.tolist()) == sorted(expected.tolist())
    assert found.unexposed == unexposed


@pytest.mark.parametrize("p", [0.02, 0.3])
def test_the_true_p_is_in_the_interval_as_often_as_it_says(p: float) -> None:
    draw = np.random.default_rng(7)
    dealings = np.array([1, 2, 3, 8])
    chance = 1 - (1 - p) ** dealings
    runs, inside = 1000, 0
    for _ in range(runs):
        taken = draw.binomial(300, chance)
        cells = [(0, int(w), 300, int(k)) for w, k in zip(dealings, taken, strict=True)]
        found = estimated(seen(*cells))
        inside += found.low <= p <= found.high
    assert 0.93 <= inside / runs <= 0.97


def test_many_dealings_are_one_chance_each() -> None:
    # Two dealings: taken up 19 times of 100 is what p = .1 gives.
    assert estimated(seen((0, 2, 100, 19))).p == pytest.approx(0.1)
    assert estimated(seen((0, 10_000, 50, 50))).p == 1
    assert estimated(seen((0, 3, 50, 0))).p == 0


def test_the_wide_interval_knows_that_posters_differ() -> None:
    alike = estimated(seen(*((at, 1, 100, 10) for at in range(10))))
    differ = estimated(seen(*((at, 1, 100, 20 * (at % 2)) for at in range(10))))
    assert astuple(alike)[:3] == astuple(differ)[:3]
    assert (alike.wide_low, alike.wide_high) == (alike.low, alike.high)
    assert differ.wide_low < differ.low
    assert differ.wide_high > differ.high
    lone = estimated(seen((0, 1, 100, 10)))
    assert (lone.wide_low, lone.wide_high) == (lone.low, lone.high)


def test_the_order_of_rows_does_not_matter() -> None:
    tables = audience(12, 5)
    turned = {name: rows[::-1] for name, rows in tables.items()}
    assert calibrated(snapshot(**tables)) == calibrated(snapshot(**turned))


def test_the_model_is_learnt_before_a_day_and_held_to_what_came_after() -> None:
    early = audience(20, 2)
    late = [post("new", "a", 24 * 30), post("again", "a", 24 * 31), post("z1", "b0", 24 * 32)]
    taken = [act("repost", "b0", "z1", "a", "new", 24 * 32)]
    shown = snapshot(posts=early["posts"] + late, interactions=early["interactions"] + taken)
    held = compared(shown, expected_spread, since=pd.Timestamp("2026-08-20").date())
    assert held.calibrated.p == pytest.approx(0.1)
    row = held.accounts.iloc[0]
    assert row[["account_id", "posts", "observed", "largest"]].tolist() == ["a", 2, 1.5, 2]
    # A star: 18 who dealt with the poster once, two who did twice (a mention and a repost).
    star = 1 + 18 * 0.1 + 2 * (1 - 0.9**2)
    assert row["expected"] == pytest.approx(star, abs=0.2)
    assert row["expected_low"] < row["expected"] < row["expected_high"]
    assert len(held.accounts) == 1


def test_the_model_expects_nothing_of_what_it_could_not_learn() -> None:
    shown = snapshot(**audience(3, 1))
    held = compared(shown, expected_spread, since=pd.Timestamp("2026-07-01").date())
    assert isinstance(held.calibrated, Calibrated)
    assert held.accounts["expected"].isna().all()
    assert held.accounts["observed"].tolist()
    assert compared(history_of().at(), expected_spread).accounts.empty


def test_pairs_share_no_dealings() -> None:
    # Everybody mentions everybody once, then each posts once: each is exposed to each.
    names = "abcdef"
    posts = [post(f"m{one}{other}", one, 0) for one, other in combinations(names, 2)]
    acts = [
        act("mention", one, f"m{one}{other}", other, None, 0)
        for one, other in combinations(names, 2)
    ]
    posts += [post(f"q{one}", one, 5) for one in names] + [post("r", "b", 6)]
    acts.append(act("repost", "b", "r", "a", "qa", 6))
    found = exposures(snapshot(posts=posts, interactions=acts))
    assert (int(found.exposed.sum()), set(found.dealings.tolist())) == (30, {1})
