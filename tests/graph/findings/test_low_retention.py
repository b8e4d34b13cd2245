"""Low retention: a campus whose share ends below the others', and chance allowed for."""

from datetime import date

from graph.findings import Finding, names_of
from graph.findings.low_retention import low_retention
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 6, 30)


def campaign(
    ambassadors: dict[str, tuple[int, int]], graduated: int = 0, acted_on: str = "2026-03-01"
) -> History:
    """Make for each campus so many ambassadors, appointed in fall, so many active in spring.

    ``graduated`` more of every campus have left with their degree.
    """
    people = {
        f"{place}{at:02}": (place, at < active)
        for place, (active, of) in ambassadors.items()
        for at in range(of)
    }
    over = {f"{place}-g{at}": place for place in ambassadors for at in range(graduated)}
    acted = [one for one, (_, active) in people.items() if active]
    return history_of(
        people=[person(one) for one in [*people, *over]],
        campuses=[campus(place) for place in ambassadors],
        terms=[term(one, place, "2025-09-05") for one, (place, _) in people.items()]
        + [term(one, place, "2025-09-05", "2026-01-31") for one, place in over.items()],
        studies=[
            {"person_id": one, "university_id": place, "graduates_on": "2026-01-31"}
            for one, place in over.items()
        ],
        **sessions(
            session("s1", "2025-10-01", dict.fromkeys([*people, *over], "attended")),
            session("s2", acted_on, dict.fromkeys(acted, "attended")),
        ),
    )


def found(history: History, day: date = DAY) -> dict[str, Finding]:
    return {one.subject: one for one in low_retention(history.at(day))}


def test_a_campus_that_keeps_fewer_beyond_chance() -> None:
    assert set(found(campaign({"NED": (8, 10), "KU": (0, 3)}))) == {"KU"}
    assert not found(campaign({"NED": (5, 10), "KU": (0, 3)}))
    assert not found(campaign({"NED": (7, 10), "KU": (1, 3)}))
    assert not found(campaign({"NED": (10, 10), "KU": (0, 2)})), "two are too few"


def test_graduates_are_not_held_against_a_campus() -> None:
    history = campaign({"NED": (8, 10), "KU": (3, 3)}, graduated=6)
    assert not found(history)
    (finding,) = found(campaign({"NED": (8, 10), "KU": (0, 3)}, graduated=6)).values()
    assert finding.out_of == 3


def test_with_no_other_campus_or_no_later_term_there_is_nothing_to_compare() -> None:
    assert not found(campaign({"KU": (0, 9)}))
    lone = campaign({"NED": (8, 10), "KU": (0, 3)})
    assert not found(lone, date(2026, 1, 31)), "the term of the appointment"
    assert not found(lone, date(2026, 3, 1)), "29 days into the term"
    assert found(lone, date(2026, 3, 2))


def test_it_says_how_many_and_how_sure() -> None:
    history = campaign({"NED": (8, 10), "KU": (0, 3)})
    snapshot = history.at(DAY)
    (finding,) = low_retention(snapshot)
    assert finding.sentence(names_of(snapshot)) == (
        "University of KU keeps few of its ambassadors: active in Spring 2026 is nobody of "
        "3 people who could have stayed."
    )
    assert finding.why(names_of(snapshot)) == (
        "That is 0% (0% to 56% with chance allowed for), and 80% (49% to 94%) of 10 ambassadors at "
        "all other campuses. Counted are those appointed in an earlier term who have not "
        "graduated: 3 are still in office without an act in the term, 0 stopped."
    )
    assert finding.evidence["outcome"].tolist() == ["quiet"] * 3


def test_the_others_are_few_too() -> None:
    """Of 3 in 3 the share is 100 %, but nobody knows it so well that 8 in 10 would be less."""
    assert not found(campaign({"NED": (8, 10), "KU": (3, 3)}))
    assert set(found(campaign({"NED": (8, 20), "KU": (19, 20)}))) == {"NED"}
