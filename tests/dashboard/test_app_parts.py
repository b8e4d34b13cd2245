"""Every part of every page of several parts: whole, accessible, fit for a telephone."""

import pytest
from driving import PARTS, Visit
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
EVERY = [(path, part) for path, parts in PARTS.items() for part in parts]


@pytest.mark.parametrize(("path", "part"), EVERY, ids=[part for _, part in EVERY])
def test_a_part_is_accessible_and_fits_a_telephone(
    visit: Visit, narrow_visit: Visit, path: str, part: str
) -> None:
    visit.go(path, part)
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)
    assert visit.violations() == []
    narrow_visit.go(path, part)
    assert narrow_visit.overflow() <= 0


@pytest.mark.parametrize("path", PARTS)
def test_no_part_is_left_out(visit: Visit, path: str) -> None:
    visit.open(path)
    parts = visit.said().get_by_role("radiogroup", name="Part of the page").get_by_role("radio")
    expect(parts).to_have_count(len(PARTS[path]))
