"""A dormant ambassador: whose term runs, and who hasn't acted for more than the limit."""

from datetime import date
from typing import Any

from graph.findings import Finding, Severity, names_of
from graph.findings.dormant_ambassador import dormant_ambassador
from graph.history import History
from graph.settings import Analysis
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def campaign(*terms: Any, acts: dict[str, str], analysis: Analysis | None = None) -> History:
    """Make ambassadors of which each hosted one session on the day given."""
    return history_of(
        analysis,
        people=[person(one) for one in "abcd"],
        campuses=[campus("NED"), campus("KU")],
        terms=list(terms),
        **sessions(*(session(f"s-{one}", day, {one: "hosted"}) for one, day in acts.items())),
    )


def found(history: History, day: str) -> dict[str, Finding]:
    return {one.subject: one for one in dormant_ambassador(history.at(date.fromisoformat(day)))}


def test_the_day_after_the_limit_and_not_before() -> None:
    # From 1 February to 30 June there is no vacation.
    history = campaign(term("a", "NED", "2026-01-01"), acts={"a": "2026-02-01"})
    assert not found(history, "2026-06-01"), "120 days"
    (finding,) = found(history, "2026-06-02").values()
    assert (finding.subject, finding.size, finding.out_of) == ("a", 121, 1)
    short = campaign(
        term("a", "NED", "2026-01-01"), acts={"a": "2026-02-01"}, analysis=Analysis(away_days=60)
    )
    assert found(short, "2026-04-30")


def test_only_while_the_term_runs() -> None:
    history = campaign(
        term("a", "NED", "2026-01-01", "2026-08-31"), acts={"a": "2026-01-02", "d": "2026-09-01"}
    )
    assert found(history, "2026-08-31")
    assert not found(history, "2026-09-01")


def test_without_an_act_since_the_appointment_that_day_counts() -> None:
    history = campaign(
        term("a", "NED", "2026-02-01"),
        term("b", "NED", "2026-02-01"),
        acts={"a": "2026-01-10", "d": "2026-06-01"},
    )
    assert not found(history, "2026-06-01")
    quiet = found(history, "2026-06-02")
    assert {one: finding.size for one, finding in quiet.items()} == {"a": 121}
    text = quiet["a"].why(names_of(history.at()))
    assert "Nothing is recorded since the appointment on 1 February 2026" in text


def test_nobody_is_asked_to_act_in_the_vacations() -> None:
    history = campaign(term("a", "NED", "2026-01-01"), acts={"a": "2026-05-01"})
    # 60 days to the end of June; July and August don't count.
    assert not found(history, "2026-10-30")
    (finding,) = found(history, "2026-10-31").values()
    assert finding.size == 121
    assert "121 days, vacations left out." in finding.sentence(names_of(history.at()))


def test_of_whom_nothing_is_recorded_activity_is_unknown() -> None:
    nobody = campaign(term("a", "NED", "2026-01-01"), acts={})
    assert not found(nobody, "2026-12-01")
    other = campaign(
        term("a", "NED", "2026-01-01"),
        term("b", "NED", "2026-01-01"),
        acts={"b": "2026-01-10"},
    )
    (finding,) = found(other, "2026-12-01").values()
    assert (finding.subject, finding.out_of) == ("b", 1)


def test_act_now_where_no_other_ambassador_of_the_campus_is_in_reach() -> None:
    history = campaign(
        term("a", "NED", "2026-01-01"),
        term("b", "NED", "2026-01-01"),
        term("c", "KU", "2026-01-01"),
        acts={"a": "2026-01-05", "b": "2026-06-01", "c": "2026-01-05"},
    )
    quiet = found(history, "2026-06-01")
    assert {one: finding.severity for one, finding in quiet.items()} == {
        "a": Severity.watch,
        "c": Severity.act_now,
    }
    names = names_of(history.at())
    assert quiet["a"].sentence(names) == (
        "A, ambassador at University of NED, has not been active for 147 days, vacations left out."
    )
    assert quiet["a"].why(names) == (
        "A last hosted a session on 5 January 2026. 2 of 3 current ambassadors of whom anything is "
        "recorded are dormant: not active for more than 120 days. University of NED has 1 other "
        "ambassador who is not."
    )
    assert "has no ambassador who is not" in quiet["c"].why(names)
