"""KoboToolbox's exports in every mode say the same of the same submissions."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as holds
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.errors import InputError
from ingest.files import Given
from ingest.named import Campus
from ingest.recognise import source_of
from ingest.source import Aside, Context, Event, Item, Note, Passed
from ingest.sources.kobo import SOURCES
from ingest.surveys import Survey, apply, open_survey, propose

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "kobo"
HASHING = Context(hashed=lambda kind, text: f"#{kind}:{text}")
META = ["_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"]
XML = ["start", "grp/full_name", "grp/uni", "held_on", "people", "themes", *META]
LABELS = ["start", "Your name", "University", "Session date", "Number of participants"]
SUBMISSIONS = [
    ["Amna", "NUST", "2024-03-31", "20", ("peace", "law")],
    ["عمر فاروق", "LUMS", "2024-04-01", "1,200", ("law",)],
    ["Sara", "NUST", "2024-04-02", "15", ()],
]
STATUSES = ["", "Approved", "Not Approved"]
OPTIONS = ["peace", "law"]


def meta(at: int) -> list[str]:
    time = f"2024-04-0{at + 1}T20:30:00"
    return [str(700 + at), f"uuid-{at}", time, STATUSES[at], "vTEST", str(at + 1)]


def table(
    select: str = "both", sep: str = "/", *, labels: bool = False, hxl: bool = False
) -> list[list[str]]:
    asked = "Themes discussed" if labels else "themes"
    options = ["Peace & law", "Law"] if labels else OPTIONS
    header = list(LABELS) if labels else XML[:5]
    header = [name.replace("/", sep) for name in header]
    summary = [asked] if select in ("both", "summary") else []
    boxes = [f"{asked}{sep}{option}" for option in options] if select != "summary" else []
    rows = [[*header, *summary, *boxes, *META]]
    if hxl:
        rows.append(["", "#name", "", "#date", "", *[""] * (len(summary + boxes) + len(META))])
    for at, (name, uni, day, count, ticked) in enumerate(SUBMISSIONS):
        words = [options[OPTIONS.index(each)] for each in ticked]
        one = [" ".join(words)] if summary else []
        many = [str(int(each in ticked)) for each in OPTIONS] if boxes else []
        start = "2024-04-01T10:00:00.000+05:00"
        rows.append([start, name, uni, day, count, *one, *many, *meta(at)])
    return rows


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def as_xlsx(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_json() -> bytes:
    results = []
    for at, (name, uni, day, count, ticked) in enumerate(SUBMISSIONS):
        own = dict(zip(META, meta(at), strict=True))
        status = {"uid": "validation_status_not_approved"} if at == 2 else {}
        results.append(
            {
                **own,
                "_id": 700 + at,
                "_validation_status": status,
                "_attachments": [],
                "grp/full_name": name,
                "grp/uni": uni,
                "held_on": day,
                "people": count,
                **({"themes": " ".join(ticked)} if ticked else {}),
                "panel": [{"panel/p_name": "Dr. Zia"}] if at == 0 else [],
            }
        )
    return json.dumps({"count": 3, "results": results}).encode()


def survey(name: str, data: bytes) -> Survey:
    file = Given.of(name, data)
    source = source_of(file)
    assert source is not None
    assert source.kind == "kobo"
    return open_survey(file)


def told(found: Survey, table: str) -> list[dict[str, Any]]:
    events = apply(found, propose(found), HASHING)
    rows = [row for event in events if isinstance(event, Item) for row in event.rows]
    return [cells for name, cells in rows if name == table]


MODES = {
    "names, both": as_csv(table()),
    "names, details": as_csv(table("details")),
    "names, summary": as_csv(table("summary")),
    "names, another sign": as_csv(table(sep=":")),
    "labels, both": as_csv(table(labels=True)),
    "labels, details": as_csv(table("details", labels=True)),
    "labels, HXL": as_csv(table(labels=True, hxl=True)),
    "sheet": as_xlsx({"Dialogue report": table()}),
    "JSON": as_json(),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_says_the_same_of_the_same_submissions(mode: str):
    found = survey("Dialogue report - all versions - x - 2024-04-05-10-11-12.csv", MODES[mode])
    sessions = told(found, "sessions")
    assert [each["session_id"] for each in sessions] == [
        "dialogue-report-700",
        "dialogue-report-701",
    ]
    assert [each["held_on"] for each in sessions] == [date(2024, 3, 31), date(2024, 4, 1)]
    assert [each["participants_count"] for each in sessions] == [20, 1200]
    assert [each["venue_id"] for each in sessions] == [
        Campus("NUST", venue=True),
        Campus("LUMS", venue=True),
    ]
    topics = [set(each["topics"].split(";")) for each in sessions]
    label = {"peace": "Peace & law", "law": "Law"} if "labels" in mode else {}
    assert topics == [
        {label.get(each, each) for each in ("peace", "law")},
        {label.get("law", "law")},
    ]


def test_summary_of_labels_is_parted_where_its_options_stand_alone_elsewhere():
    found = survey("x.csv", as_csv(table("summary", labels=True)))
    assert found.question("Themes discussed") is not None
    # "Peace & law" never stands alone here: nobody can know where it ends, so nothing is parted.
    assert told(found, "sessions")[0]["topics"] == "Peace & law Law"


def test_submission_time_is_utc_and_start_has_its_own_zone():
    found = survey("x.csv", MODES["names, both"])
    assert found.submissions[0].submitted_at is not None
    assert found.submissions[0].submitted_at.isoformat() == "2024-04-01T20:30:00+00:00"
    feedback_day = propose(found)
    assert feedback_day.about == "session"


def test_not_approved_is_passed_over_unless_told_otherwise():
    found = survey("x.csv", MODES["names, both"])
    mapping = propose(found)
    why = [each.why for each in apply(found, mapping, HASHING) if isinstance(each, Passed)]
    assert why == ["submissions that were not approved"]
    context = Context(options={"drop_not_approved": False})
    assert not [each for each in apply(found, mapping, context) if isinstance(each, Passed)]


def test_double_upload_is_the_same_record_again():
    rows = table()
    rows.append([*rows[1][:-6], "999", *rows[1][-5:]])
    found = survey("x.csv", as_csv(rows))
    events = list(apply(found, propose(found), HASHING))
    items = [each for each in events if isinstance(each, Item)]
    assert items[0].rows == items[-1].rows
    assert items[0].number != items[-1].number


def test_csv_says_that_repeats_are_lost_and_a_workbook_does_not():
    said = [each for each in survey("x.csv", MODES["names, both"]).aside if isinstance(each, Note)]
    assert any("repeat groups" in each.text for each in said)
    assert not survey("x.xlsx", MODES["sheet"]).aside


def repeats(*, text: bool) -> dict[str, list[list[Any]]]:
    number = str if text else float
    main = table()
    main = [main[0], *[[*row[:-1], number(row[-1])] for row in main[1:]]]
    parent = "A form title that is longer than thirty-one characters"
    inner = ["_index", "_parent_table_name", "_parent_index", "_submission__uuid"]
    panel = [
        ["Panelist name", *inner],
        ["Dr. Zia Haq", number(1), parent, number(1), "uuid-0"],
        ["Hina Shah", number(2), parent, number(2), "uuid-1"],
        ["Nobody's", number(3), parent, number(99), "uuid-9"],
    ]
    books = [
        ["Title of a book", *inner],
        ["Peace", number(1), "panelists", number(1), "uuid-0"],
    ]
    return {parent[:31]: main, "panelists": panel, "books": books}


@pytest.mark.parametrize("text", [True, False])
def test_repeats_of_a_workbook_join_their_submissions(text: bool):
    found = survey("x.xlsx", as_xlsx(repeats(text=text)))
    assert found.submissions[0].repeats["panelists"] == [{"Panelist name": "Dr. Zia Haq"}]
    inner = found.submissions[0].repeats["books"]
    assert inner == [{"Panelist name": "Dr. Zia Haq", "Title of a book": "Peace"}]
    lost = [each for each in found.aside if isinstance(each, Aside)]
    assert [(each.number, each.sheet) for each in lost] == [(4, "panelists")]
    spoke = [each for each in told(found, "session_people") if each["part"] == "spoke"]
    assert [each["person_id"].name for each in spoke] == ["Zia Haq", "Hina Shah"]


def test_repeats_of_json_are_read_from_within():
    found = survey("x.json", MODES["JSON"])
    assert found.submissions[0].repeats == {"panel": [{"panel/p_name": "Dr. Zia"}]}
    assert [each.repeat for each in found.questions if each.repeat] == ["panel"]


def test_questions_of_one_name_are_told_apart():
    rows = table()
    rows = [[*row[:5], "Name" if at == 0 else f"n{at}", *row[5:]] for at, row in enumerate(rows)]
    rows = [[*row[:6], "Name" if at == 0 else f"m{at}", *row[6:]] for at, row in enumerate(rows)]
    found = survey("x.csv", as_csv(rows))
    assert found.submissions[0].answers["Name"] == "n1"
    assert found.submissions[0].answers["Name (2)"] == "m1"


def test_a_question_called_like_another_and_more_is_no_option_of_it():
    rows = table("summary")
    halls = ["hall", "Main hall", "Hall 2", ""]
    rows = [[*row[:5], halls[at], *row[5:]] for at, row in enumerate(rows)]
    rows = [[*row[:6], ["hall_other", "", "", "0"][at], *row[6:]] for at, row in enumerate(rows)]
    found = survey("x.csv", as_csv(rows))
    assert found.submissions[0].answers["hall"] == "Main hall"
    assert "hall_other" in {each.name for each in found.questions}


def test_contacts_leave_only_as_hashes():
    rows = table()
    extra = ["CNIC", "35202-1234567-1", "35201-1234567-1", "35203-1234567-1"]
    phone = ["WhatsApp number", "0300 1234567", "+923011234567", "3021234567"]
    rows = [[*row[:5], extra[at], phone[at], *row[5:]] for at, row in enumerate(rows)]
    found = survey("x.csv", as_csv(rows))
    said = repr(list(apply(found, propose(found), Context(hashed=lambda _, __: "H" * 8))))
    assert "1234567" not in said
    assert "HHHHHHHH" in said


def test_other_exports_of_the_form_beside_it_are_read_once():
    group: dict[str, Given] = {}
    for name, mode in {"names.csv": "names, both", "labels.csv": "labels, both"}.items():
        data = MODES[mode]
        group[name] = Given(
            name, True, len(data), lambda data=data: io.BytesIO(data), lambda: group
        )
    events = {name: list(SOURCES[0].read(file, HASHING)) for name, file in group.items()}
    assert all(isinstance(each, Passed) for each in events["names.csv"])
    assert len(events["names.csv"]) == 3
    assert any(isinstance(each, Item) for each in events["labels.csv"])


def test_a_proposed_mapping_is_noted_kept_and_used_again(tmp_path: Path):
    context = Context(mappings=tmp_path)
    first = list(SOURCES[0].read(Given.of("a.csv", MODES["names, both"]), context))
    assert any(isinstance(each, Note) and "proposed" in each.text for each in first)
    assert len(list(tmp_path.glob("*.toml"))) == 1
    again = list(SOURCES[0].read(Given.of("b.csv", MODES["labels, both"]), context))
    assert not any(isinstance(each, Note) and "proposed" in each.text for each in again)
    ids = [each.rows[0][1]["session_id"] for each in again if isinstance(each, Item)]
    assert ids == [each.rows[0][1]["session_id"] for each in first if isinstance(each, Item)]


def test_checking_keeps_nothing(tmp_path: Path):
    context = Context(mappings=tmp_path, options={"writing": False})
    assert list(SOURCES[0].read(Given.of("a.csv", MODES["names, both"]), context))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")
@pytest.mark.parametrize("file", ["kobo_labels_en_both.xlsx", "kobo_xml_both.csv"])
def test_every_submission_of_the_samples_is_accounted_for(file: str):
    context = Context(hashed=lambda kind, text: f"{kind}{len(text)}")
    events = list(SOURCES[0].read(Given.of(file, (SAMPLES / file).read_bytes()), context))
    numbers = [each.number for each in events if isinstance(each, Item | Passed | Aside)]
    assert sorted(numbers) == list(range(2, 17))
    sessions = [row for e in events if isinstance(e, Item) for row in e.rows[:1]]
    assert {table for table, _ in sessions} == {"sessions"}


def accounted(events: list[Event]) -> list[int]:
    return [each.number for each in events if isinstance(each, Item | Passed | Aside)]


_NAMES = st.sampled_from([*XML, "themes/peace", "_venue_latitude", "_venue_longitude", "Name", ""])
_VALUES = st.sampled_from(["1", "0", "peace law", "2024-02-30", "Amna", "", "1e9", "#x"])


@settings(max_examples=60, deadline=None)
@holds(
    st.lists(_NAMES, max_size=9),
    st.lists(st.lists(_VALUES | st.text(max_size=9), max_size=16), max_size=6),
)
def test_whatever_stands_in_a_table_it_is_read_or_refused(names, rows):
    data = as_csv([["_uuid", "_submission_time", *names], *rows])
    try:
        events = list(SOURCES[0].read(Given.of("x.csv", data), HASHING))
    except InputError:
        return
    filled = [at for at, row in enumerate(rows, start=2) if any(cell.strip() for cell in row)]
    assert set(accounted(events)) <= set(filled)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["_uuid", "_id", "a/b", "held_on", "people", "uni"]), inner
        )
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@holds(_JSON | st.lists(st.dictionaries(st.sampled_from(["_uuid", "_id", "x/y"]), _JSON)))
def test_whatever_json_it_is_read_or_refused(data):
    try:
        list(SOURCES[0].read(Given.of("x.json", json.dumps(data).encode()), HASHING))
    except InputError:
        return


def test_a_submission_torn_apart_by_a_comma_is_set_aside():
    data = as_csv(table()).replace(b'"1,200"', b"1;200")
    found = survey("export.csv", data)
    (aside,) = [each for each in found.aside if isinstance(each, Aside)]
    assert aside.number == 3
    assert "cells where the header has" in aside.problem
    assert [each.number for each in found.submissions] == [2, 4]
