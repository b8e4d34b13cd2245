"""A campus whose answers fell by more than chance, and one where few answered again."""

from graph.findings import Severity, names_of
from graph.findings.attitude_fell import attitude_fell
from graph.findings.few_answer_twice import few_answer_twice
from graph.snapshot import Snapshot
from tests.graph.campaigns import Rows, campus, feedback, history_of, person, session, sessions

HIGH, LOW = [4, 5] * 6, [2, 2, 3] * 4


def campaign(*rows: Rows) -> Snapshot:
    """Make a session s at NED, t at KU and u at a place that is no campus, with their answers."""
    return history_of(
        people=[person("a")],
        campuses=[campus("NED"), campus("KU")],
        feedback=[row for part in rows for row in part],
        **sessions(
            session("s", "2026-06-04", {}, university_id="NED"),
            session("t", "2026-06-04", {}, university_id="KU"),
            session("u", "2026-06-04", {}, venue_id="LC", venue="Library"),
        ),
    ).at()


def test_answers_that_fell() -> None:
    snapshot = campaign(
        feedback("s", "before", HIGH),
        feedback("s", "after", LOW),
        feedback("t", "before", LOW),
        feedback("t", "after", HIGH),
    )
    (found,) = attitude_fell(snapshot)
    assert (found.subject, found.severity, found.out_of) == ("NED", Severity.watch, 2)
    assert found.sentence(names_of(snapshot)) == (
        "After sessions at University of NED people answered lower than before: "
        "−2.17 (−2.62 to −1.71)."
    )
    why = found.why(names_of(snapshot))
    assert why.startswith("12 people answered both times; means on 1–5, with the 95% interval.")
    assert why.endswith("It doesn’t tell why.")
    assert found.evidence["people"].tolist() == [12]


def test_chance_few_people_and_other_places_are_no_finding() -> None:
    assert not attitude_fell(
        campaign(feedback("s", "before", [3, 4] * 6), feedback("s", "after", [4, 3, 3] * 4))
    )
    assert not attitude_fell(
        campaign(feedback("s", "before", HIGH[:4]), feedback("s", "after", LOW[:4]))
    )
    assert not attitude_fell(campaign(feedback("u", "before", HIGH), feedback("u", "after", LOW)))
    assert not attitude_fell(campaign())


def test_few_answered_again() -> None:
    snapshot = campaign(feedback("s", "before", [3] * 40), feedback("s", "after", [4] * 10))
    (found,) = few_answer_twice(snapshot)
    assert (found.subject, found.size, found.out_of) == ("NED", 30, 1)
    assert found.sentence(names_of(snapshot)) == (
        "At University of NED 25% of the answers before a session have one after it."
    )
    assert found.why(names_of(snapshot)).startswith("40 people answered before a session there")


def test_of_fewer_than_five_no_share_is_told() -> None:
    snapshot = campaign(feedback("s", "before", [3] * 20), feedback("s", "after", [4] * 2))
    (found,) = few_answer_twice(snapshot)
    assert "fewer than half" in found.sentence(names_of(snapshot))
    assert "%" not in found.sentence(names_of(snapshot))


def test_half_may_be_chance_and_nine_are_too_few() -> None:
    for before, after in ((40, 19), (9, 0)):
        snapshot = campaign(
            feedback("s", "before", [3] * before), feedback("s", "after", [4] * after)
        )
        assert not few_answer_twice(snapshot)
    assert not few_answer_twice(campaign())
