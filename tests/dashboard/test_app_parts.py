"""Every part of every page of several parts: whole, accessible, fit for a telephone."""

import pytest
from driving import PARTS, Visit
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]


@pytest.mark.parametrize("path", PARTS)
def test_every_part_is_whole_and_accessible(visit: Visit, path: str) -> None:
    visit.open(path)
    parts = visit.said().get_by_role("radiogroup", name="Part of the page").get_by_role("radio")
    expect(parts).to_have_count(len(PARTS[path]))
    wrong = {}
    for part in PARTS[path]:
        visit.turn_to(part)
        expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
        expect(visit.page.get_by_test_id("stException")).to_have_count(0)
        wrong[part] = visit.violations()
    assert {part: found for part, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", PARTS)
def test_every_part_fits_a_telephone(narrow_visit: Visit, path: str) -> None:
    narrow_visit.open(path)
    wider = {}
    for part in PARTS[path]:
        narrow_visit.turn_to(part)
        wider[part] = narrow_visit.overflow()
    assert {part: pixels for part, pixels in wider.items() if pixels > 0} == {}
