"""Coverage and sessions as a lead uses them: what is clicked filters, opens, and is kept."""

import re

import pytest
from driving import Visit
from playwright.sync_api import Locator, expect

from graph.coverage import PARTS, Looked, by_region, grid, set_targets, targets, thinness
from graph.history import History
from graph.sessions import held
from graph.snapshot import Snapshot
from graph.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
PAGE = "/coverage"


@pytest.fixture(scope="module")
def snapshot(sample: Store) -> Snapshot:
    return History.read(sample).at()


def chart(visit: Visit, at: int = 0) -> Locator:
    return visit.said().get_by_test_id("stVegaLiteChart").nth(at)


def click(visit: Visit, chart: Locator, across: float, down: float) -> None:
    """Click so many parts of the way across a chart, and so many pixels down."""
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + across * box["width"], box["y"] + down)
    visit.page.wait_for_timeout(300)
    visit.settle()


def test_a_tile_filters_and_lets_go(visit: Visit, snapshot: Snapshot) -> None:
    visit.go(PAGE, "Where it is thin")
    regions = by_region(snapshot).set_index("region")
    for again in (False, True):
        visit.said().locator("svg text", has_text=re.compile("^Punjab$")).click(force=True)
        visit.page.wait_for_timeout(300)
        visit.settle()
        rows = regions if again else regions.loc[["Punjab"]]
        present, known = rows["present"].sum(), rows["universities"].sum()
        expect(visit.said().get_by_text(f"{present} of {known} universities")).to_be_visible()
        about = visit.said().get_by_text("Looked at: Punjab")
        expect(about).to_have_count(0 if again else 1)


def test_a_campus_on_the_list_filters_all(visit: Visit, snapshot: Snapshot) -> None:
    visit.go(PAGE, "Where it is thin")
    first = thinness(snapshot).iloc[0]["university_id"]
    name = snapshot.campuses.set_index("university_id").loc[first, "name"]
    click(visit, chart(visit, 1), 0.5, 12)
    expect(visit.said().get_by_text(f"Looked at: {name}")).to_be_visible()
    visit.page.get_by_role("radio", name="What was where").click()
    visit.settle()
    expect(visit.said().get_by_text(f"Looked at: {name}")).to_be_visible()
    visit.page.get_by_role("button", name="Look at everything").click()
    visit.settle()
    expect(visit.said().get_by_text("Looked at:")).to_have_count(0)


def test_a_cell_filters_both_sides(visit: Visit, snapshot: Snapshot) -> None:
    cells = grid(snapshot)
    campus, topic = cells.iloc[0][["row", "column"]]
    name = snapshot.campuses.set_index("university_id").loc[campus, "short_name"]
    visit.go(PAGE, "What was where")
    # The first cell stands beside its campus's name.
    beside = chart(visit).locator("svg text", has_text=re.compile(f"^{name}$")).bounding_box()
    box = chart(visit).bounding_box()
    assert beside is not None
    assert box is not None
    visit.page.mouse.click(beside["x"] + beside["width"] + 40, beside["y"] + beside["height"] / 2)
    visit.page.wait_for_timeout(300)
    visit.settle()
    one = grid(snapshot, looked=Looked(campuses=(campus,), topics=(topic,)))
    assert len(one) == 1
    many = int(one["count"].iloc[0])
    expect(visit.said().get_by_text(re.compile(rf"Sessions of .* and {topic}: {many}\."))).to_have_count(1)  # noqa: E501 # fmt: skip


def test_targets_are_written_on_the_page(visit: Visit, sample: Store) -> None:
    before = targets(History.read(sample).at()).set_index("university_id")
    visit.go(PAGE, "Where it is thin")
    visit.unfold("Write targets")
    editor = visit.said().get_by_test_id("stDataFrame").last
    editor.scroll_into_view_if_needed()
    box = editor.bounding_box()
    assert box is not None
    try:
        # The first row's first target: the grid is a canvas, so places are all there is to click.
        visit.page.mouse.click(box["x"] + 300, box["y"] + 35 + 17)
        visit.page.keyboard.type("37", delay=150)
        # Left by a click elsewhere, as people do, and not with the Enter key.
        visit.page.get_by_role("heading", name="What each campus should have").click()
        expect(visit.said().get_by_text("Kept the targets of")).to_be_visible(timeout=30_000)
        after = targets(History.read(sample).at()).set_index("university_id")
        differs = after.loc[(after[list(PARTS)] != before[list(PARTS)]).any(axis=1)]
        assert differs["ambassadors"].tolist() == [37]
    finally:
        set_targets(sample, [{"university_id": one} for one in before.index])


def test_a_row_opens_its_session(visit: Visit, snapshot: Snapshot) -> None:
    second = held(snapshot).iloc[1]
    visit.go("/sessions", "Over time")
    listed = visit.said().get_by_test_id("stDataFrame").last
    listed.scroll_into_view_if_needed()
    box = listed.bounding_box()
    assert box is not None
    visit.page.mouse.click(box["x"] + 17, box["y"] + 35 + 35 + 17)
    visit.page.wait_for_timeout(300)
    visit.settle()
    expect(visit.page.get_by_role("radio", name="One session")).to_be_checked()
    expect(visit.said().locator("b", has_text=str(second["title"])).first).to_be_visible()
