"""A survey on the Add data page: asked once what it means, loaded, taken back."""

from collections.abc import Iterator

import pytest
from driving import Visit
from playwright.sync_api import expect
from test_app_upload import give, nodes, press

from dashboard.text import instant
from graph.settings import Analysis, Settings
from graph.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("no_data")]

HEADS = (
    *("start", "end", "Session date", "University", "Number of participants", "Topics discussed"),
    *("Your name", "Mobile number", "Colour of the door", "_id", "_uuid", "_submission_time"),
)
ROWS = (
    ("2026-03-02", "NED University", "24", "Tolerance", "Invented Host", "0300 1234567", "red"),
    (
        "2026-03-09",
        "University of Karachi",
        "31",
        "Media",
        "Invented Guest",
        "0301 7654321",
        "blue",
    ),
)


def export(*rows: tuple[str, ...]) -> bytes:
    """Write what KoboToolbox writes: semicolons, every field quoted."""
    lines = [HEADS]
    for at, row in enumerate(rows, start=1):
        day = row[0]
        stamp = f"{day}T10:00:00.000+05:00"
        lines.append((stamp, stamp, *row, str(900 + at), f"uuid-{at}", f"{day}T05:05:00"))
    return "\r\n".join(";".join(f'"{cell}"' for cell in line) for line in lines).encode()


@pytest.fixture(autouse=True)
def without_kept_mappings(settings: Settings) -> Iterator[None]:
    """Leave no mapping behind for other tests."""
    yield
    for file in (settings.home / "mappings").glob("*.toml"):
        file.unlink()


def test_asked_once_then_saved_then_taken_back(
    visit: Visit, no_data: Store, settings: Settings
) -> None:
    page = visit.open("/add_data")
    give(visit, ("Session report - labels.csv", export(ROWS[0])))
    expect(visit.said().get_by_text("what do its questions mean?")).to_be_visible()
    # A phone number is never shown, not even as an example.
    expect(visit.said().get_by_text("0300 1234567")).to_have_count(0)
    visit.choose("Colour of the door", "Kind of session")
    assert visit.violations() == []
    press(visit, "Check 1 file first")
    assert len(list((settings.home / "mappings").glob("*.toml"))) == 1
    press(visit, "Save 1 row")
    expect(visit.said().get_by_text("Saved.")).to_be_visible()
    saved = no_data.read("MATCH (s:Session) RETURN s.format AS format, s.participants_count AS n")
    assert saved.to_dict("records") == [{"format": "red", "n": 24}]

    # The next export of the form asks nothing.
    press(visit, "Add more files")
    give(visit, ("Session report - labels.csv", export(*ROWS)))
    expect(page.get_by_role("combobox", name="Colour of the door")).to_have_count(0)
    press(visit, "Check 1 file first")
    press(visit, "Save 1 row")
    assert nodes(no_data, "Session") == 2

    # One of the two is taken back; what the other says stays.
    visit.unfold("Take an import back")
    visit.choose("Import to take back", second_import(no_data))
    press(visit, "Take it back")
    expect(visit.said().get_by_text("is taken back")).to_be_visible()
    states = no_data.read("MATCH (i:Import) RETURN i.status AS status")["status"]
    assert sorted(states) == ["done", "undone"]
    assert nodes(no_data, "Session") == 1
    assert visit.violations() == []


def second_import(store: Store) -> str:
    """Give what the box says of the later of two imports of one file name.

    It tells them apart by their minute, and by their rows if they have the same.
    """
    loaded = store.read("MATCH (i:Import) RETURN i.loaded_at AS at ORDER BY at")["at"]
    minutes = [instant(at, Analysis().zone) for at in loaded]
    return "1 of 2 rows new" if minutes[0] == minutes[1] else minutes[1]
