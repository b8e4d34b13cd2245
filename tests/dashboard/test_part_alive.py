"""What the part *Alive or drifting* draws and says, on campaigns that lack this or that."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.intervals import between, intervals, out_of
from dashboard.sustainability.alive_levels import _links, _nodes
from graph.history import History
from graph.retention import level_flow
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

WHO: dict[str, Any] = {"people": [person(one) for one in "abc"], "campuses": [campus("NED")]}
MET = sessions(session("s", "2026-03-01", {"a": "hosted", "b": "attended"}))
CAMPAIGNS = {
    "nothing": history_of(),
    "people only": history_of(**WHO),
    "nobody acted": history_of(**WHO, terms=[term("a", "NED", "2026-01-01")]),
    "one term": history_of(**WHO, **MET),
    "nobody in office": history_of(
        **WHO, **MET, terms=[term("a", "NED", "2025-01-01", "2025-12-31")]
    ),
    "hostile names": history_of(
        people=[person("a", name="<b>x</b> [l](http://e.x)"), person("b")],
        campuses=[campus("NED", name="<i>N</i>")],
        terms=[{**term("a", "NED", "2026-01-01"), "cohort": "<script>1</script>"}],
        **MET,
    ),
}


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_it_is_shown_whatever_is_missing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2026, 3, 31) if name == "one term" else date(2026, 10, 31)
    # What pages keep is kept beside an open store; here is none.
    monkeypatch.setattr("dashboard.session.kept", lambda _, make: make())
    monkeypatch.setattr("tests.dashboard.test_part_alive.SHOWN", (CAMPAIGNS[name], day))
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    said = " ".join(one.proto.body for one in page.get("html"))
    assert "nan" not in said.lower()
    assert "<script>" not in said
    assert {"Who stays", "Who rises", "Who is new"} <= {one.value for one in page.header}


SHOWN: tuple[History, date] = (CAMPAIGNS["nothing"], date(2026, 10, 31))


def _page() -> None:
    from dashboard.sustainability import alive
    from tests.dashboard import test_part_alive

    history, day = test_part_alive.SHOWN
    alive.show(history.at(day))


def test_every_step_drawn_is_one_of_the_table() -> None:
    history = history_of(
        people=[person(one) for one in "abcdef"],
        campuses=[campus("NED")],
        terms=[term("a", "NED", "2025-09-01", "2026-06-30")],
        **sessions(
            session("s1", "2025-10-01", {"a": "hosted", "b": "attended", "c": "attended"}),
            session("s2", "2026-03-01", {"b": "hosted", "d": "attended"}),
            session("s3", "2026-09-01", {"b": "hosted", "e": "attended", "d": "attended"}),
        ),
    )
    flow = level_flow(history.at(date(2026, 10, 31)))
    columns = ["Fall 2025", "Spring 2026", "Fall 2026"]
    drawn = flow[flow["from_term"].notna() & (flow["from_level"] != "left")]
    nodes, links = _nodes(drawn, columns), _links(drawn, columns)
    names = [one["name"] for one in nodes]
    assert len(set(names)) == len(names)
    assert {one["source"] for one in links} | {one["target"] for one in links} == set(names)
    assert sum(one["value"] for one in links) == drawn["people"].sum()
    at = {(one["name"], one["depth"]): one["label"]["formatter"] for one in nodes}
    assert at["Participant, Spring 2026", 1] == "Participant 1"
    assert at["New in Fall 2026", 1] == "New 1"
    assert {"source": "Host, Spring 2026", "target": "Host, Fall 2026", "value": 1} in links


def test_shares_and_counts_are_written_with_what_they_are_of() -> None:
    assert between(0.1207, 0.3902) == "12–39%"
    assert intervals([0.5, float("nan")], [1.0, float("nan")]) == ["50–100%", "–"]
    assert out_of([9, None, 0], [1_022, 4, 0]) == ["9 of 1,022", "–", "–"]
