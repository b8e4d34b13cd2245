"""Sustainability as a lead uses it, on the sample campaign: each part says what graph/ computes."""

import csv
import io
import re
from datetime import timedelta

import pytest
from driving import Visit
from playwright.sync_api import expect

from graph.calendar import same_day_before
from graph.carrying import carried
from graph.health import Summary, summary
from graph.history import History
from graph.maturity import maturity
from graph.pillars import points
from graph.retention import of_ambassadors
from graph.robustness import without, worst_loss
from graph.snapshot import Snapshot
from graph.store import Store
from graph.succession import forecast
from graph.view import View

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
PAGE = "/sustainability"


@pytest.fixture(scope="module")
def history(sample: Store) -> History:
    return History.read(sample)


@pytest.fixture(scope="module")
def snapshot(history: History) -> Snapshot:
    return history.at()


@pytest.fixture(scope="module")
def health(history: History) -> Summary:
    return summary(history)


def test_the_score_stands_with_its_range_and_its_limit(visit: Visit, health: Summary) -> None:
    now = health.health.now
    assert now.score is not None
    visit.go(PAGE, "How healthy")
    expect(visit.said().get_by_text(f"{points(now.score)} of 100")).to_be_visible()
    told = f"Between {points(now.low)} and {points(now.high)}"
    expect(visit.said().get_by_text(told)).to_be_visible()
    expect(visit.said().get_by_text(re.compile("not validated", re.I)).first).to_be_visible()


def test_another_month_has_another_story(visit: Visit, health: Summary) -> None:
    months = {one.month: one for one in health.health.changes}
    visit.go(PAGE, "How healthy")
    visit.choose("Month, compared with the one before", "July 2026")
    change = months["2026-07"]
    assert change.before is not None
    assert change.now is not None
    said = visit.said().get_by_text(re.compile(r"^July 2026: "))
    expect(said).to_contain_text(f"{change.now:.0f}, ")
    expect(said).to_contain_text("down" if change.now < change.before else "up")


def test_the_forecast_is_told_term_by_term(visit: Visit, snapshot: Snapshot) -> None:
    table = forecast(snapshot)
    gone = int(table["ambassadors"].iloc[0] - table["ambassadors"].iloc[2])
    visit.go(PAGE, "Who leaves when")
    said = f"{gone} of {int(table['ambassadors'].iloc[0])} ambassadors leave by"
    expect(visit.said().get_by_text(said)).to_be_visible()
    visit.page.get_by_role("button", name="Download as CSV").first.scroll_into_view_if_needed()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Download as CSV").first.click()
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [int(float(row["largest_component"])) for row in rows] == (
        table["largest_component"].tolist()
    )


def test_what_is_lost_shows_at_once(visit: Visit, snapshot: Snapshot) -> None:
    worst = worst_loss(snapshot, 1)
    name = snapshot.people.set_index("person_id")["name"][worst.people[0]]
    visit.go(PAGE, "What if")
    expect(visit.said().get_by_text("Choose who leaves")).to_be_visible()
    expect(visit.said().get_by_text(f"{name} is the worst to lose")).to_be_visible()
    visit.choose("Who leaves", name)
    loss = without(snapshot, worst.people)
    expect(visit.said().get_by_text("Choose who leaves")).to_have_count(0)
    expect(visit.said().get_by_text(re.compile(f"{loss.largest.after:,}")).first).to_be_visible()


def test_a_whole_campus_can_leave(visit: Visit) -> None:
    visit.go(PAGE, "What if")
    visit.choose("A whole campus", "Habib University")
    expect(visit.said().get_by_text("Choose who leaves")).to_have_count(0)
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)


def test_who_carries_it_with_and_without_staff(
    visit: Visit, history: History, snapshot: Snapshot
) -> None:
    visit.go(PAGE, "Who carries it")
    since = same_day_before(snapshot.as_of, 3) + timedelta(days=1)
    found = carried(snapshot, "sessions", "people", since)
    said = f"{found.factor} of {len(found.ranked)} hosts did half of the hosting"
    expect(visit.said().get_by_text(said).first).to_be_visible()
    visit.page.get_by_text("Staff and panelists count").click()
    visit.settle()
    own = carried(history.at(snapshot.as_of, View(staff=False)), "sessions", "people", since)
    said = f"{own.factor} of {len(own.ranked)} hosts did half of the hosting"
    expect(visit.said().get_by_text(said).first).to_be_visible()


def test_who_is_active_is_told_with_its_interval(visit: Visit, snapshot: Snapshot) -> None:
    current = of_ambassadors(snapshot)
    active = int((current["state"] == "active").sum())
    visit.go(PAGE, "Alive or drifting")
    expect(
        visit.said().get_by_text(f"{active} of {len(current)} ambassadors are active")
    ).to_be_visible()
    expect(visit.page.locator("svg").get_by_text(re.compile("Participant")).first).to_be_visible()


def test_the_shape_stands_with_its_evidence(visit: Visit, snapshot: Snapshot) -> None:
    found = maturity(snapshot)
    visit.go(PAGE, "What shape it has")
    expect(visit.said().get_by_text(found.in_words()).first).to_be_visible()
    expect(visit.page.get_by_role("heading", name="The evidence")).to_be_visible()
    expect(visit.page.get_by_role("heading", name="How it moved")).to_be_visible()
