"""No successor: who leaves soon while nobody of the campus who stays shares a tie."""

from datetime import date
from typing import Any

from graph.findings import Finding, Severity, names_of
from graph.findings.no_successor import no_successor
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, term

DAY = date(2026, 10, 31)


def campaign(*terms: Any, ties: str, students: Any = ()) -> History:
    """Make ambassadors, students ``(person, graduates_on)`` of NED, and ties written ``ab cd``."""
    return history_of(
        people=[person(one) for one in "abcdx"],
        campuses=[campus("NED"), campus("KU")],
        terms=list(terms),
        studies=[
            {"person_id": one, "university_id": "NED", "programme": "BA", "graduates_on": until}
            for one, until in students
        ],
        reported_ties=[
            {"source": pair[0], "target": pair[1], "reported_on": "2026-09-01"}
            for pair in ties.split()
        ],
    )


def found(history: History) -> dict[str, Finding]:
    return {one.subject: one for one in no_successor(history.at(DAY))}


def test_somebody_of_the_campus_who_shares_a_tie_and_stays_can_follow() -> None:
    leaves = term("a", "NED", "2026-01-01", "2026-12-31")
    assert set(found(campaign(leaves, ties="ax"))) == {"a"}
    assert not found(campaign(leaves, ties="ax bx", students=[("b", None)]))
    assert not found(campaign(leaves, ties="ax bx", students=[("b", "2028-06-18")]))
    assert set(found(campaign(leaves, ties="ax bx", students=[("b", "2027-01-15")]))) == {"a"}
    assert set(found(campaign(leaves, ties="ax bc", students=[("b", None)]))) == {"a"}


def test_unknown_late_or_without_any_tie_is_not_found() -> None:
    assert not found(campaign(term("a", "NED", "2026-01-01"), ties="ax"))
    assert not found(campaign(term("a", "NED", "2026-01-01", "2027-07-01"), ties="ax"))
    assert not found(campaign(term("a", "NED", "2026-01-01", "2026-12-31"), ties="bx"))
    assert not found(history_of())


def test_act_now_by_the_next_term_end_and_who_elsewhere_knows_their_people() -> None:
    history = campaign(
        term("a", "NED", "2026-01-01", "2026-12-31"),
        term("b", "KU", "2026-01-01", "2027-06-30"),
        ties="ax bx ac",
        students=[("d", None)],
    )
    alone = found(history)
    assert {one: finding.severity for one, finding in alone.items()} == {
        "a": Severity.act_now,
        "b": Severity.watch,
    }
    names = names_of(history.at(DAY))
    assert alone["a"].sentence(names) == (
        "A leaves University of NED in Fall 2026, and nobody there who stays shares a tie with "
        "them."
    )
    assert alone["a"].why(names) == (
        "A leaves on 31 December 2026 and is tied to 2 people. Of 1 other person known at "
        "University of NED nobody who stays is tied to any of these. B, ambassador at another "
        "campus, is tied to 1 of them. 2 current ambassadors are known to leave by the next term "
        "end but one."
    )
    assert "No ambassador of another campus is either." in alone["b"].why(names)
    assert (alone["a"].size, alone["a"].out_of) == (2, 2)
