"""From a file to saved data: checked first, problems named, only good rows saved."""

import csv
import io

import pytest
from driving import Visit
from playwright.sync_api import expect

from graph.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("no_data")]

UNIVERSITIES = b"university_id,name,city,province\nNED,NED University,Karachi,Sindh\n"
SESSIONS = (
    b"session_id,title,held_on,venue_id,participants_count\n"
    b"s1,Dialogue,2026-03-02,NED,20\n"
    b"s2,Dialogue,the other day,NED,20\n"
    b"s3,Dialogue,2026-03-09,NOWHERE,20\n"
)


def give(visit: Visit, *files: tuple[str, bytes]) -> None:
    visit.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in files]
    )
    visit.page.get_by_role("button", name="Check").wait_for()
    visit.settle()


def press(visit: Visit, name: str) -> None:
    visit.page.get_by_role("button", name=name).click()
    visit.settle()


def nodes(store: Store, label: str) -> int:
    return int(store.read(f"MATCH (n:{label}) RETURN count(n) AS many").iloc[0]["many"])


def test_check_save_and_see_what_changed(visit: Visit, no_data: Store) -> None:
    page = visit.open("/add_data")
    give(visit, ("universities.csv", UNIVERSITIES), ("sessions.csv", SESSIONS))
    press(visit, "Check 2 files first")
    expect(visit.said().get_by_text("nothing is saved yet")).to_be_visible()
    expect(page.get_by_role("heading", name="2 problems to mend")).to_be_visible()
    assert nodes(no_data, "Session") == nodes(no_data, "Import") == 0
    problems = list(
        csv.DictReader(io.StringIO(visit.downloaded("Download the problems").decode("utf-8-sig")))
    )
    assert [(one["row"], one["column"]) for one in problems] == [
        ("3", "held_on"),
        ("4", "venue_id"),
    ]
    assert all(one["fix"] for one in problems)
    assert visit.violations() == []

    press(visit, "Save 2 rows")
    expect(visit.said().get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    expect(visit.said().get_by_text("The data now goes up to")).to_contain_text("2 Mar 2026")
    assert nodes(no_data, "Session") == 1
    assert nodes(no_data, "Import") == 2
    assert visit.violations() == []

    # The other pages know it at once.
    visit.said().get_by_role("link", name="See the overview").click()
    visit.settle()
    expect(page.get_by_test_id("stSidebar")).to_contain_text("2 Mar 2026")


def test_a_file_loaded_before_and_a_file_of_nothing_known(visit: Visit, no_data: Store) -> None:
    page = visit.open("/add_data")
    give(visit, ("universities.csv", UNIVERSITIES), ("<b>notes</b>.csv", b"a,b\n1,2\n"))
    before = nodes(no_data, "University")
    press(visit, "Check 2 files first")
    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    expect(visit.said().get_by_text("<b>notes</b>.csv", exact=False).first).to_be_visible()
    assert nodes(no_data, "University") == before
    assert visit.violations() == []


def test_another_file_asks_to_be_checked_again(visit: Visit) -> None:
    page = visit.open("/add_data")
    give(visit, ("sessions.csv", SESSIONS))
    press(visit, "Check 1 file first")
    expect(page.get_by_role("heading", name="File by file")).to_be_visible()
    give(visit, ("more.csv", UNIVERSITIES))
    expect(page.get_by_role("heading", name="File by file")).to_have_count(0)
    expect(page.get_by_role("button", name="Check 2 files first")).to_be_visible()
