"""Whatever a file says is shown as text: on pages, in pictures, in tables, in downloads."""

import csv
import io

import pytest
from driving import PAGES, Visit
from hostile import NAMES, TITLE, uploads
from playwright.sync_api import expect

from graph.history import History
from graph.store import Store
from ingest.load import load

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("hostile")]


@pytest.fixture(scope="module")
def hostile(no_data: Store) -> Store:
    report = load(no_data, uploads())
    assert report.total("rejected") == 0, report.problems_frame()
    return no_data


def nothing_ran(visit: Visit) -> bool:
    return visit.page.evaluate("window.pwned === undefined") is True


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_runs_a_name(visit: Visit, path: str) -> None:
    visit.open(path)
    assert nothing_ran(visit)
    assert visit.said().locator("a[href*='evil.example'], a[href^='javascript']").count() == 0


def test_findings_show_names_as_they_stand(visit: Visit) -> None:
    page = visit.open()
    for more in page.get_by_test_id("stExpander").all():
        more.locator("summary").click()
    for name in NAMES[:7]:
        expect(visit.said().get_by_text(name, exact=True).first).to_be_visible()
    page.get_by_role("button", name="Why?").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    assert nothing_ran(visit)


def test_a_person_of_any_name_is_found_and_shown(visit: Visit, hostile: Store) -> None:
    page = visit.open("/network")
    for name in History.read(hostile).tables["people"]["name"]:
        visit.choose("Person", name)
        expect(page.get_by_role("heading", level=2)).to_have_text(name)
        frame = visit.picture()
        assert frame.title().endswith(name)
        assert frame.evaluate("window.pwned === undefined")
    page.get_by_test_id("stExpander").first.locator("summary").click()
    assert nothing_ran(visit)


def test_pointing_at_somebody_shows_their_name_as_text(visit: Visit) -> None:
    visit.open("/network")
    visit.choose("Person", "<img")
    frame = visit.picture()
    spot = frame.evaluate(
        "(() => { const id = people.find(one => one.label.startsWith('<img')).id;"
        " const at = shownNetwork.canvasToDOM(shownNetwork.getPosition(id));"
        " const box = document.getElementById('network').getBoundingClientRect();"
        " return [at.x + box.x, at.y + box.y] })()"
    )
    box = frame.frame_element().bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + spot[0], box["y"] + spot[1])
    tip = frame.locator(".vis-tooltip")
    expect(tip).to_contain_text("<img src=x onerror=window.pwned=1>")
    assert tip.locator("img").count() == 0
    assert frame.evaluate("window.pwned === undefined")


def test_a_download_runs_in_no_spreadsheet(visit: Visit) -> None:
    content = visit.downloaded("Download as CSV", "/network").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content)) for cell in row]
    assert "'" + NAMES[4] in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_an_answer_shows_titles_as_text(visit: Visit) -> None:
    page = visit.open("/questions")
    page.get_by_role("button", name="Sessions held", exact=True).click()
    visit.settle()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    # The grid is drawn on a canvas; its cells stand beside it for screen readers.
    cells = page.get_by_test_id("stDataFrame").locator("[role=gridcell]")
    expect(cells.filter(has_text=TITLE).first).to_be_attached()
    assert nothing_ran(visit)
