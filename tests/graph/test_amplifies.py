"""Who amplified whom: directed ties of what accounts wrote, between the people who own them."""

from datetime import date

import pytest

from graph.history import History
from graph.snapshot import Snapshot
from tests.graph.campaigns import Rows, history_of, person, session, sessions


def wrote(kind: str, source: str | None, target: str | None, day: str) -> dict[str, object]:
    ends = {"source_account": f"@{source}", "target_account": f"@{target}"}
    return {"kind": kind, "platform": "x", "source": source, "target": target, "day": day, **ends}


def told(kind: str | None, source: str, target: str, weight: float) -> dict[str, object]:
    ends = {"source_account": f"@{source}", "target_account": f"@{target}"}
    return {"platform": "x", "source": source, "target": target, "kind": kind, "told_by": "one",
            "weight": weight, "happened_on": "2026-03-01", **ends}  # fmt: skip


def campaign(interactions: Rows, account_ties: Rows | None = None) -> History:
    return history_of(
        people=[person(one) for one in "abc"],
        interactions=interactions,
        account_ties=account_ties or [],
        reported_ties=[{"source": "a", "target": "c", "reported_on": "2026-01-01"}],
        **sessions(session("s", "2026-03-01", {"a": "hosted", "c": "attended"})),
    )


def arcs(snapshot: Snapshot) -> dict[tuple[str, str], float]:
    rows = snapshot.ties[["source", "target", "strength"]].to_numpy()
    return {(a, b): strength for a, b, strength in rows}


def test_it_goes_from_who_wrote_to_whom_it_carries_on_summed_and_faded() -> None:
    history = campaign(
        [
            wrote("reply", "b", "a", "2026-01-01"),
            wrote("mention", "b", "a", "2026-03-01"),
            wrote("repost", "a", "b", "2026-02-01"),
            wrote("reaction", "c", "a", "2026-03-01"),
            wrote("quote", "c", "c", "2026-03-01"),
            wrote("quote", "c", None, "2026-03-01"),
            wrote("quote", "c", "a", "2026-04-01"),
        ]
    )
    amplifies = history.at(date(2026, 3, 1)).amplifies
    assert amplifies.directed
    assert arcs(amplifies) == {
        ("b", "a"): pytest.approx(10 * 0.9**2 + 10),
        ("a", "b"): pytest.approx(10 * 0.9),
    }
    assert amplifies.people["person_id"].tolist() == ["a", "b", "c"], "everybody keeps their row"
    assert amplifies.csr.directed


def test_networks_of_replies_and_mentions_count_but_following_is_no_amplifying() -> None:
    history = campaign(
        [],
        [told("mention", "a", "b", 3), told("follows", "b", "c", 1), told(None, "c", "b", 2)],
    )
    assert arcs(history.at(date(2026, 3, 1)).amplifies) == {("a", "b"): 30}


def test_direction_aside_it_is_the_online_part_of_the_ties() -> None:
    history = campaign(
        [wrote("reply", "b", "a", "2026-01-01"), wrote("repost", "a", "b", "2026-02-01")],
        [told("mention", "c", "b", 3), told("mention", "a", "b", 5)],
    )
    snapshot = history.at(date(2026, 3, 1))
    online = snapshot.ties[snapshot.ties["online"] > 0]
    expected = {(row.source, row.target): pytest.approx(row.online) for row in online.itertuples()}
    assert arcs(snapshot.amplifies.undirected) == expected
    assert len(expected) == 2


@pytest.mark.parametrize("directed", [True, False])
def test_a_bare_table_is_its_own(directed: bool) -> None:
    snapshot = Snapshot.from_ties([("a", "b")], directed=directed)
    assert snapshot.amplifies is snapshot
