"""Thinness: its formula, its interval, what is unknown, own targets, and the order it gives."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy.stats import poisson

from graph.coverage import (
    PARTS,
    Looked,
    evenness,
    evenness_of,
    garwood,
    thinness,
    with_change,
)
from graph.history import History
from graph.settings import Analysis, Coverage, PartWeights
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)
OLD = [{"training_id": "t", "person_id": "d", "held_on": "2024-01-01"}]
ASKED = Analysis(coverage=Coverage(topics=2, panelists=1, groups=2))


def campaign(*held: Any, analysis: Analysis = ASKED, **tables: Any) -> History:
    """Make a campaign of two campuses with four students, a panelist, and records since 2024."""
    given: dict[str, Any] = {
        "people": [
            person("a", gender="female"),
            person("b", gender="male", disciplines=["photography"]),
            person("c"),
            person("d"),
            person("x", panelist=True, gender="female"),
        ],
        "campuses": [campus("NED", province="Sindh"), campus("KU", province="Sindh")],
        "trainings": OLD,
        **tables,
    }
    return history_of(analysis, **given, **sessions(*held))


def meeting(id_: str, day: str, at: str = "NED", topics: Any = (), **people: str) -> Any:
    return session(id_, day, people, university_id=at, topics=list(topics), participants_count=9)


TWO = (
    meeting("s1", "2026-10-01", topics=["peace"], a="attended", b="hosted", x="spoke"),
    meeting("s2", "2026-01-01", topics=["peace", "media"], c="attended"),
)


def row(history: History, of: str = "NED", **options: Any) -> Any:
    table = thinness(history.at(DAY), **options).set_index("university_id")
    return table.loc[of]


def test_it_is_the_mean_of_one_less_the_share_of_the_target_of_each_part() -> None:
    found = row(campaign(*TWO, terms=[term("a", "NED", "2026-01-01")]))
    # One ambassador of two, one session of two in six months; in a year two topics of two, one
    # panelist of one, and three groups (female, male, photography) of two.
    assert [found[part] for part in PARTS] == [1, 1, 2, 1, 3]
    assert [found[f"{part}_thin"] for part in PARTS] == [0.5, 0.5, 0, 0, 0]
    assert found["thinness"] == pytest.approx(0.2)
    assert found["known"] == 1


def test_weights_change_the_mean_and_nought_leaves_a_part_out() -> None:
    weights = PartWeights(ambassadors=3, topics=0, panelists=0, groups=0)
    analysis = Analysis(coverage=Coverage(weights=weights))
    found = row(campaign(*TWO, analysis=analysis))
    assert found["ambassadors_thin"] == 1
    assert found["thinness"] == pytest.approx((3 * 1 + 1 * 0.5) / 4)
    assert np.isnan(found["topics_thin"])


def test_the_interval_is_that_of_the_sessions_as_a_poisson_count() -> None:
    found = row(campaign(*TWO, terms=[term("a", "NED", "2026-01-01")]))
    low, high = found["sessions_low"], found["sessions_high"]
    assert poisson.sf(0, low) == pytest.approx(0.025)
    assert poisson.cdf(1, high) == pytest.approx(0.025)
    assert found["low"] == pytest.approx((0.5 + max(0, 1 - high / 2)) / 5)
    assert found["high"] == pytest.approx((0.5 + 1 - low / 2) / 5)


@pytest.mark.parametrize("mean", [0.3, 1.0, 2.5, 7.0])
def test_garwoods_interval_covers_the_mean_as_often_as_it_says(mean: float) -> None:
    counts = np.arange(60)
    low, high = garwood(counts.astype(float))
    chance = poisson.pmf(counts, mean)[(low <= mean) & (mean <= high)].sum()
    assert chance >= 0.95
    # Published: Garwood 1936, table of exact limits.
    assert high[0] == pytest.approx(3.689, abs=5e-4)
    assert (low[5], high[5]) == (pytest.approx(1.623, abs=1e-3), pytest.approx(11.668, abs=1e-3))


def test_more_of_anything_is_never_thinner() -> None:
    terms = [term("a", "NED", "2026-01-01")]
    fewer = row(campaign(TWO[0], terms=terms))["thinness"]
    more = row(campaign(*TWO, terms=[*terms, term("b", "NED", "2026-02-01")]))["thinness"]
    assert more <= fewer


def test_enrolment_asks_for_more_where_it_is_known_and_is_unknown_else() -> None:
    large = [campus("NED", students=50_000), campus("KU"), campus("SMALL", students=900)]
    terms = [term(one, at, "2026-01-01") for one, at in (("a", "NED"), ("b", "KU"), ("c", "SMALL"))]
    history = campaign(campuses=large, terms=terms)
    ned, ku, small = row(history), row(history, "KU"), row(history, "SMALL")
    assert (ned["ambassadors_target"], ned["ambassadors_per_1000"]) == (5, 0.02)
    assert ned["ambassadors_thin"] == pytest.approx(0.8)
    assert ku["ambassadors_target"] == 2
    assert np.isnan(ku["ambassadors_per_1000"])
    assert small["ambassadors_target"] == 2, "never fewer than the floor"


def test_an_own_target_wins_and_makes_a_campus_the_programmes() -> None:
    own = [{"university_id": "KU", "ambassadors": 4, "panelists": 0}]
    large = [campus("NED"), campus("KU", students=90_000)]
    history = campaign(*TWO, campuses=large, targets=own)
    ku = row(history, "KU")
    assert ku["ambassadors_target"] == 4
    assert ku["sessions_target"] == 2
    assert np.isnan(ku["panelists_thin"]), "nothing is asked"
    assert ku["thinness"] == 1
    assert "KU" not in set(thinness(campaign(*TWO).at(DAY))["university_id"])


def test_what_is_unknown_is_left_out_and_widens_the_interval() -> None:
    nobody = meeting("s", "2026-10-01", topics=["peace", "media"])
    found = row(campaign(nobody, terms=[term("a", "NED", "2026-01-01")]))
    assert np.isnan(found["panelists"])
    assert np.isnan(found["groups"])
    assert found["known"] == pytest.approx(3 / 5)
    assert found["thinness"] == pytest.approx((0.5 + 0.5 + 0) / 3)
    assert found["high"] > (0.5 + 1 + 1) / 5
    assert found["low"] <= found["thinness"] <= found["high"]


def test_young_records_tell_of_ambassadors_only() -> None:
    young = campaign(*TWO[:1], terms=[term("a", "NED", "2026-09-01")], trainings=[])
    found = row(young)
    assert np.isnan(found[["sessions", "topics", "panelists", "groups"]].astype(float)).all()
    assert found["thinness"] == 0.5
    assert (found["low"], found["high"]) == (pytest.approx(0.1), pytest.approx(0.9))


def test_staff_and_panelists_are_not_reached_and_others_who_speak_are_no_panelists() -> None:
    held = meeting("s", "2026-10-01", x="attended", a="spoke", b="attended")
    found = row(campaign(held))
    assert (found["groups"], found["panelists"]) == (2, 0)


def test_the_thinnest_comes_first() -> None:
    history = campaign(*TWO, terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01")])
    table = thinness(history.at(DAY))
    assert table["university_id"].tolist() == ["KU", "NED"]
    assert table["thinness"].is_monotonic_decreasing


def test_the_change_is_since_the_last_day_before_this_term() -> None:
    held = [meeting(f"s{at}", "2026-10-01", topics=["peace"], x="spoke", a="attended",
                    b="attended") for at in range(2)]  # fmt: skip
    history = campaign(
        *held, terms=[term("a", "NED", "2025-01-01"), term("c", "NED", "2026-09-15")]
    )
    table = with_change(history.at(DAY)).set_index("university_id")
    before = thinness(history.at(date(2026, 8, 31))).set_index("university_id")
    assert before.loc["NED", "thinness"] == pytest.approx((0.5 + 1 + 1 + 1 + 1) / 5)
    assert table.loc["NED", "before"] == before.loc["NED", "thinness"]
    assert table.loc["NED", "change"] == pytest.approx(0.1 - 0.9)


def test_a_campus_that_is_new_this_term_has_no_change() -> None:
    early = meeting("s0", "2026-02-01", topics=["peace"], a="attended", x="spoke")
    history = campaign(*TWO, early, terms=[term("b", "KU", "2026-09-15")])
    table = with_change(history.at(DAY)).set_index("university_id")
    assert np.isnan(table.loc["KU", "change"])
    assert not np.isnan(table.loc["NED", "change"])


def test_a_day_before_is_that_days_snapshot() -> None:
    history = campaign(*TWO, terms=[term("a", "NED", "2025-01-01", "2026-05-01")])
    for day in (date(2026, 2, 1), date(2026, 6, 30), DAY):
        earlier, now = thinness(history.at(day)), thinness(history.at(DAY), day)
        assert earlier.equals(now), day


def test_only_what_is_looked_at_counts() -> None:
    history = campaign(*TWO, terms=[term("a", "NED", "2026-01-01")])
    media = row(history, looked=Looked(topics=("media",)))
    assert (media["sessions"], media["topics"], media["topics_target"]) == (0, 1, 1)
    women = row(history, looked=Looked(groups=(("gender", "male"),)))
    assert (women["ambassadors"], women["sessions"]) == (0, 1)
    assert thinness(history.at(DAY), looked=Looked(regions=("Punjab",))).empty


def test_of_an_empty_store_and_of_ties_alone_nothing_is_thin() -> None:
    from graph.snapshot import Snapshot

    assert thinness(history_of().at(DAY)).empty
    assert with_change(Snapshot.from_ties([("a", "b")])).empty


def test_evenness_by_hand() -> None:
    assert evenness([3, 3, 3]) == pytest.approx(1)
    assert evenness([5, 0, 0]) == 0
    assert evenness([2, 2, 0, 0]) == pytest.approx(np.log(2) / np.log(4))
    # p = .75, .25: .5623 nats of .6931.
    assert evenness([3, 1]) == pytest.approx(0.8113, abs=1e-4)
    assert np.isnan(evenness([4]))
    assert np.isnan(evenness([0, 0]))


def test_evenness_counts_campuses_without_anything() -> None:
    history = campaign(*TWO, terms=[term("a", "KU", "2026-01-01")])
    table = evenness_of(history.at(DAY)).set_index("over")
    assert table.loc["campus", ["things", "total", "evenness"]].tolist() == [2, 2, 0]
    assert table.loc["topic", "evenness"] == pytest.approx(evenness([2, 1]))
    assert table.loc["gender", "evenness"] == pytest.approx(1)


def test_campuses_without_a_session_make_a_region_less_even() -> None:
    history = campaign(*TWO, terms=[term("a", "KU", "2026-01-01")])
    table = evenness_of(history.at(DAY), Looked(regions=("Sindh",))).set_index("over")
    assert table.loc["campus", ["things", "evenness"]].tolist() == [2, 0]


def test_evenness_doesnt_tell_how_few_are_of_a_faith() -> None:
    faiths = ["Muslim"] * 7 + ["Hindu"] * 2
    people = [person(f"p{at}", faith_group=one, gender="male") for at, one in enumerate(faiths)]
    present = {f"p{at}": "attended" for at in range(9)}
    history = campaign(meeting("s", "2026-10-01", **present), people=people)
    table = evenness_of(history.at(DAY)).set_index("over")
    assert table.loc["faith_group", ["total", "evenness"]].isna().all()
    many = [person(f"p{at}", faith_group="Muslim" if at < 5 else "Hindu") for at in range(10)]
    present["p9"] = "attended"
    history = campaign(meeting("s", "2026-10-01", **present), people=many)
    table = evenness_of(history.at(DAY)).set_index("over")
    assert table.loc["faith_group", ["total", "evenness"]].tolist() == [10, 1]


def test_a_change_compares_the_same_parts_only() -> None:
    nobody = meeting("then", "2025-10-01", topics=["peace"])
    now = meeting("now", "2026-10-01", topics=["peace"], a="attended")
    table = with_change(campaign(nobody, now).at(DAY)).set_index("university_id")
    assert np.isnan(table.loc["NED", ["before", "change"]].astype(float)).all()
    somebody = meeting("then", "2025-10-01", topics=["peace"], b="attended")
    table = with_change(campaign(somebody, now).at(DAY)).set_index("university_id")
    assert not np.isnan(table.loc["NED", "change"])


def test_equal_thinness_is_ranked_by_id_not_by_rounding() -> None:
    # ⅕ + ⅕ and ⅖ + 0 of numbers that a computer has no exact form for.
    weights = PartWeights(sessions=0, panelists=0, groups=0)
    analysis = Analysis(coverage=Coverage(weights=weights, topics=5), thin_campus_ambassadors=5)
    terms = [term(one, "A", "2026-01-01") for one in "abcd"]
    terms += [term(one, "B", "2026-01-01") for one in "efg"]
    held = [
        meeting("s", "2026-10-01", "A", list("1234")),
        meeting("t", "2026-10-01", "B", list("12345")),
    ]
    people = [person(one) for one in "abcdefg"]
    history = campaign(*held, analysis=analysis, people=people, terms=terms,
                       campuses=[campus("A"), campus("B")])  # fmt: skip
    table = thinness(history.at(DAY))
    assert table["thinness"].tolist() == pytest.approx([0.2, 0.2])
    assert table["thinness"][0] != table["thinness"][1]
    assert table["university_id"].tolist() == ["A", "B"]


def test_no_students_at_all_make_no_rate() -> None:
    history = campaign(campuses=[campus("NED", students=0)], terms=[term("a", "NED", "2026-01-01")])
    assert np.isnan(row(history)["ambassadors_per_1000"])
