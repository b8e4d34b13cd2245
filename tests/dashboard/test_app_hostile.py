"""Whatever a file says is shown as text: on pages, in pictures, in tables, in downloads."""

import csv
import io
from collections.abc import Iterator

import pytest
from driving import PAGES, PARTS, Visit
from hostile import LONG, NAMES, TITLE, more_uploads, scales, uploads
from playwright.sync_api import expect

from graph.history import History
from graph.settings import Settings
from graph.store import Store
from ingest.load import load

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("hostile")]


# What would stand on a page if a text were taken for HTML, Markdown, mathematics or an icon.
TAKEN = (
    "a[href*='evil'], a[href^='javascript'], img[src*='evil'], img[src='x'], img[alt='p'], .katex, "
    "[data-testid='stException'], strong:text-is('b'), b:text-is('long')"
)
MOST_OPTIONS = 3


@pytest.fixture(scope="module")
def hostile(no_data: Store) -> Store:
    report = load(no_data, uploads())
    assert report.total("rejected") == 0, report.problems_frame()
    return no_data


@pytest.fixture
def everything(hostile: Store, settings: Settings) -> Iterator[Store]:
    """Let texts be hostile in what the newer pages show, and in the scales of the data folder."""
    report = load(hostile, more_uploads())
    assert report.total("rejected") == 0, report.problems_frame()
    (settings.home / "scales.toml").write_text(scales(), "utf-8")
    yield hostile
    (settings.home / "scales.toml").unlink()


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


def only_text(visit: Visit) -> bool:
    said = visit.said()
    assert nothing_ran(visit)
    taken = said.locator(TAKEN)
    assert [one.evaluate("one => one.outerHTML") for one in taken.all()] == []
    assert "home" not in said.get_by_test_id("stIconMaterial").all_inner_texts()
    assert "\u202e" not in said.inner_text()
    return True


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("path", PARTS)
def test_every_part_shows_text_whatever_is_chosen_on_it(visit: Visit, path: str) -> None:
    visit.open(path)
    for part in PARTS[path]:
        visit.turn_to(part)
        for more in visit.said().get_by_test_id("stExpander").all():
            more.locator("summary").first.click()
        visit.settle()
        assert only_text(visit)
        assert visit.overflow() <= 0, part
        for box in range(visit.said().get_by_role("combobox").count()):
            for option in range(MOST_OPTIONS):
                if not chosen(visit, box, option):
                    break
                assert only_text(visit)


def chosen(visit: Visit, box: int, option: int) -> bool:
    """Choose an option of a box, if there is one."""
    found = visit.said().get_by_role("combobox").nth(box)
    if not found.is_visible():
        return False
    found.click()
    options = visit.page.get_by_role("option")
    visit.page.wait_for_timeout(300)
    if options.count() <= option:
        visit.page.keyboard.press("Escape")
        return False
    options.nth(option).click()
    visit.settle()
    if options.count():
        # A box for several stays open, and hides the rest of the page from who can't see.
        visit.page.keyboard.press("Escape")
        visit.settle()
    return True


@pytest.mark.usefixtures("everything")
def test_a_long_testimonial_and_title_stay_within_the_page(visit: Visit) -> None:
    visit.go("/sessions", "What came of it")
    said = visit.said().locator("blockquote").filter(has_text=LONG[:40].strip())
    expect(said).to_be_visible()
    assert visit.overflow() <= 0


@pytest.mark.usefixtures("everything")
def test_pointing_at_a_mark_shows_its_text(visit: Visit) -> None:
    visit.go("/campaigns", "Content")
    visit.page.get_by_role("radio", name="Topic", exact=True).click()
    visit.settle()
    marks = visit.said().locator(
        "[data-testid=stVegaLiteChart] svg, [data-testid=stVegaLiteChart] canvas"
    )
    marks.first.scroll_into_view_if_needed()
    box = marks.first.bounding_box()
    assert box is not None
    tip = visit.page.locator("#vg-tooltip-element.visible")
    for step in range(2, 18):
        for across in (0.3, 0.5, 0.7):
            at = box["x"] + box["width"] * across, box["y"] + box["height"] * step / 20
            visit.page.mouse.move(*at)
            visit.page.wait_for_timeout(60)
            if tip.count():
                break
        if tip.count():
            break
    expect(tip).to_be_visible()
    assert tip.locator("img, a, b, strong").count() == 0
    assert nothing_ran(visit)
