"""The pages of a store with nothing in it: each says what to do."""

import io

import pytest
from driving import PAGES, Visit
from openpyxl import load_workbook
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("no_data")]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_says_what_to_do(visit: Visit, path: str) -> None:
    page = visit.open(path)
    expect(page.get_by_role("button", name="Download the template")).to_be_visible()
    expect(visit.said().get_by_text("Sample campaign: invented")).to_have_count(0)
    if path != "/add_data":
        expect(visit.said().get_by_text("Nothing here yet.")).to_be_visible()
        expect(visit.said().get_by_text("mashal demo", exact=True)).to_be_visible()
    assert visit.violations() == []


def test_the_way_from_an_empty_page_to_adding_data(narrow_visit: Visit) -> None:
    page = narrow_visit.open()
    assert narrow_visit.overflow() <= 0
    narrow_visit.said().get_by_role("button", name="Add data").click()
    narrow_visit.settle()
    expect(page.get_by_role("heading", level=1, name="Add your campaign’s data")).to_be_visible()


def test_the_template_is_a_workbook(visit: Visit) -> None:
    content = visit.downloaded("Download the template", "/add_data")
    assert {"people", "sessions", "session_people"} <= set(
        load_workbook(io.BytesIO(content)).sheetnames
    )
