"""Does the change go with an exposure: who counts, by what, and a line that is no certainty."""

from math import isnan

import numpy as np
import pytest

from graph.attitude import CAVEAT, Exposure, response
from graph.attitude.exposure import ambassador_ties
from graph.attitude.words import UNITS, slope_in_words
from graph.snapshot import Snapshot
from tests.graph.campaigns import (
    Rows,
    campus,
    feedback,
    history_of,
    person,
    session,
    sessions,
    term,
)


def answer(code: str, of: str, wave: str, day: str, score: float) -> dict[str, object]:
    (row,) = feedback(of, wave, [score])
    return row | {
        "response_id": f"{code}{of}{wave}",
        "respondent_code": code,
        "answered_on": day,
    }


def campaign(
    given: Rows, people: Rows | None = None, came: dict[str, str] | None = None
) -> Snapshot:
    made = sessions(
        *(
            session(f"s{month}", f"2026-0{month}-10", came or {}, university_id="NED")
            for month in (1, 2, 3, 4)
        )
    )
    everybody = people or [person("a")]
    return history_of(people=everybody, campuses=[campus("NED")], feedback=given, **made).at()


def dosed(doses: list[int], each: float = 0.5) -> Rows:
    """Make people who answer about so many sessions and rise by ``each`` with every one."""
    return [
        answer(f"c{at}", f"s{month}", wave, f"2026-0{month}-{day}", score)
        for at, dose in enumerate(doses)
        for month in range(1, dose + 1)
        for wave, day, score in (
            ("before", "09", 2 + each * (month - 1)),
            ("after", "11", 2 + each * month + 0.25 * (at % 2)),
        )
    ]


def test_first_before_against_last_after_by_sessions_answered_about() -> None:
    doses = [1] * 6 + [2] * 6 + [3] * 6
    found = response(campaign(dosed(doses)))
    assert found.of == "people"
    assert found.points["exposure"].tolist() == [1, 2, 3]
    assert found.points["people"].tolist() == [6, 6, 6]
    assert found.points["change"].tolist() == pytest.approx([0.625, 1.125, 1.625])
    assert found.slope.slope == pytest.approx(0.5)
    assert found.slope.low < 0.5 < found.slope.high
    assert found.slope.n == 18


def test_few_people_of_one_dose_are_taken_together_with_their_neighbours() -> None:
    found = response(campaign(dosed([1] * 6 + [2] * 7 + [3] * 3 + [4] * 2)))
    assert found.slope.n == 18
    assert found.points["group"].tolist() == ["1", "2", "3–4"]
    assert found.points["people"].tolist() == [6, 7, 5]
    assert found.points["exposure"].tolist() == [1, 2, pytest.approx(3.4)]
    few_first = response(campaign(dosed([1] * 3 + [2] * 7))).points
    assert few_first["group"].tolist() == ["1–2"]


def test_the_line_is_made_of_what_is_told_alone() -> None:
    """The slope comes out of the table below it: nothing else of people is in it."""
    found = response(campaign(dosed([1] * 6 + [2] * 7 + [3] * 3 + [4] * 2)))
    points = found.points.astype({"people": float})
    slope, at_zero = np.polyfit(
        points["exposure"], points["change"], 1, w=np.sqrt(points["people"])
    )
    assert found.slope.slope == pytest.approx(slope)
    assert found.slope.at_zero == pytest.approx(at_zero)


def test_sessions_attended_are_known_of_who_answers_under_their_own_id() -> None:
    people = [person(f"c{at}") for at in range(7)]
    came = {f"c{at}": "attended" for at in range(6)}
    found = response(campaign(dosed([2] * 9), people, came), Exposure.sessions_attended)
    assert found.slope.n == 6, "of two nobody knows who they are, of one where they were"
    assert response(campaign(dosed([2] * 9)), Exposure.sessions_attended).points.empty


def test_attended_counts_up_to_the_last_answer() -> None:
    people = [person(f"c{at}") for at in range(12)]
    came = {f"c{at}": "attended" for at in range(12)}
    found = response(campaign(dosed([1] * 6 + [3] * 6), people, came), Exposure.sessions_attended)
    assert found.points["exposure"].tolist() == [1, 3]


def test_ties_of_a_campus_with_current_ambassadors_for_each_of_its_people() -> None:
    history = history_of(
        people=[person(one) for one in "abcdef"],
        campuses=[campus("NED"), campus("KU"), campus("FAR")],
        terms=[term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01", "2026-02-01")],
        studies=[
            {"person_id": one, "university_id": place, "from_on": "2025-09-01"}
            for one, place in zip("bcdef", ("KU", "NED", "KU", "KU", "FAR"), strict=True)
        ],
        reported_ties=[
            {"source": one, "target": other, "reported_on": "2026-03-01"}
            for one, other in ("ac", "ad", "ae", "be")
        ],
    )
    ties = ambassador_ties(history.at())
    assert ties.to_dict() == {"NED": 1 / 2, "KU": 2 / 3, "FAR": 0}, "b’s term is over"


def test_a_campus_is_one_observation() -> None:
    places = ["A", "B", "C", "D"]
    made = sessions(*(session(place, "2026-03-10", {}, university_id=place) for place in places))
    given = [
        answer(f"{place}{at}", place, wave, "2026-03-11", score)
        for step, place in enumerate(places)
        for at in range(6)
        for wave, score in (("before", 2), ("after", 3 + step / 4 + at % 2 / 8))
    ]
    ties = [("a", f"{place}p{at}") for step, place in enumerate(places) for at in range(step)]
    history = history_of(
        people=[person("a"), *(person(f"{place}p{at}") for place in places for at in range(4))],
        campuses=[campus(place) for place in [*places, "HOME"]],
        terms=[term("a", "HOME", "2026-01-01")],
        studies=[
            {"person_id": f"{place}p{at}", "university_id": place, "from_on": "2025-09-01"}
            for place in places
            for at in range(4)
        ],
        reported_ties=[
            {"source": one, "target": other, "reported_on": "2026-02-01"} for one, other in ties
        ],
        feedback=given,
        **made,
    )
    found = response(history.at(), Exposure.ambassador_ties)
    assert (found.of, found.slope.n) == ("campuses", 4)
    assert found.points["exposure"].tolist() == [0, 0.25, 0.5, 0.75]
    assert found.slope.slope == pytest.approx(1), "a quarter more for a quarter of a tie more"
    assert isnan(found.slope.low), "four campuses on a line are no certainty"


def test_nothing_answered_has_no_line() -> None:
    for exposure in Exposure:
        found = response(campaign([]), exposure)
        assert found.subject is None
        assert found.points.empty
        assert found.slope.n == 0


def test_it_never_says_that_one_is_the_cause_of_the_other() -> None:
    found = response(campaign(dosed([1] * 6 + [2] * 6 + [3] * 6)))
    said = slope_in_words(found.slope, UNITS[found.exposure], found.of)
    assert said.startswith("Among 18 people the change is larger with each more session")
    for word in ("because", "effect", "cause", "led to", "thanks"):
        assert word not in said.lower()
    assert CAVEAT.startswith("Not causal")
