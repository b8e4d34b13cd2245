"""A programme team's own workbook: tables found, told by their words, every row accounted for."""

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.messy.book import scope_of
from ingest.messy.hidden import Veil
from ingest.messy.layout import tables_of
from ingest.messy.pages import page, pages
from ingest.messy.read import read_book, read_pages
from ingest.named import Campus, Sign, Someone
from ingest.sheets import sheet
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed
from ingest.sources import sources
from ingest.sources.messy_workbook import KIND, SOURCES

SAMPLE = Path(__file__).parents[4] / "shared/samples/spreadsheets/MER_master_messy.xlsx"
Rows = Sequence[Sequence[Any]]
HASHING = Context(hashed=lambda kind, text: f"{kind}#{sum(map(ord, text))}")


def events(context: Context = HASHING, **sheets: Rows) -> list[Event]:
    """Read sheets as a workbook called "Team master"."""
    every = [page(sheet(name.replace("_", " "), rows), Veil()) for name, rows in sheets.items()]
    return list(read_pages("Team master.xlsx", every, (), context))


def rows_of(found: Sequence[Event], table: str) -> list[dict[str, Any]]:
    return [
        cells
        for event in found
        if isinstance(event, Item)
        for name, cells in event.rows
        if name == table
    ]


def who(cells: dict[str, Any], column: str = "person_id") -> str | None:
    return cells[column].name if isinstance(cells[column], Someone) else None


def attended(found: Sequence[Event], part: str = "attended") -> set[tuple[str | None, str]]:
    told = rows_of(found, "session_people")
    return {(who(cells), cells["session_id"]) for cells in told if cells["part"] == part}


def notes(found: Sequence[Event]) -> str:
    return "\n".join(event.text for event in found if isinstance(event, Note))


def losses(found: Sequence[Event]) -> Counter[str]:
    return Counter({event.what: event.count for event in found if isinstance(event, Loss)})


def workbook(**sheets: Rows) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(list(row))
    return book


def given_of(book: openpyxl.Workbook, name: str = "Team master.xlsx") -> Given:
    data = io.BytesIO()
    book.save(data)
    return Given.of(name, data.getvalue())


SESSIONS: Rows = [
    ["Session", None, None, "Participants", None, None],
    ["ID", "Date", "Topic", "Male", "Female", "Total"],
    ["D-01", date(2024, 3, 5), "Tolerance", "12", "15", None],
    ["D-02", "12th March 2024", "Media", 22, "-", "22"],
    ["Grand Total", None, None, 34, 15, None],
]
PEOPLE: Rows = [
    ["Ambassadors of the north (FINAL v7)"],
    [],
    [
        *("Sr.#", "Name of Ambassador", "Gender", "CNIC", "Cell #", "University / Institute"),
        *("X handle", "Date of Joining", "Status", "Nominated by (Sr.#)"),
    ],
    [1, "Hina Baig", "F", None, "0300-1112223", "NUST", "@Hina_B", "15-10-2023", "Active", None],
    [2, "Omar Jan عمر جان", "male", None, None, "UoP", None, 45214, "On leave", 1],
    ["Total", 2],
    ["Note: red = not responding"],
]


def test_a_list_of_ambassadors_says_who_studies_where_and_serves_since_when() -> None:
    found = events(Ambassadors=PEOPLE)
    people = rows_of(found, "people")
    assert [cells["name"] for cells in people] == ["Hina Baig", "Omar Jan"]
    assert people[1]["name_ur"] == "عمر جان"
    assert [cells["gender"] for cells in people] == ["female", "male"]
    assert {cells["roles"] for cells in people} == {"ambassador"}
    terms = rows_of(found, "ambassador_terms")
    assert {cells["appointed_on"] for cells in terms} == {date(2023, 10, 15)}
    assert not any("ends_on" in cells for cells in terms)
    assert rows_of(found, "studies")[0]["university_id"] == Campus("NUST")
    assert any("on leave" in what for what in losses(found))


def test_a_nomination_by_serial_number_is_a_tie_that_was_reported() -> None:
    (tie,) = rows_of(events(Ambassadors=PEOPLE), "reported_ties")
    assert (who(tie), who(tie, "knows_person_id")) == ("Hina Baig", "Omar Jan")
    assert tie["source"] == "nomination"


def test_totals_notes_and_titles_are_passed_over_with_their_reason() -> None:
    found = events(Ambassadors=PEOPLE)
    passed = {event.number: event.why for event in found if isinstance(event, Passed)}
    assert passed == {
        1: "titles, headings and notes around the rows",
        6: "totals and averages",
        7: "titles, headings and notes around the rows",
    }


def test_contacts_leave_as_hashes_alone_and_rounded_ones_not_at_all() -> None:
    found = events(
        Ambassadors=[
            ["Name", "University", "CNIC", "Mobile", "Contact"],
            ["Hina Baig", "NUST", "15602-7654321-2", "3001112223", "hina@example.com"],
            ["Omar Jan", "NUST", 5440010000000, None, None],
        ]
    )
    hina, omar = (cells["person_id"] for cells in rows_of(found, "people"))
    assert {sign.kind for sign in hina.signs} == {"id_card", "phone", "email"}
    assert omar.signs == ()
    assert any("rounded" in what for what in losses(found))
    said = repr(found)
    assert not any(text in said for text in ("7654321", "1112223", "hina@", "54400"))


def test_a_card_beside_plainly_different_people_recognises_nobody() -> None:
    found = events(
        Ambassadors=[
            ["Name", "University", "CNIC", "Mobile"],
            ["Hina Baig", "NUST", "15602-7654321-2", None],
            ["Omar Jan", "NUST", "1560276543212", None],
            ["Muhammad Omar", "UoP", None, "0300-1112223"],
            ["M. Omar", "UoP", None, "+92 300 1112223"],
        ]
    )
    signs = [cells["person_id"].signs for cells in rows_of(found, "people")]
    phone = Sign("phone", HASHING.hashed("phone", "+923001112223"))
    assert signs == [(), (), (phone,), (phone,)]
    assert "different names" in notes(found)


def test_one_name_at_two_campuses_is_two_people_whom_a_bare_name_does_not_mean() -> None:
    found = events(
        Ambassadors=[
            ["Sr", "Name", "University", "Joined"],
            [1, "Ali Khan", "NUST", "13/01/2024"],
            [2, "Ali Khan", "LUMS", "14/01/2024"],
        ],
        Sessions=SESSIONS,
        Attendance=[
            ["Name", "University", "D-01"],
            ["Ali Khan", "LUMS", "P"],
            ["Ali Khan", None, "P"],
        ],
    )
    one, other = (cells["person_id"] for cells in rows_of(found, "people"))
    assert one != other
    (came,) = rows_of(found, "session_people")
    assert came["person_id"] == other
    (aside,) = (event for event in found if isinstance(event, Aside))
    assert "several people" in aside.problem


def test_a_person_twice_on_a_list_is_one_and_what_was_said_first_stands() -> None:
    found = events(
        Panelists=[
            ["Name", "Organisation", "Sessions attended"],
            ["Dr. Sana Mir", "NUML, Islamabad", "D-01, D-02"],
            ["Sana Mir (Dr)", "NUML", "2"],
        ],
        Sessions=SESSIONS,
    )
    one, other = rows_of(found, "people")
    assert one == other
    assert (one["name"], one["expertise"], one["roles"]) == (
        *("Sana Mir", "NUML, Islamabad"),
        "panelist",
    )
    assert attended(found, "spoke") == {("Sana Mir", "D-01"), ("Sana Mir", "D-02")}


def test_sessions_under_two_rows_of_heads_are_read_and_totals_made_of_parts() -> None:
    found = events(Sessions_2024=SESSIONS)
    one, other = rows_of(found, "sessions")
    assert (one["session_id"], one["held_on"], one["title"]) == (
        *("D-01", date(2024, 3, 5)),
        "Tolerance",
    )
    assert (one["participants_count"], other["participants_count"]) == (27, 22)
    assert one["venue_id"] == Campus("Place not recorded", venue=True)


def test_a_session_with_a_number_for_id_is_told_from_those_of_other_workbooks() -> None:
    found = events(
        Sessions=[["Session No", "Date", "Topic", "Venue"], [1, "2024-03-05", "Faith", "NUST"]],
        Attendance=[["Name", "Session 1"], ["Hina", "P"]],
    )
    assert rows_of(found, "sessions")[0]["session_id"] == "team-master-1"
    assert attended(found) == {("Hina", "team-master-1")}


def test_panelists_of_a_session_speak_there_and_their_organisation_is_expertise() -> None:
    found = events(
        Sessions=[
            ["Session ID", "Date", "Topic", "Venue", "Panelists (names; designations)", "Host"],
            ["D-1", "2024-03-05", "Faith", "Lincoln Corner", "Dr. Sana Mir (NUML); Omar", "Hina"],
        ]
    )
    assert attended(found, "spoke") == {("Sana Mir", "D-1"), ("Omar", "D-1")}
    assert attended(found, "hosted") == {("Hina", "D-1")}
    people = {cells["name"]: cells for cells in rows_of(found, "people")}
    assert people["Sana Mir"]["expertise"] == "NUML"
    assert people["Sana Mir"]["roles"] == "panelist"
    assert "roles" not in people["Hina"]


def test_a_day_that_can_be_two_is_set_aside_unless_the_workbook_decides() -> None:
    rows = [["Session ID", "Date", "Topic", "Total"], ["D-03", "07/03/2024", "Faith", 9]]
    (aside,) = (event for event in events(Sessions=rows) if isinstance(event, Aside))
    assert "7 March 2024" in aside.problem
    assert "3 July 2024" in aside.problem
    by_column = events(Sessions=[*rows, ["D-04", "13/03/2024", "Media", 8]])
    by_title = events(Sessions=[["as of 31/12/2024"], [], *rows])
    by_heads = events(
        Sessions=rows, Attendance=[["Name", "D-02\n06-Mar", "D-03\n07-Mar"], ["Hina", "P", "P"]]
    )
    for found in (by_column, by_title, by_heads):
        assert rows_of(found, "sessions")[0]["held_on"] == date(2024, 3, 7)
    chosen = events(Context(options={"day_order": "mdy"}), Sessions=rows)
    assert rows_of(chosen, "sessions")[0]["held_on"] == date(2024, 7, 3)


def test_a_matrix_says_who_came_in_any_marks() -> None:
    found = events(
        Sessions=SESSIONS,
        Attendance=[
            ["Attendance sheet"],
            ["Sr", "Name", "D-01\n05-Mar", "d-2", "%"],
            [1, "Hina", "P", "✗", "50%"],
            [2, "عائشہ", "حاضر", 1, None],
            [3, "Walk-in: Kamran", "p ", None, None],
            [4, "Late Comer", "A", "L", None],
            [5, "Never Came", "A", 0, None],
            [None, "Total present", 3, 2, None],
        ],
    )
    assert attended(found) == {
        *(("Hina", "D-01"), ("عائشہ", "D-01"), ("عائشہ", "D-02"), ("Kamran", "D-01")),
        ("Late Comer", "D-02"),
    }
    assert "late as attended" in notes(found)
    passed = {e.number: e.why for e in found if isinstance(e, Passed) and e.sheet == "Attendance"}
    assert passed[7] == "people who attended none of the sessions"
    assert passed[8] == "totals and averages"


@pytest.mark.parametrize(
    ("legend", "came"),
    [
        ("P = present, L = late", True),
        ("P = present, L = leave", False),
        ("P = present, A = absent, L = late/leave", False),
    ],
)
def test_an_l_is_what_the_sheet_says_and_what_may_be_either_is_not_counted(
    legend: str, came: bool
) -> None:
    found = events(
        Sessions=SESSIONS,
        Attendance=[[legend], ["Name", "D-01", "D-02"], ["Hina", "P", "L"]],
    )
    assert (("Hina", "D-02") in attended(found)) is came
    assert any("late or leave" in what for what in losses(found)) is ("/" in legend)


def test_attendance_without_a_list_of_sessions_makes_one_of_each_whole_day() -> None:
    found = events(Attendance=[["Name", date(2024, 5, 1), "8 May 2024"], ["Hina", "P", "P"]])
    days = {cells["held_on"] for cells in rows_of(found, "sessions")}
    assert days == {date(2024, 5, 1), date(2024, 5, 8)}
    assert "lists no sessions" in notes(found)


def test_days_under_their_month_head_columns_too() -> None:
    found = events(
        Sessions=SESSIONS,
        Attendance=[
            ["Name", "University", "March 2024", None, "April 2024"],
            [None, None, 5, 12, 2],
            ["Hina", "NUST", "P", "A", "P"],
            ["Omar", "NUST", "P", "P", None],
        ],
    )
    assert attended(found) == {("Hina", "D-01"), ("Omar", "D-01"), ("Omar", "D-02")}
    assert '"2"' in notes(found)


def test_attendance_a_line_each_by_title_or_turned_round_is_read_too() -> None:
    lines = events(
        Sessions=SESSIONS,
        Log=[["Session", "Participant", "Present"], ["D-1", "Hina", "Y"], ["D-2", "Hina", "N"]],
    )
    assert attended(lines) == {("Hina", "D-01")}
    signed = events(
        Sessions=SESSIONS,
        Sheet3=[
            ["Attendance – D-02 – 12 March 2024"],
            ["#", "Name", "University", "Signature"],
            [1, "Hina", "NUST", "x"],
            [2, None, None, None],
        ],
    )
    assert attended(signed) == {("Hina", "D-02")}
    turned = events(
        Sessions=SESSIONS,
        Attendance=[["Session", "Hina Baig", "Omar"], ["D-01", "P", "A"], ["D-02", "✓", "✓"]],
    )
    assert attended(turned) == {("Hina Baig", "D-01"), ("Hina Baig", "D-02"), ("Omar", "D-02")}


def test_feedback_is_scored_parted_into_waves_and_names_nobody() -> None:
    found = events(
        Sessions=SESSIONS,
        Feedback=[
            [
                *("Session ID", "Respondent", "Content (1-5)", "Would recommend?"),
                *("Trust before", "Trust after", "Comments"),
            ],
            ["d-01 ", "Hina Baig", "4 - Agree", "جی ہاں", "۲", "۴", "good"],
            ["D-02", None, 0, "No", None, 3, None],
            ["D-99", "ghost", 6, "maybe", 3, 3, "no such session"],
        ],
    )
    told = rows_of(found, "feedback")
    assert [(cells["session_id"], cells["wave"]) for cells in told] == [
        *(("D-01", "after"), ("D-01", "before"), ("D-02", "after")),
        *(("D-99", "after"), ("D-99", "before")),
    ]
    assert told[0]["items"] == {
        "item_content": 4.0,
        "item_would_recommend": 1.0,
        "item_trust": 4.0,
    }
    assert told[1]["items"] == {"item_trust": 2.0}
    assert told[0]["respondent_code"] == told[1]["respondent_code"]
    assert "Hina" not in repr(told)
    assert sum(n for what, n in losses(found).items() if "not on their scale" in what) == 2
    assert "Comments" in notes(found)


def test_a_column_says_the_wave_of_each_sheet_of_answers() -> None:
    found = events(
        Survey=[
            ["Session", "Participant ID", "Pre/Post", "I respect others", "I trust others"],
            ["D-1", "P01", "Pre", "Agree", "Neutral"],
            ["D-1", "P01", "Post", "Strongly agree", "Agree"],
        ]
    )
    told = {cells["wave"]: cells["items"] for cells in rows_of(found, "feedback")}
    assert told["before"] == {"item_i_respect_others": 4.0, "item_i_trust_others": 3.0}
    assert told["after"] == {"item_i_respect_others": 5.0, "item_i_trust_others": 4.0}


def test_universities_are_read_with_rough_numbers_and_any_notation_of_places() -> None:
    found = events(
        Universities=[
            ["University", "Short", "City", "Province", "Sector", "Enrollment", "Lat/Long"],
            ["QAU", "QAU", "Islamabad", "ICT", "Public", "~13,000", "33.7470, 73.1371"],
            ["UoP", "UOP / UoP", "Peshawar", "KPK", "Govt", "15k", "34°00'N 71°29'E"],
            ["KIU", None, "Gilgit", "GB", "private", "N/A", "35.9245;74.3555"],
        ]
    )
    told = rows_of(found, "universities")
    assert [cells.get("students") for cells in told] == [13000, 15000, None]
    assert [cells["sector"] for cells in told] == ["public", "public", "private"]
    assert [cells["latitude"] for cells in told] == [33.747, 34.0, 35.9245]
    assert told[1]["province"] == "Khyber Pakhtunkhwa"
    assert "rough" in notes(found)


def test_trainings_and_content_are_read() -> None:
    found = events(
        Trainings=[
            ["Training", "Training date", "Location", "Names of participants"],
            ["Listening", "20-02-2024", "Karachi", "Hina Baig, Omar & Sara"],
        ],
        Videos=[
            ["Video title", "Type", "Published on", "Featuring"],
            ["Why we talk", "Video", "2024-03-01", "Hina Baig; Dr. Zia"],
            ["Riddle", "?!", "2024-03-02", None],
        ],
    )
    (training,) = rows_of(found, "trainings")
    assert (training["title"], training["held_on"]) == ("Listening", date(2024, 2, 20))
    assert {who(cells) for cells in rows_of(found, "training_people")} == {
        *("Hina Baig", "Omar"),
        "Sara",
    }
    assert [cells["kind"] for cells in rows_of(found, "content")] == ["video", "video"]
    assert {who(cells) for cells in rows_of(found, "content_people")} == {"Hina Baig", "Zia"}


def test_urdu_and_roman_urdu_sheets_are_understood() -> None:
    urdu = events(
        سفراء=[
            ["سفراء کی فہرست"],
            ["نمبر شمار", "نام", "ولدیت", "جنس", "جامعہ", "شہر", "صوبہ", "تاریخ شمولیت"],
            ["۱", "عائشہ خان", "محمد", "خاتون", "جامعہ پشاور", "پشاور", "کے پی", "۱۵/۰۹/۲۰۲۳"],
        ],
        سیشن=[
            ["سیشن نمبر", "تاریخ", "موضوع", "مقام", "شرکاء", None],
            [None, None, None, None, "مرد", "خواتین"],
            ["س-۱", "۵ مارچ ۲۰۲۴", "رواداری", "جامعہ کراچی", "۲۰", "۱۵"],
        ],
        حاضری=[["نام", "س-۱"], ["عائشہ خان", "حاضر"]],
    )
    (term,) = rows_of(urdu, "ambassador_terms")
    assert term["appointed_on"] == date(2023, 9, 15)
    assert term["university_id"].province == "Khyber Pakhtunkhwa"
    assert rows_of(urdu, "sessions")[0]["participants_count"] == 35
    assert attended(urdu) == {("عائشہ خان", "س-۱")}
    roman = events(
        Safeer=[
            ["Naam", "Jamia", "Shehr", "Sooba", "Tareekh e shamuliyat"],
            ["Hina", "NUST", "Islamabad", "ICT", "1 September 2023"],
        ]
    )
    assert rows_of(roman, "ambassador_terms")[0]["appointed_on"] == date(2023, 9, 1)


def test_tables_beside_and_below_each_other_are_told_apart_and_summaries_left() -> None:
    found = events(
        Sheet1=[
            ["Everything"],
            [],
            ["Institute", "Town", "No. of Students", None, "Speaker", "Affiliation", "Sessions"],
            ["GCU Lahore", "Lahore", "about 12,000", None, "Prof. Hina Baig", "LUMS", "1 & 2"],
            ["LUMS", "Lahore", "5k", None, "Omar Jan", "Dawn", "D-2"],
            [],
            ["Dialogue sessions held"],
            ["Session No", "Held on", "Theme", "Place", "Total participants"],
            ["D-1", "04/05/2024", "Media", "GCU Lahore", "45 students"],
            ["D-2", "13/05/2024", "Women", "LUMS", "~60"],
        ],
        Pivot=[["Province", "Male", "Female", "Total"], ["Punjab", 10, 12, 22]],
    )
    assert len(rows_of(found, "universities")) == 2
    assert attended(found, "spoke") == {
        *(("Hina Baig", "D-1"), ("Hina Baig", "D-2")),
        ("Omar Jan", "D-2"),
    }
    assert [cells["participants_count"] for cells in rows_of(found, "sessions")] == [45, 60]
    passed = [event.why for event in found if isinstance(event, Passed) and event.sheet == "Pivot"]
    assert passed == ["rows of tables that are not understood"]
    assert "Province, Male, Female, Total" in notes(found)


def test_what_is_hidden_is_passed_over_and_merged_cells_hold_for_all_their_rows() -> None:
    book = workbook(
        Fellows=[
            ["Name", "University", "Gender", "Joined"],
            ["Hina", "NUST", "F", "13/01/2024"],
            ["Omar", None, "M", "14/01/2024"],
            ["Secret One", "UoP", "M", "15/01/2024"],
        ],
        _old=[["Name", "University"], ["Stale", "NUST"]],
    )
    book["Fellows"].merge_cells("B2:B3")
    book["Fellows"].row_dimensions[4].hidden = True
    book["Fellows"].column_dimensions["C"].hidden = True
    book["_old"].sheet_state = "hidden"
    found = list(read_book(given_of(book), HASHING))
    people = rows_of(found, "people")
    assert [cells["name"] for cells in people] == ["Hina", "Omar"]
    assert {cells["person_id"].campus for cells in people} == {Campus("NUST")}
    assert not any("gender" in cells for cells in people)
    why = Counter(event.why for event in found if isinstance(event, Passed))
    assert why == {"hidden rows": 1, "rows of hidden sheets": 2}
    assert "hidden column" in notes(found)


def test_formulas_count_by_their_result_and_not_at_all_without_one() -> None:
    found = events(
        Sessions=[
            ["Session ID", "Date", "Topic", "Male", "Female", "Total"],
            ["D-1", "2024-03-05", "Faith", 3, 4, "=D2+E2"],
            ["D-2", "2024-03-06", "Media", None, None, "=SUM(D3:E3)"],
        ]
    )
    assert [cells.get("participants_count") for cells in rows_of(found, "sessions")] == [7, None]


def test_a_csv_file_with_titles_and_semicolons_is_read() -> None:
    text = (
        "Ambassador list;;;\nupdated 3.4.2024;;;\n;;;\nAmbassador;University;Gender;Joined\n"
        "Hina;NUST;female;14.03.2024\nTotal;1;;\n"
    )
    given_ = Given.of("Team master v3 - Ambassadors.csv", text.encode())
    assert SOURCES[0].recognise(Head(given_)) == 1
    found = list(read_book(given_, HASHING))
    (term,) = rows_of(found, "ambassador_terms")
    assert term["appointed_on"] == date(2024, 3, 14)
    assert term["person_id"].scope == "team-master"


def test_the_scope_stays_when_the_workbook_is_saved_again() -> None:
    names = ["MER_master v7.xlsx", "MER master FINAL.xlsx", "MER_master_v8_final (2).xlsx"]
    names += ["folder/MER_master 2024-03-31.xlsx", "MER_master.xlsx"]
    assert {scope_of(name) for name in names} == {"mer-master"}
    assert scope_of("MER_master v2 - People.csv") == "mer-master"
    assert scope_of("final.xlsx")


def test_it_never_takes_own_tables_nor_what_tools_write() -> None:
    own = workbook(people=[["person_id", "name", "roles"], ["P-1", "Hina", "ambassador"]])
    tool = workbook(Data=[["_uuid", "name", "university", "gender"], ["u", "Hina", "NUST", "F"]])
    numbers = workbook(Data=[["a", "b"], [1, 2], [3, 4]])
    for book in (tool, numbers):
        assert SOURCES[0].recognise(Head(given_of(book))) == 0
    from ingest.recognise import source_of

    assert source_of(given_of(own)) is None
    messy = source_of(given_of(workbook(Ambassadors=PEOPLE)))
    assert messy is not None
    assert messy.kind == KIND
    assert messy is sources()[KIND]


def test_a_file_without_any_table_is_refused_whole() -> None:
    with pytest.raises(InputError, match="no table that can be told"):
        events(Sheet1=[["do not use"], ["Hina", "stale"]])


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared samples are not here")
def test_the_shared_workbook_is_read_as_a_careful_person_would() -> None:
    found = list(read_book(Given.of(SAMPLE.name, SAMPLE.read_bytes()), HASHING))
    kinds = Counter(type(event).__name__ for event in found)
    assert kinds["Item"] + kinds["Passed"] + kinds["Aside"] == 45
    assert len(rows_of(found, "ambassador_terms")) == 9
    assert len(rows_of(found, "reported_ties")) == 8
    assert len(rows_of(found, "universities")) == 7
    assert attended(found, "spoke") == {
        *(("Sana Mir", "S-01"), ("Sana Mir", "S-02"), ("Sana Mir", "S-03")),
        *(("A. Qureshi", "S-01"), ("Imran Khan", "S-02"), ("Gul Naz", "S-03")),
    }
    assert {s for name, s in attended(found) if name == "Gul Naz"} == {"S-01", "S-03"}
    days = {cells["session_id"]: cells["held_on"] for cells in rows_of(found, "sessions")}
    assert days["S-03"] == date(2024, 3, 7)
    assert "35202" not in repr(found)
    assert not any(sign.kind == "id_card" for sign in _signs(found, "Ayesha Khan"))
    assert ("account", "x:bilal_pesh") in {
        (sign.kind, sign.value)
        for name in ("M. Bilal", "Muhammad Bilal")
        for sign in _signs(found, name)
    }


def _signs(found: Sequence[Event], name: str) -> Sequence[Sign]:
    return next(c["person_id"].signs for c in rows_of(found, "people") if c["name"] == name)


_WORDS = ["Name", "University", "Session ID", "Date", "Topic", "Gender", "Total", "نام", "P", "A"]
_CELLS = (
    st.none()
    | st.sampled_from(
        [*_WORDS, "D-1", "Hina Baig", "NUST", "13/01/2024", "Note: x", "✓", "5", 1, 4.0]
    )
    | st.text(max_size=12)
    | st.dates(date(2000, 1, 1), date(2060, 1, 1))
    | st.floats(allow_nan=False)
)
_GRIDS = st.lists(st.lists(_CELLS, max_size=6), max_size=9)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(_GRIDS, _GRIDS)
def test_whatever_sheets_hold_every_row_is_accounted_for(one: Rows, other: Rows) -> None:
    every = [page(sheet("One", one), Veil()), page(sheet("Two", other), Veil())]
    try:
        found = list(read_pages("x.xlsx", every, (), HASHING))
    except InputError:
        return
    counted = {(e.sheet, e.number) for e in found if isinstance(e, Item | Passed | Aside)}
    heads = {(each.name, row) for each in every for row in tables_of(each).heads}
    assert counted | heads == {(each.name, row) for each in every for row in each.rows}
    assert all(event.rows for event in found if isinstance(event, Item))


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes) -> None:
    given_ = Given.of("x.csv", b"Name,University,Gender\n" + data)
    for each in (given_, Given.of("x.xlsx", b"PK\x03\x04" + data)):
        assert SOURCES[0].recognise(Head(each)) in (0, 1)
        try:
            found = list(read_book(each, HASHING))
        except InputError:
            continue
        assert all(isinstance(e, Item | Passed | Aside | Loss | Note) for e in found)


def test_the_pages_of_a_workbook_are_those_it_shows() -> None:
    shown, warnings = pages(given_of(workbook(One=[["a"]], Two=[["b", None, "c"]])))
    assert [each.name for each in shown] == ["One", "Two"]
    assert warnings == []
    assert shown[1].cell(1, 2) == "c"
    assert shown[1].cell(9, 9) is None


def test_a_row_of_a_csv_copy_that_a_comma_has_torn_apart_is_set_aside() -> None:
    head = "Members of the team\nName,University,Gender,City\n"
    good = "Hina Baig,NUST,F,Rawalpindi\nSara Malik,NUST,F\n"
    text = head + good + "Baig, Omar,NUST,M,Rawalpindi\nAmna Zia,LUMS,F,Lahore,,\n"
    found = list(read_book(Given.of("Team - People.csv", text.encode()), HASHING))
    names = {cells["name"] for cells in rows_of(found, "people")}
    assert names == {"Hina Baig", "Sara Malik", "Amna Zia"}
    (aside,) = [each for each in found if isinstance(each, Aside)]
    assert (aside.number, aside.sheet) == (5, "People")
    assert "has 5 cells where the header has 4" in aside.problem


def test_a_csv_copy_that_is_cut_off_says_so() -> None:
    text = "Name,University,Gender\nHina Baig,NUST,F\nSara Malik,NUST,F\nOmar Zia,NU"
    found = list(read_book(Given.of("Team.csv", text.encode()), HASHING))
    assert "ends in the middle of a row" in notes(found)
