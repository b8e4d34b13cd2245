"""Influence & reach as a lead uses it, on the sample campaign: every part of the page."""

import csv
import io
import re

import pytest
from driving import Visit
from playwright.sync_api import expect

from graph.bands import bands
from graph.cascades import calibrated, cascades
from graph.history import History
from graph.reach import campus_flow, ladder
from graph.snapshot import Snapshot
from graph.spread import choose_seeds, expected_spread
from graph.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
TAGS = "[data-testid=stMultiSelect] [data-tag]"


@pytest.fixture(scope="module")
def snapshot(sample: Store) -> Snapshot:
    return History.read(sample).at()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_places_are_told_with_their_bands(visit: Visit, snapshot: Snapshot) -> None:
    visit.go("/influence", "Who carries the network")
    told = bands(snapshot, "two_step_reach").set_index("person_id")
    listed = rows(visit.downloaded("Download as CSV"))
    assert len(listed) == len(told)
    for row in listed[:20]:
        expected = told.loc[row["person_id"]]
        assert float(row["rank_low"]) == expected["rank_low"]
        assert float(row["rank_high"]) == expected["rank_high"]
    expect(visit.page.locator("[aria-label^='The first 15 of']").first).to_be_attached()


def test_without_staff_there_are_fewer(visit: Visit, snapshot: Snapshot) -> None:
    visit.go("/influence", "Who carries the network")
    visit.page.get_by_text("Staff and panelists count").click()
    visit.settle()
    listed = rows(visit.downloaded("Download as CSV"))
    staff = snapshot.people["staff"].eq(True) | snapshot.people["panelist"].eq(True)
    assert len(listed) == len(snapshot.people) - int(staff.sum())


def test_a_message_of_chosen_people_is_told_with_its_interval(
    visit: Visit, snapshot: Snapshot
) -> None:
    person = snapshot.people.iloc[0]
    visit.go("/influence", "How far a message goes")
    expect(visit.said().get_by_text("Choose who starts a message")).to_be_visible()
    visit.choose("Who starts it", person["name"])
    p = round(calibrated(snapshot).p, 3)
    told = expected_spread(snapshot, [person["person_id"]], p=p, runs=4_000)
    expect(
        visit.said().get_by_text(f"{told.mean:,.1f} people ({told.low:,.1f} to {told.high:,.1f})")
    ).to_be_visible()


def test_people_are_chosen_on_the_picture(visit: Visit) -> None:
    visit.go("/influence", "How far a message goes")
    people = visit.page.locator("svg.marks .mark-symbol path")
    tags = visit.page.locator(TAGS)
    for at, chosen in ((20, 1), (70, 2), (20, 1)):  # a second click lets go
        people.nth(at).click()
        visit.settle()
        expect(tags).to_have_count(chosen)
    expect(visit.said().get_by_text(re.compile("A message from .* is expected"))).to_be_visible()


def test_whom_to_ask_is_answered_with_its_proof_and_its_price(
    visit: Visit, snapshot: Snapshot
) -> None:
    visit.go("/influence", "Whom to ask")
    p = round(calibrated(snapshot).p, 3)
    told = choose_seeds(snapshot, 5, p=p)
    listed = rows(visit.downloaded("Download as CSV"))
    assert {row["person_id"] for row in listed} == set(told.people)
    proof = f"at least {told.bound:.0%} of what any choice"
    expect(visit.said().get_by_text(proof)).to_be_visible()
    expect(visit.page.get_by_role("heading", name="What fairness costs")).to_be_visible()
    visit.page.get_by_role("button", name="See how far it goes").click()
    visit.settle()
    expect(visit.page.locator(TAGS)).to_have_count(5)


def test_the_rungs_stand_side_by_side(visit: Visit, snapshot: Snapshot) -> None:
    visit.go("/influence", "What was reached")
    listed = rows(visit.downloaded("Download as CSV"))
    told = ladder(snapshot, "campaign")
    assert [row["campaign"] for row in listed] == told["campaign"].tolist()
    assert float(listed[0]["measured_high"]) == told["measured_high"][0] == 79_000
    visit.choose("Reach of", "Sessions")
    expect(visit.said().get_by_text(re.compile("(brought together|reached) most:"))).to_be_visible()


@pytest.mark.parametrize("part", ["What was reached", "What was passed on"])
def test_campaigns_are_shown_on_their_own_page(visit: Visit, part: str) -> None:
    visit.go("/influence", part)
    expect(visit.page.get_by_role("heading", name="Who set")).to_have_count(0)
    visit.said().get_by_role("link", name="See the campaigns").click()
    visit.settle()
    title = "What did the campaigns and content reach?"
    expect(visit.page.get_by_role("heading", name=title)).to_be_visible()


def test_campuses_are_drawn_against_each_other(visit: Visit, snapshot: Snapshot) -> None:
    visit.go("/influence", "Between campuses")
    flow = campus_flow(snapshot)
    apart = flow[flow["source"] < flow["target"]]
    tied = int((apart["ties"] > 0).sum())
    expect(visit.said().get_by_text(f"{tied} of {len(apart)} pairs of campuses")).to_be_visible()


def test_what_was_passed_on_is_told_with_what_the_model_expects(
    visit: Visit, snapshot: Snapshot
) -> None:
    visit.go("/influence", "What was passed on")
    found = cascades(snapshot)
    several = int((found["posts"] > 1).sum())
    expect(visit.said().get_by_text(f"{several} of {len(found)} posts were passed")).to_be_visible()
    expect(visit.page.get_by_role("heading", name="Does the model hold?")).to_be_visible()
    expect(visit.said().get_by_text(re.compile("went farther than expected"))).to_be_visible()
