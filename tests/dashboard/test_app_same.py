"""Same person?: a doubt is decided, the two are one, and they are taken apart again."""

import pytest
from driving import Visit
from playwright.sync_api import expect
from test_app_survey import ROWS, export
from test_app_upload import nodes, press

from graph.store import Store
from ingest.load import load

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("no_data")]

UNIVERSITIES = b"university_id,name,city,province\nNED,NED University,Karachi,Sindh\n"
PEOPLE = b"person_id,name\nP-1,Invented Host\nP-2,<b>Bilal</b> Invented\n"
STUDIES = b"person_id,university_id\nP-1,NED\nP-2,NED\n"


def test_a_doubt_is_decided_and_taken_back(visit: Visit, no_data: Store) -> None:
    own = [("universities.csv", UNIVERSITIES), ("people.csv", PEOPLE), ("studies.csv", STUDIES)]
    load(no_data, [*own, ("Session report.csv", export(ROWS[0]))])
    page = visit.open("/same_person")
    expect(visit.said().get_by_text("Is this one person?")).to_have_count(1)
    expect(visit.said().get_by_text("Invented Host", exact=True)).to_have_count(2)
    assert visit.violations() == []

    press(visit, "The same")
    expect(visit.said().get_by_text("are joined")).to_be_visible()
    assert nodes(no_data, "Person") == 2
    assert visit.violations() == []

    visit.unfold("Take two apart again")
    visit.choose("Joining to undo", "Invented")
    press(visit, "Take them apart")
    assert nodes(no_data, "Person") == 3
    # Who was taken apart by hand is not asked about again.
    visit.open("/same_person")
    expect(page.get_by_text("Nobody waits for a decision.")).to_be_visible()
