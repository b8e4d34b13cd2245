"""What network files tell of accounts ties their owners, and never twice."""

from datetime import date
from typing import Any

import pytest

from graph.history import History
from graph.settings import Analysis, TieWeights
from tests.graph.campaigns import history_of, person


def tie(kind: str | None = None, weight: float = 1, **more: Any) -> dict[str, Any]:
    ends = {"source_account": "1", "target_account": "2", "source": "a", "target": "b"}
    return {"platform": "x", "kind": kind, "told_by": "one", "weight": weight, **ends, **more}


def strength(history: History) -> float:
    return float(history.at(date(2026, 3, 1)).ties["strength"].sum())


def reply() -> dict[str, Any]:
    ends = {"source_account": "2", "target_account": "1", "source": "b", "target": "a"}
    return {"kind": "reply", "platform": "x", "day": "2026-03-01", **ends}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([tie(weight=3)], 3 * 2),
        ([tie("follows", 1.5)], 1.5 * 2),
        ([tie("mention", 3)], 3 * 5),
        ([tie("mention", 3), tie("quote", 1)], 3 * 5 + 10),
        ([tie(weight=3), tie(weight=4, told_by="two")], 4 * 2),
        ([tie(weight=9), tie("mention", 1, told_by="two")], 5),
        ([tie(weight=1, happened_on="2026-02-01")], 0.9 * 2),
        ([tie(weight=1, happened_on="2026-04-01")], 0),
        ([tie(weight=3, target=None)], 0),
    ],
)
def test_a_tie_weighs_its_weight_times_that_of_its_kind(
    told: list[dict[str, Any]], expected: float
) -> None:
    weights = TieWeights(account_tie=2, mention=5)
    people = [person("a"), person("b")]
    history = history_of(Analysis(tie_weights=weights), people=people, account_ties=told)
    assert strength(history) == pytest.approx(expected)


def test_what_is_known_post_by_post_is_not_counted_again() -> None:
    people = [person("a"), person("b")]
    told = [tie(weight=7), tie("mention", 4), tie("follows", 1)]
    history = history_of(people=people, account_ties=told, interactions=[reply()])
    assert strength(history) == 10 + 1
    other = [reply() | {"platform": "facebook"}]
    apart = history_of(people=people, account_ties=told, interactions=other)
    assert strength(apart) == 10 + 4 * 10 + 1
