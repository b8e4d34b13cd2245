"""A group not reached: only where it is hardly chance, and never of what is unknown."""

from datetime import date
from typing import Any

import pytest

from graph.findings import Finding, names_of
from graph.findings.group_not_reached import BY_CHANCE, group_not_reached
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, history_of, person, session, sessions

DAY = date(2026, 10, 31)


def there(kind: str = "gender", **groups: dict[str | None, int]) -> Snapshot:
    """Make a session a campus, with so many people of each group."""
    people: list[Any] = []
    made = []
    for at, many in groups.items():
        present = {}
        for group, count in many.items():
            for n in range(count):
                id_ = f"{at}-{group}-{n}"
                value = [group] if kind == "disciplines" and group else group
                people.append(person(id_, **{kind: value}))
                present[id_] = "attended"
        made.append(session(at, "2026-05-01", present, university_id=at))
    campuses = [campus(at) for at in groups]
    return history_of(people=people, campuses=campuses, **sessions(*made)).at(DAY)


def found(snapshot: Snapshot) -> dict[str, Finding]:
    return {one.subject: one for one in group_not_reached(snapshot)}


def test_nobody_where_half_are_elsewhere_is_no_chance() -> None:
    snapshot = there(A={"male": 8}, B={"male": 10, "female": 10})
    one = found(snapshot)["A"]
    assert BY_CHANCE > 0.5**8
    assert one.sentence(names_of(snapshot)) == (
        "Nobody on record at sessions of University of A is of female (gender)."
    )
    assert "of 8 participants" in one.why(names_of(snapshot)).lower()
    assert one.out_of == 8
    assert "B" not in found(snapshot)


@pytest.mark.parametrize(
    "campuses",
    [
        {"A": {"male": 6}, "B": {"male": 10, "female": 10}},  # 1 in 64 is chance enough
        {"A": {"male": 40}, "B": {"male": 99, "female": 1}},  # few are there anywhere
        {"A": {None: 40}, "B": {"male": 10, "female": 10}},  # unknown
        {"A": {"male": 8, "female": 1}, "B": {"male": 10, "female": 10}},
        {"A": {"male": 40}},  # nowhere else to compare with
    ],
)
def test_else_nothing_is_found(campuses: Any) -> None:
    assert "A" not in found(there(**campuses))


def test_disciplines_count_and_faith_groups_are_left_alone() -> None:
    many: Any = {"A": {"photography": 12}, "B": {"photography": 9, "video making": 9}}
    assert "video making" in found(there("disciplines", **many))["A"].statement
    faiths: Any = {"A": {"Muslim": 30}, "B": {"Muslim": 10, "Hindu": 10}}
    assert not found(there("faith_group", **faiths))
    assert not group_not_reached(history_of().at(DAY))
