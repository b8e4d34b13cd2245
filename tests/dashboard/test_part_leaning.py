"""What *Who carries it* and *What shape it has* say, on campaigns that lack this or that."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.sustainability.leaning_curve import POINTS, _points
from dashboard.sustainability.shape_evidence import _written
from graph.carrying import carried
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, session, sessions, term

HOSTILE = "<script>alert(1)</script>{x} **b** $a$"


def met(many: int, size: int, **more: Any) -> History:
    """Make a campaign of sessions at which all are, hosted by the first of them."""
    everybody = {f"p{at:02}": "attended" for at in range(size)}
    made = [
        session(f"s{at}", f"2026-01-{at + 1:02}", {**everybody, "p00": "hosted"},
                university_id="NED")
        for at in range(many)
    ]  # fmt: skip
    return history_of(**{"people": [person(one) for one in everybody], **more}, **sessions(*made))


CAMPAIGNS: dict[str, History] = {
    "people only": history_of(people=[person("a"), person("b")]),
    "one session": met(1, 2),
    "a close-knit group": met(12, 14),
    "a star": history_of(
        people=[person(f"p{at:02}") for at in range(20)],
        reported_ties=[
            {"source": "p00", "target": f"p{at:02}", "reported_on": "2026-01-01"}
            for at in range(1, 20)
        ],
    ),
    "hostile names": met(
        12,
        14,
        people=[person(f"p{at:02}", name=f"{HOSTILE}{at}") for at in range(14)],
        campuses=[campus("NED", name=HOSTILE)],
        terms=[term("p00", "NED", "2025-09-01")],
    ),
}
SHOWN: tuple[History, str] = (CAMPAIGNS["people only"], "leaning")


def _page() -> None:
    from importlib import import_module

    from tests.dashboard import test_part_leaning

    history, part = test_part_leaning.SHOWN
    import_module(f"dashboard.sustainability.{part}").show(history.at())


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Show a part of a campaign in memory: what pages keep is kept beside an open store."""

    def show(name: str, part: str) -> AppTest:
        monkeypatch.setattr("dashboard.session.kept", lambda _, make: make())
        monkeypatch.setattr("dashboard.session.history", lambda: CAMPAIGNS[name])
        monkeypatch.setattr("tests.dashboard.test_part_leaning.SHOWN", (CAMPAIGNS[name], part))
        return AppTest.from_function(_page, default_timeout=120).run()

    return show


def said(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html"))


@pytest.mark.parametrize("part", ["leaning", "shape"])
@pytest.mark.parametrize("name", CAMPAIGNS)
def test_it_is_shown_whatever_is_missing(shown: Any, name: str, part: str) -> None:
    page = shown(name, part)
    assert not page.exception
    assert said(page)
    assert "nan" not in said(page).lower()
    assert "<script>" not in said(page)


def test_every_choice_is_answered(shown: Any) -> None:
    page = shown("hostile names", "leaning")
    assert "1 of 1 host did half of the hosting" in said(page)
    for change in (
        lambda: page.selectbox[0].set_value("attendance"),
        lambda: page.segmented_control[0].set_value("campuses"),
        lambda: page.segmented_control[1].set_value("month"),
        lambda: page.selectbox[1].set_value(3),
        lambda: page.toggle[0].set_value(False),
        lambda: page.selectbox[0].set_value("posts"),
    ):
        change().run()
        assert not page.exception
        assert "<script>" not in said(page)
    assert "Nothing is on record yet" in said(page)


def test_the_shape_is_named_with_what_is_next(shown: Any) -> None:
    star = said(shown("a star", "shape"))
    assert "hub-and-spoke" in star
    assert "Raise more hubs before <b><bdi>P00</bdi></b> leaves or tires" in star
    few = said(shown("one session", "shape"))
    assert "Too few people to tell a shape" in few
    group = said(shown("a close-knit group", "shape"))
    assert "neither hubs nor a core" in group


def test_a_long_curve_keeps_its_ends_and_the_half() -> None:
    many = 3 * POINTS
    hosts = [session(f"s{at}", "2026-01-01", {f"p{at}": "hosted"}) for at in range(many)]
    history = history_of(people=[person(f"p{at}") for at in range(many)], **sessions(*hosts))
    found = carried(history.at())
    points = _points(found).set_index("place")["reached"]
    assert len(points) <= POINTS + 1
    assert points.loc[[0, many // 2, many]].tolist() == pytest.approx([0, 0.5, 1])
    assert points.is_monotonic_increasing


def test_values_are_written_as_what_they_are() -> None:
    written = [_written(*pair) for pair in (("largest_share", 0.5), ("hubs", 3.0), ("core_fit", 1))]
    assert written == ["50%", "3", "1.00"]
    assert _written("hubs", float("nan")) == "–"
