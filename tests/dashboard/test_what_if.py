"""Whom a lead chooses to leave: people, a campus and a month together, each once."""

from datetime import date

import pandas as pd

from dashboard.sustainability.what_if import NOBODY, Choice, _months
from graph.snapshot import Snapshot
from graph.succession import leaving
from tests.graph.campaigns import campus, history_of, person, term


def snapshot() -> Snapshot:
    """End a's term in June, b's in July; c studies at KU, of d nothing is known."""
    return history_of(
        people=[person(one) for one in "abcd"],
        campuses=[campus("NED"), campus("KU")],
        terms=[
            term("a", "NED", "2026-01-01", "2027-06-20"),
            term("b", "NED", "2026-01-01", "2027-07-01"),
        ],
        studies=[{"person_id": "c", "university_id": "KU", "from_on": "2026-01-01"}],
    ).at(date(2026, 10, 31))


def test_who_leaves_is_the_union_in_the_snapshots_order() -> None:
    network = snapshot()
    leaves = leaving(network)

    def ids(*people: str, campuses: tuple[str, ...] = (), by: date | None = None) -> list[str]:
        return Choice(people, campuses, by).ids(network, leaves)

    assert ids() == []
    assert ids("d", "a") == ["a", "d"]
    assert ids("a", campuses=("NED",)) == ["a", "b"]
    assert ids(campuses=("KU",), by=date(2027, 6, 30)) == ["a", "c"]
    assert ids(by=date(2030, 1, 1)) == ["a", "b"], "of c and d no day is known"


def test_months_count_who_has_left_by_their_end() -> None:
    told = _months(leaving(snapshot()))
    assert list(told.items()) == [
        (NOBODY, "Nobody"),
        ("2027-06", "June 2027 · 1 person"),
        ("2027-07", "July 2027 · 2 people"),
    ]
    none = pd.DataFrame({"leaves_on": pd.Series(dtype="datetime64[s]")})
    assert _months(none) == {NOBODY: "Nobody"}
