"""Few carry it, one campus carries: who and where half of the sessions of late came from."""

from typing import Any

import pytest

from graph.findings import Severity, names_of
from graph.findings.few_carry_it import few_carry_it
from graph.findings.one_campus_carries import one_campus_carries
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def hosted(
    hosts: str,
    *,
    begin: str = "2026-06",
    at: dict[str, str] | None = None,
    began: str = "2025-09-01",
) -> History:
    """Make a campaign of a session a day, each hosted by the people its word names."""
    places = at or {}
    made: list[tuple[dict[str, Any], Any]] = [
        session(
            f"s{begin}-{day}",
            f"{begin}-{day:02}",
            dict.fromkeys(word, "hosted"),
            university_id=places.get(word[0]),
        )
        for day, word in enumerate(hosts.split(), start=1)
    ]
    return history_of(
        people=[person(one) for one in "abcdefgh"],
        campuses=[campus("NED"), campus("KU"), campus("IBA")],
        terms=[term(*two, began) for two in (("a", "NED"), ("b", "KU"), ("c", "IBA"))],
        **sessions(*made),
    )


def test_who_did_half_of_the_hosting_is_named() -> None:
    snapshot = hosted("a a ab b c d ae").at()
    (found,) = few_carry_it(snapshot)
    assert (found.subject, found.out_of, found.size) == ("a", 9, 4)
    assert found.sentence(names_of(snapshot)) == (
        "A and B did half of the hosting of the last three months."
    )
    assert found.evidence["hosted"].tolist() == [4, 2, 1, 1, 1]
    why = found.why(names_of(snapshot))
    assert why.startswith("5 people hosted 7 sessions, 9 times in all;")


def test_two_and_three_are_listed_in_order() -> None:
    def said(hosts: str) -> str:
        snapshot = hosted(hosts).at()
        (found,) = few_carry_it(snapshot)
        return found.sentence(names_of(snapshot))

    assert said("a a b b c d e").startswith("A and B did")
    assert said("c b a d e f").startswith("A, B and C did")
    assert said("a a a b c d").startswith("A did half")


def test_one_alone_is_to_act_on_now() -> None:
    (alone,) = few_carry_it(hosted("a a a b c d").at())
    assert alone.severity is Severity.act_now
    assert "Without them 3 sessions would have had no host." in alone.because
    (both,) = few_carry_it(hosted("ab ab ab ab ab ab").at())
    assert (both.size, both.severity) == (0, Severity.act_now), "half of the hosting is one's"
    assert "no session would have had no host" in both.because


@pytest.mark.parametrize("hosts", ["a a a a a", "a b c d e f g h"])
def test_too_few_sessions_or_enough_hosts_are_no_finding(hosts: str) -> None:
    assert few_carry_it(hosted(hosts).at()) == []


def test_only_the_last_three_months_count() -> None:
    early = hosted("a a a a a a", begin="2026-01")
    late = hosted("b", begin="2026-06")
    rows = {
        name: early.tables[name].to_dict("records") + late.tables[name].to_dict("records")
        for name in ("sessions", "session_people")
    }
    both = history_of(people=[person(one) for one in "ab"], **rows)
    assert few_carry_it(both.at()) == []


NED = {"a": "NED", "b": "KU", "c": "IBA"}


def test_one_campus_with_half_of_the_sessions() -> None:
    snapshot = hosted("a a a b c b", at=NED).at()
    (found,) = one_campus_carries(snapshot)
    assert (found.subject, found.out_of, found.size) == ("NED", 6, 0.5)
    assert found.sentence(names_of(snapshot)) == (
        "University of NED held 3 of the 6 sessions on campuses of the last six months."
    )
    assert "The other 2 campuses of the programme held 3." in found.why(names_of(snapshot))


def test_sessions_elsewhere_are_left_aside_and_said() -> None:
    (found,) = one_campus_carries(hosted("a a a a b c d d", at=NED).at())
    assert (found.out_of, found.size) == (6, 4 / 6)
    assert "2 sessions elsewhere left aside." in found.because


def test_of_less_than_half_a_year_no_campus_is_told() -> None:
    assert one_campus_carries(hosted("a a a a a b c", at=NED, began="2026-01-01").at()) == []


@pytest.mark.parametrize("hosts", ["a a a b b b", "a a a a a", "a a b b c c", "d d d d d d"])
def test_even_too_few_or_no_campus_is_no_finding(hosts: str) -> None:
    assert one_campus_carries(hosted(hosts, at=NED).at()) == []
