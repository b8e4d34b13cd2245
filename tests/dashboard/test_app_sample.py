"""The pages on the sample campaign, as a lead sees and uses them, by mouse and by keyboard."""

import csv
import io
import re

import pytest
from driving import PAGES, Visit
from playwright.sync_api import expect

from graph.health import summary
from graph.history import History
from graph.measures import measure_named
from graph.questions import question_named, run
from graph.settings import Settings
from graph.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("sample")]
SAMPLE = "Sample campaign: invented people and numbers"


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_marked_as_invented_and_is_accessible(visit: Visit, path: str) -> None:
    visit.open(path)
    expect(visit.said().get_by_text(SAMPLE)).to_be_visible()
    expect(visit.page.get_by_role("heading", level=1)).to_have_count(1)
    assert visit.violations() == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_fits_a_telephone(narrow_visit: Visit, path: str) -> None:
    narrow_visit.open(path)
    assert narrow_visit.overflow() <= 0


def test_the_menu_leads_to_every_page_and_the_month_stays_chosen(visit: Visit) -> None:
    page = visit.open()
    visit.choose("Month", "August 2026")
    for name in list(PAGES)[1:]:
        page.get_by_role("link", name=name, exact=True).first.click()
        visit.settle()
        assert page.url.endswith(PAGES[name])
    page.get_by_role("link", name="Overview", exact=True).first.click()
    visit.settle()
    expect(visit.said().get_by_text("active in August 2026")).to_be_visible()


def test_the_overview_shows_what_the_summary_says(
    visit: Visit, sample: Store, settings: Settings
) -> None:
    expected = summary(History.read(sample, settings.analysis))
    page = visit.open()
    expect(page.get_by_role("heading", name=expected.question)).to_be_visible()
    expect(visit.said().get_by_text(expected.verdict)).to_be_visible()
    for card in expected.cards:
        expect(visit.said().get_by_text(card.title, exact=True).first).to_be_visible()
    shown = page.get_by_test_id("stMetricValue").all_inner_texts()
    for card in expected.cards[:4]:
        assert f"{card.value:,.0f}" in shown
    for headline in expected.headlines:
        assert f"{headline.value:,}" in shown
    assert "79,000" in shown


def test_charts_are_drawn_and_spoken(visit: Visit) -> None:
    page = visit.open()
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart.locator("canvas, svg.marks").first).to_be_visible()
    expect(page.locator("[aria-label^='Ambassadors each month']").first).to_be_attached()
    lines = page.get_by_role("img", name=re.compile("^Active ambassadors: from .* 2026$"))
    expect(lines).to_be_visible()


def test_why_opens_the_numbers_and_leads_to_the_person(visit: Visit) -> None:
    page = visit.open()
    row = page.get_by_test_id("stHorizontalBlock").filter(has_text="is the only link to").last
    expect(row.get_by_text("Act now")).to_be_visible()
    name = row.locator("b").first.inner_text()
    row.get_by_role("button", name="Why?").click()
    page.get_by_role("button", name="See in the network").click()
    visit.settle()
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    assert page.url.endswith("/network")
    visit.picture()


def test_the_network_is_drawn_small_and_says_of_how_many(visit: Visit, sample: Store) -> None:
    people = len(History.read(sample).at().people)
    visit.open("/network")
    drawn = int(visit.picture().locator("body").get_attribute("data-drawn") or 0)
    assert drawn == min(people, 300)
    expect(
        visit.said().get_by_text(re.compile(f"of {people:,} people|all {people:,} people"))
    ).to_be_visible()


def test_a_person_is_found_by_name_and_shown_with_their_ties(visit: Visit, sample: Store) -> None:
    snapshot = History.read(sample).at()
    degree = measure_named("degree")(snapshot).set_index("person_id")["degree"]
    person = snapshot.people.set_index("person_id").loc[degree.idxmin()]
    page = visit.open("/network")
    visit.choose("Person", person["name"])
    expect(page.get_by_role("heading", level=2, name=person["name"])).to_be_visible()
    frame = visit.picture()
    drawn = int(frame.locator("body").get_attribute("data-drawn") or 0)
    assert drawn == degree.min() + 1
    listed = rows(visit.downloaded("Download as CSV"))
    assert len(listed) == drawn
    assert listed[0]["name"] == person["name"]
    assert float(listed[0]["degree"]) == degree.min()
    if degree.min():
        page.get_by_text(f"Ties ({degree.min():,})").click()
        visit.settle()


def test_a_campus_is_shown_with_its_people(visit: Visit, sample: Store) -> None:
    snapshot = History.read(sample).at()
    campus = snapshot.people["campus"].value_counts().index[0]
    members = set(snapshot.people.loc[snapshot.people["campus"] == campus, "person_id"])
    name = snapshot.campuses.set_index("university_id").loc[campus, "name"]
    visit.open("/network")
    visit.choose("Campus", name)
    assert members <= {row["person_id"] for row in rows(visit.downloaded("Download as CSV"))}


def test_the_picture_has_no_origin_and_can_be_kept(visit: Visit) -> None:
    visit.open("/network")
    frame = visit.picture()
    assert frame.evaluate("self.origin") == "null"
    assert (
        frame.evaluate("(() => { try { return document.cookie } catch (e) { return e.name } })()")
        == "SecurityError"
    )
    kept = visit.downloaded("Keep the picture").decode("utf-8")
    assert kept.startswith("<!doctype html>")
    assert "Content-Security-Policy" in kept


def test_the_picture_can_be_zoomed_by_keyboard(visit: Visit) -> None:
    visit.open("/network")
    frame = visit.picture()
    frame.locator("#closer").focus()
    frame.locator("#closer").press("Enter")
    frame.locator("#all").press("Enter")


def test_a_question_is_asked_with_a_form_and_downloaded(visit: Visit, sample: Store) -> None:
    page = visit.open("/questions")
    page.get_by_role("button", name="Dormant ambassadors").click()
    visit.settle()
    box = page.get_by_role("spinbutton").first
    box.fill("30")
    page.get_by_role("button", name="Ask").click()
    visit.settle()
    expected = run(sample, question_named("dormant_ambassadors"), {"days": 30})
    expect(visit.said().get_by_text(f"{len(expected)} rows", exact=True)).to_be_visible()
    content = visit.downloaded("Download as CSV")
    assert content.startswith(b"\xef\xbb\xbf")
    assert [row["person_id"] for row in rows(content)] == expected["person_id"].tolist()
    page.get_by_text("The Cypher behind it").click()
    expect(page.get_by_test_id("stCode")).to_contain_text(":param days => 30;")
    page.get_by_role("button", name="All questions").click()
    visit.settle()
    expect(page.get_by_text("Questions you can ask")).to_be_visible()


def test_a_question_is_found_by_a_word(visit: Visit) -> None:
    page = visit.open("/questions")
    visit.choose("Question", "testimonials")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    assert visit.violations() == []


def test_everything_on_a_page_is_reached_by_tab(visit: Visit) -> None:
    page = visit.open()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(document.activeElement.innerText || document.activeElement"
                ".getAttribute('aria-label') || '').trim()"
            )
        )
        if reached[-1].startswith("Why?"):
            break
    assert any("Network" in one for one in reached)
    assert reached[-1].startswith("Why?")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_be_hidden()


def test_urdu_is_set_in_nastaliq(visit: Visit, sample: Store) -> None:
    people = History.read(sample).at().people
    person = people[people["name_ur"].notna()].iloc[0]
    page = visit.open("/network")
    visit.choose("Person", person["name_ur"])
    expect(page.locator("[lang=ur]").first).to_be_visible()
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.family.includes('Nastaliq') && f.status === 'loaded')"
        ".length"
    )
    assert loaded >= 1
