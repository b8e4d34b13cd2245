"""Whom the sheets of one workbook mean, and what questions in Urdu are called."""

from collections.abc import Sequence
from typing import Any

from ingest.messy.hidden import Veil
from ingest.messy.pages import page
from ingest.messy.read import read_pages
from ingest.sheets import Sheet
from ingest.source import Aside, Context, Event, Item

Rows = Sequence[Sequence[Any]]
CONTEXT = Context(hashed=lambda kind, text: f"{kind}:{text[::-1]}")
PEOPLE: Rows = [
    [None, None, None, "Institution", None, None],
    ["S#", "Name", "Gender", "Univ.", "City", "Joined"],
    [1, "Kiran D'Souza", "F", "NUST", "Islamabad", "13/01/2024"],
    [2, "Imran Khan", "M", "BUITEMS", "Quetta", "14/01/2024"],
    [3, "M. Zeeshan Mughal", "M", "LUMS", "Lahore", "15/01/2024"],
    [4, "Imran Khan", "M", "NUST", "Islamabad", "16/01/2024"],
]
SESSIONS: Rows = [["ID", "Date", "Topic"], ["D-01", "5 March 2024", "Peace"]]


def events(**sheets: Rows) -> list[Event]:
    every = [
        page(Sheet(name, [(at, row) for at, row in enumerate(rows, start=1)]), Veil())
        for name, rows in sheets.items()
    ]
    return list(read_pages("Team master.xlsx", every, (), CONTEXT))


def rows_of(found: Sequence[Event], table: str) -> list[dict[str, Any]]:
    items = [event for event in found if isinstance(event, Item)]
    return [cells for event in items for name, cells in event.rows if name == table]


def test_univ_is_the_university() -> None:
    found = events(Ambassadors=PEOPLE)
    assert [cells["university_id"].text for cells in rows_of(found, "studies")] == [
        *("NUST", "BUITEMS", "LUMS", "NUST"),
    ]


def test_a_name_is_known_again_without_its_apostrophe_muhammad_or_dots() -> None:
    head = ["Name", "D-01"]
    came = [["Kiran DSouza", "P"], ["Kiran D’Souza", "P"], ["Zeeshan Mughal", "P"], ["Dr Zia", "P"]]
    found = events(Ambassadors=PEOPLE, Sessions=SESSIONS, Attendance=[head, *came])
    people = [cells["person_id"].name for cells in rows_of(found, "session_people")]
    assert people == ["Kiran D'Souza", "Kiran D'Souza", "M. Zeeshan Mughal", "Zia"]


def test_a_campus_in_brackets_or_the_lists_own_number_says_which_of_one_name() -> None:
    bare = [["Sr", "Name", "D-01"], ["", "Imran Khan (BUITEMS)", "P"]]
    found = events(Ambassadors=PEOPLE, Sessions=SESSIONS, Attendance=bare)
    (came,) = rows_of(found, "session_people")
    assert came["person_id"].campus.text == "BUITEMS"
    numbered = [["Sr", "Name", "D-01"], [1, "Kiran D'Souza", "A"], [4, "Imran Khan", "P"]]
    found = events(Ambassadors=PEOPLE, Sessions=SESSIONS, Attendance=numbered)
    (came,) = rows_of(found, "session_people")
    assert came["person_id"].campus.text == "NUST"


def test_numbers_that_are_not_those_of_the_list_say_nothing() -> None:
    own = [["Sr", "Name", "D-01"], [2, "Kiran D'Souza", "P"], [4, "Imran Khan", "P"]]
    found = events(Ambassadors=PEOPLE, Sessions=SESSIONS, Attendance=own)
    (aside,) = (event for event in found if isinstance(event, Aside))
    assert "several people" in aside.problem


def test_urdu_questions_before_and_after_are_one_item_in_latin_letters() -> None:
    found = events(
        Sessions=SESSIONS,
        Feedback=[
            ["نشست", "شریک", "مجھے بھروسہ ہے (پہلے)", "مجھے بھروسہ ہے (بعد)", "مواد"],
            ["D-01", "عائشہ", "متفق نہیں", "متفق", "۴"],
            ["D-01", "فیصل", "متفق", "بالکل متفق", "۵"],
        ],
    )
    told = [(cells["wave"], cells["items"]) for cells in rows_of(found, "feedback")]
    assert told[:2] == [
        ("after", {"item_mjhe_bhrosh_he": 4.0, "item_moad": 4.0}),
        ("before", {"item_mjhe_bhrosh_he": 2.0}),
    ]
    codes = [cells["respondent_code"] for cells in rows_of(found, "feedback")]
    assert codes[0] == codes[1] != codes[2]
