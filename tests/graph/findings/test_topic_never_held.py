"""A topic never held: found where most others had it, and never where nothing follows."""

from datetime import date
from typing import Any

from graph.findings import Finding, Severity, names_of
from graph.findings.topic_never_held import topic_never_held
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, session, sessions

DAY = date(2026, 10, 31)


def held(**topics: list[list[str]]) -> Snapshot:
    """Make campuses with a session for each list of topics."""
    made = [
        session(f"{at}{n}", "2026-05-01", {}, university_id=at, topics=about)
        for at, all_of_it in topics.items()
        for n, about in enumerate(all_of_it)
    ]
    return history_of(campuses=[campus(at) for at in topics], **sessions(*made)).at(DAY)


def found(snapshot: Snapshot) -> dict[str, Finding]:
    return {one.subject: one for one in topic_never_held(snapshot)}


PEACE: Any = [["peace"], ["peace"], ["peace"]]
BOTH: Any = [["peace", "media"], ["peace"], ["media"]]


def test_what_two_thirds_of_the_others_had_is_missing() -> None:
    snapshot = held(A=PEACE, B=BOTH, C=BOTH, D=PEACE)
    (one,) = [finding for subject, finding in found(snapshot).items() if subject == "A"]
    assert one.severity is Severity.watch
    assert one.sentence(names_of(snapshot)) == "University of A has never had a session on media."
    assert "It has had 3 sessions." in one.why(names_of(snapshot))
    assert "media: 2 of 3" in one.why(names_of(snapshot))
    assert one.out_of == 3


def test_what_few_others_had_is_not() -> None:
    assert not found(held(A=PEACE, B=BOTH, C=PEACE, D=PEACE))


def test_few_sessions_few_campuses_and_unknown_topics_tell_nothing() -> None:
    assert "A" not in found(held(A=PEACE[:2], B=BOTH, C=BOTH, D=BOTH))
    assert not found(held(A=PEACE, B=BOTH, C=BOTH))
    assert "A" not in found(held(A=[[], [], []], B=BOTH, C=BOTH, D=BOTH))
    assert not topic_never_held(history_of().at(DAY))


def test_a_topic_with_braces_is_said_as_text() -> None:
    odd = [["{subject}", "peace"]] * 3
    snapshot = held(A=PEACE, B=odd, C=odd, D=odd)
    assert "(subject)" in found(snapshot)["A"].sentence(names_of(snapshot))
