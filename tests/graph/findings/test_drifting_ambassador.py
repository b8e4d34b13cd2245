"""A drifting ambassador: quieter than ever since the appointment, and not yet away."""

from datetime import date

from graph.findings import Severity, names_of
from graph.findings.drifting_ambassador import drifting_ambassador
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, session, sessions, term


def campaign(*days: str, appointed_on: str = "2026-01-10") -> History:
    """Make an ambassador who hosted on the days given, and one more who is never quiet."""
    often = [f"2026-{month:02}-{day:02}" for month in range(1, 7) for day in (6, 20)]
    return history_of(
        people=[person("a"), person("b")],
        campuses=[campus("NED")],
        terms=[term("a", "NED", appointed_on), term("b", "NED", "2026-01-01")],
        **sessions(
            *(session(f"a-{day}", day, {"a": "hosted"}) for day in days),
            *(session(f"b-{day}", day, {"b": "hosted"}) for day in often),
        ),
    )


def found(history: History, day: str) -> list[str]:
    return [one.subject for one in drifting_ambassador(history.at(date.fromisoformat(day)))]


def test_from_the_day_the_silence_is_the_longest_until_they_are_away() -> None:
    history = campaign("2026-01-10", "2026-01-12", "2026-02-01")
    assert found(history, "2026-03-03") == [], "30 days: active"
    assert found(history, "2026-03-04") == ["a"]
    assert found(history, "2026-06-01") == ["a"]
    assert found(history, "2026-06-02") == [], "121 days: away, and dormant"


def test_a_silence_they_had_before_is_their_way() -> None:
    history = campaign("2026-01-10", "2026-02-01", "2026-03-13")
    assert found(history, "2026-04-22") == [], "40 days, as from 1 February to 13 March"
    assert found(history, "2026-04-23") == ["a"]


def test_who_seldom_acted_or_did_so_before_the_appointment_has_no_habit_to_leave() -> None:
    assert found(campaign("2026-01-10", "2026-02-01"), "2026-04-01") == []
    days = ("2026-01-06", "2026-01-08", "2026-01-10", "2026-01-12")
    assert found(campaign(*days), "2026-03-01") == []
    assert found(campaign(*days, appointed_on="2026-01-08"), "2026-03-01") == ["a"]


def test_it_says_how_quiet_they_were_at_most() -> None:
    history = campaign("2026-01-10", "2026-01-12", "2026-02-01")
    snapshot = history.at(date(2026, 3, 31))
    (finding,) = drifting_ambassador(snapshot)
    assert (finding.severity, finding.size, finding.out_of) == (Severity.watch, 58, 2)
    assert finding.sentence(names_of(snapshot)) == (
        "A, ambassador at University of NED, has been quiet for 58 days, vacations left out: "
        "longer than ever before."
    )
    assert finding.why(names_of(snapshot)) == (
        "A last hosted a session on 1 February 2026. Since the appointment A acted on 3 days, with "
        "at most 20 days from one to the next. 1 of 2 current ambassadors of whom anything is "
        "recorded is drifting: not active for more than 30 days, and not yet away."
    )
    assert finding.evidence["day"].tolist() == sorted(finding.evidence["day"], reverse=True)
