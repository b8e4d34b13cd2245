"""A thin campus: fewer current ambassadors or recent sessions than the settings ask."""

from datetime import date
from typing import Any

from graph.coverage import thinness
from graph.findings import Finding, Severity, names_of
from graph.findings.thin_campus import presence, thin_campus
from graph.history import History
from graph.settings import Analysis
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

DAY = date(2026, 10, 31)


def campaign(*held: tuple[str, str], terms: Any = (), analysis: Analysis | None = None) -> History:
    """Make sessions (campus, day) after a training long ago, so that six months are known."""
    made = [
        session(f"s{at}", day, {}, university_id=place, participants_count=20)
        for at, (place, day) in enumerate(held)
    ]
    return history_of(
        analysis,
        people=[person(one) for one in "abcd"],
        campuses=[campus("NED"), campus("KU"), campus("FAR")],
        terms=list(terms),
        trainings=[{"training_id": "t", "person_id": "d", "held_on": "2025-01-01"}],
        **sessions(*made),
    )


def found(history: History, day: date = DAY) -> dict[str, Finding]:
    return {one.subject: one for one in thin_campus(history.at(day))}


TWO = [term("a", "NED", "2026-01-01"), term("b", "NED", "2026-01-01")]
MET = [("NED", "2026-09-01"), ("NED", "2026-05-01")]


def test_two_ambassadors_and_two_sessions_are_enough() -> None:
    assert not found(campaign(*MET, terms=TWO))


def test_one_session_in_six_months_is_thin() -> None:
    history = campaign(("NED", "2026-09-01"), ("NED", "2026-04-30"), terms=TWO)
    (finding,) = found(history).values()
    assert (finding.subject, finding.subject_kind) == ("NED", "campus")
    assert finding.severity is Severity.watch
    names = names_of(history.at())
    assert finding.sentence(names) == (
        "University of NED has 2 current ambassadors and has had 1 session in six months."
    )
    assert finding.why(names).startswith(
        "In all it has had 2 ambassadors and 2 sessions, the last on 1 September 2026. "
        "Thin is fewer than 2 current ambassadors or fewer than 2 sessions in six months; "
    )


def test_no_session_or_no_ambassador_is_to_act_on() -> None:
    gone = [term("a", "NED", "2026-01-01", "2026-06-30"), term("b", "NED", "2026-01-01")]
    assert found(campaign(("KU", "2026-01-01"), terms=TWO))["NED"].severity is Severity.act_now
    assert found(campaign(*MET, terms=gone))["NED"].severity is Severity.watch
    gone[1] = term("b", "NED", "2026-01-01", "2026-06-30")
    finding = found(campaign(*MET, terms=gone))["NED"]
    assert finding.severity is Severity.act_now
    assert "no current ambassador" in finding.statement


def test_a_campus_of_which_nothing_is_recorded_is_unknown() -> None:
    history = campaign(("KU", "2026-01-01"), terms=TWO)
    assert set(presence(history.at(DAY))["university_id"]) == {"NED", "KU"}
    assert "FAR" not in found(history)
    assert found(history)["KU"].out_of == 2


def test_sessions_are_left_aside_until_six_months_are_known() -> None:
    history = history_of(
        people=[person("a"), person("b")],
        campuses=[campus("NED"), campus("KU")],
        terms=[*TWO, term("a", "KU", "2026-01-01")],
    )
    quiet = found(history, date(2026, 6, 30))
    assert set(quiet) == {"KU"}
    assert "session" not in quiet["KU"].statement
    assert set(found(history, date(2026, 7, 1))) == {"KU", "NED"}


def test_limits_are_settings() -> None:
    strict = Analysis(thin_campus_ambassadors=3, thin_campus_sessions=0)
    assert set(found(campaign(*MET, terms=TWO, analysis=strict))) == {"NED"}
    easy = Analysis(thin_campus_ambassadors=0, thin_campus_sessions=0)
    assert not found(campaign(terms=TWO, analysis=easy))


def test_two_terms_of_one_person_are_one_ambassador() -> None:
    twice = [term("a", "NED", "2026-01-01"), term("a", "NED", "2026-06-01")]
    assert found(campaign(*MET, terms=twice))


def test_own_targets_are_asked_and_the_thinnest_comes_first() -> None:
    own = [{"university_id": "NED", "ambassadors": 5, "sessions": 2}]
    history = campaign(*MET, terms=[*TWO, term("c", "KU", "2026-01-01")])
    history = history_of(**{
        name: frame.to_dict("records") for name, frame in history.tables.items() if name != "acts"
    } | {"targets": own})  # fmt: skip
    made = thin_campus(history.at(DAY))
    assert [one.subject for one in made] == ["KU", "NED"]
    ned = made[1]
    assert "fewer than 5 current ambassadors or fewer than 2 sessions" in ned.because
    table = thinness(history.at(DAY)).set_index("university_id")["thinness"]
    assert [one.size for one in made] == [table["KU"], table["NED"]]
    assert sorted(table, reverse=True) == table.tolist()
