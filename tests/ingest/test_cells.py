"""What a cell may hold, what it becomes, and what is said of one that can't be read."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from small_campaign import campaign

from ingest.records import SHEETS
from ingest.records.base import Record
from ingest.records.columns import columns
from ingest.rows import Problem, Row
from ingest.validate import validate

KARACHI = ZoneInfo("Asia/Karachi")
FIRST = {table: rows[0] for table, rows in campaign().items()}


def made(table: str, zone: ZoneInfo = KARACHI, **cells: object) -> Record | list[Problem]:
    """Validate a table's first row with some cells replaced; blank text is a blank cell."""
    given: Mapping[str, object] = {**FIRST[table], **cells}
    filled = {name: None if value == "" else value for name, value in given.items()}
    items = {name: filled.pop(name) for name in list(filled) if name.startswith("item_")}
    return validate(Row(table, "", 2, filled | ({"items": items} if items else {})), zone)


def value(table: str, column: str, cell: object) -> object:
    record = made(table, **{column: cell})
    assert isinstance(record, Record), record
    return getattr(record, column)


def problem(table: str, column: str, cell: object) -> Problem:
    found = made(table, **{column: cell})
    assert isinstance(found, list), f"{cell!r} was taken"
    assert [each.column for each in found] == [column]
    assert found[0].fix
    return found[0]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("P-014", "P-014"),
        (" P 014 ", "P 014"),
        ("0042", "0042"),
        (12, "12"),
        (12.0, "12"),
        ("12E4", "12E4"),
        ('="00123"', "00123"),
        ("P\u200b1", "P1"),
        ("شخص۱", "شخص۱"),
        ("x'}) DETACH DELETE n //", "x'}) DETACH DELETE n //"),
    ],
)
def test_ids_are_text(cell: object, text: str) -> None:
    assert value("people", "person_id", cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        *("1.22E+17", "1,22E+17", "1.2316E+18", "7.9155723368987E+017", "123.0", "9e+5"),
        *(1.77162e18, 1771620470748086295, float(2**53 + 2), 12.5, -3, True),
        *(date(2026, 3, 4), "x" * 201),
    ],
)
def test_mangled_ids_are_refused(cell: object) -> None:
    found = problem("sessions", "session_id", cell)
    assert "text" in found.fix.lower() or "short id" in found.fix


@pytest.mark.parametrize(
    "cell",
    ["amna@example.com", "42101-1234567-1", "4210112345671", "+92 300 1234567", "03001234567"],
)
def test_ids_of_people_are_no_personal_numbers_and_are_never_repeated(cell: str) -> None:
    for table, column in (("people", "person_id"), ("feedback", "respondent_code")):
        found = problem(table, column, cell)
        assert found.value == "(not shown)"
        assert cell not in repr(found)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026/3/4", date(2026, 3, 4)),
        ("2026-03-04 00:00:00", date(2026, 3, 4)),
        ("۲۰۲۶-۰۳-۰۴", date(2026, 3, 4)),
        ("4 March 2026", date(2026, 3, 4)),
        ("4th Mar 2026", date(2026, 3, 4)),
        (date(2026, 3, 4), date(2026, 3, 4)),
        (datetime(2026, 3, 4, 18, 30), date(2026, 3, 4)),
    ],
)
def test_days(cell: object, day: date) -> None:
    assert value("sessions", "held_on", cell) == day


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("03/04/2026", "2026-04-03 (3 April) or 2026-03-04 (4 March)"),
        ("25-03-2026", "2026-03-25 (25 March)"),
        ("3.4.26", "2026-04-03"),
        ("99/99/2026", "YYYY-MM-DD"),
        ("2026-02-30", "YYYY-MM-DD"),
        ("next Tuesday", "YYYY-MM-DD"),
        ("2026", "YYYY-MM-DD"),
        ("20260304", "YYYY-MM-DD"),
        (45214, "date"),
        (45214.0, "date"),
        (timedelta(hours=3), "date"),
        ("1999-12-31", "year"),
        ("2226-03-04", "year"),
        (date(1900, 1, 1), "year"),
    ],
)
def test_days_that_are_unclear_are_refused(cell: object, says: str) -> None:
    assert says in problem("sessions", "held_on", cell).fix


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("2026-03-21T14:00:00Z", datetime(2026, 3, 21, 14, tzinfo=UTC)),
        ("2026-03-21T14:00:00+05:00", datetime(2026, 3, 21, 9, tzinfo=UTC)),
        ("2026-03-21 14:00", datetime(2026, 3, 21, 9, tzinfo=UTC)),
        ("2026-03-21", datetime(2026, 3, 20, 19, tzinfo=UTC)),
        (datetime(2026, 3, 21, 14), datetime(2026, 3, 21, 9, tzinfo=UTC)),
        (date(2026, 3, 21), datetime(2026, 3, 20, 19, tzinfo=UTC)),
    ],
)
def test_instants_are_utc_and_without_a_zone_karachi(cell: object, instant: datetime) -> None:
    assert value("posts", "posted_at", cell) == instant


def test_another_zone_can_be_set() -> None:
    record = made("posts", ZoneInfo("Europe/Berlin"), posted_at="2026-03-21 14:00")
    assert isinstance(record, Record)
    assert record.__dict__["posted_at"] == datetime(2026, 3, 21, 13, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["14:00", "2026-03-21T25:00", "0001-01-01T00:00Z", "soon", 4.5])
def test_instants_that_are_none_are_refused(cell: object) -> None:
    problem("posts", "posted_at", cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (45, 45),
        (45.0, 45),
        ("45", 45),
        ("1,234", 1234),
        ("1,23,456", 123456),
        ("٤٥", 45),
        ("۴۵", 45),
        (0, 0),
        ("", None),
    ],
)
def test_counts(cell: object, number: int | None) -> None:
    assert value("sessions", "participants_count", cell) == number


@pytest.mark.parametrize(
    "cell",
    [-1, "-1", 4.5, "1.234", "12,34", "about 40", "1.1K", "55,000+", float("nan"), True, "9" * 40],
)
def test_counts_that_are_none_are_refused(cell: object) -> None:
    problem("sessions", "participants_count", cell)


@pytest.mark.parametrize(
    ("cell", "province"),
    [
        *(("KPK", "Khyber Pakhtunkhwa"), ("k.p.k", "Khyber Pakhtunkhwa"), ("sind", "Sindh")),
        *(("سندھ", "Sindh"), ("AJ&K", "Azad Jammu & Kashmir"), ("Punjab", "Punjab")),
        *(("ICT", "Islamabad Capital Territory"), ("gilgit baltistan", "Gilgit-Baltistan")),
    ],
)
def test_provinces_go_by_many_names(cell: str, province: str) -> None:
    assert value("venues", "province", cell) == province


def test_a_word_that_is_no_choice_gets_the_nearest_one() -> None:
    assert 'Did you mean "Punjab"' in problem("venues", "province", "Punajb").fix
    assert 'Did you mean "attended"' in problem("session_people", "part", "atended").fix
    assert "hosted, spoke or attended" in problem("session_people", "part", "slept").fix


@pytest.mark.parametrize(
    ("table", "column", "cell", "stored"),
    [
        ("accounts", "platform", "Twitter", "x"),
        ("interactions", "type", "Retweet", "repost"),
        ("content", "kind", "Photo story", "photo_story"),
        ("people", "consent", "ہاں", True),
        ("people", "consent", False, False),
        ("people", "roles", "Ambassador; PANELIST;ambassador", ("ambassador", "panelist")),
        (
            "sessions",
            "topics",
            "Peace; peace ;ہم آہنگی؛ dialogue",
            ("Peace", "ہم آہنگی", "dialogue"),
        ),
        ("posts", "hashtags", "#One, #two #ONE;three", ("One", "two", "three")),
        ("accounts", "handle", "https://twitter.com/Mashal_Example?s=20", "Mashal_Example"),
        ("accounts", "handle", "https://www.facebook.com/profile.php?id=100012", "100012"),
        ("accounts", "account_id", "@Some_One", "@some_one"),
        ("people", "name", "  Zahra\n  Bibi\u202e ", "Zahra Bibi"),
        ("people", "name", "زہرا\u200cبی\u202bبی", "زہرا\u200cبیبی"),
        ("people", "name", "آمنہ", "آمنہ"),
        ("people", "name", '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'),
        ("posts", "text", "<script>alert(1)</script>\r\n\x00two", "<script>alert(1)</script>\ntwo"),
        ("venues", "latitude", "24.86", None),
    ],
)
def test_cells_of_other_kinds(table: str, column: str, cell: object, stored: object) -> None:
    if column == "latitude":
        record = made(table, latitude=cell, longitude="67.01")
        assert isinstance(record, Record)
        assert record.__dict__["latitude"] == 24.86
    else:
        assert value(table, column, cell) == stored


@pytest.mark.parametrize(
    ("table", "cells", "column"),
    [
        ("ambassador_terms", {"ends_on": "2026-01-31"}, "ends_on"),
        ("studies", {"graduates_on": "2024-01-01"}, "graduates_on"),
        ("campaigns", {"ends_on": "2026-02-01"}, "ends_on"),
        ("universities", {"longitude": ""}, "longitude"),
        ("universities", {"latitude": 71.58, "longitude": 34.01}, "latitude"),
        ("reported_ties", {"knows_person_id": "P1"}, "knows_person_id"),
        ("measurements", {"of": "post", "platform": ""}, "platform"),
        ("measurements", {"value": ""}, "value"),
        ("interactions", {"type": "mention"}, "target_post_id"),
        ("interactions", {"reaction": "love"}, "reaction"),
        ("interactions", {"target_post_id": "1771620470748086307"}, "target_post_id"),
        ("people", {"name": "\u200b\u202e"}, "name"),
        ("people", {"name": "x" * 201}, "name"),
        ("people", {"name": "#REF!"}, "name"),
        ("testimonials", {"text": "x" * 100_001}, "text"),
        ("feedback", {"item_trust": "very much"}, "item_trust"),
        ("feedback", {"wave": "during"}, "wave"),
        ("accounts", {"handle": "two words"}, "handle"),
    ],
)
def test_rows_that_contradict_themselves_are_refused(
    table: str, cells: dict[str, object], column: str
) -> None:
    found = made(table, **cells)
    assert isinstance(found, list)
    assert column in {each.column for each in found}
    assert all(each.fix and each.row == 2 and each.table == table for each in found)
    assert all(len(each.value) <= 80 for each in found)


def test_every_bad_cell_of_a_row_is_named() -> None:
    found = made("sessions", title="", held_on="soon", participants_count=-1)
    assert isinstance(found, list)
    assert sorted(each.column for each in found) == ["held_on", "participants_count", "title"]


@pytest.mark.parametrize("table", SHEETS)
def test_the_example_of_every_column_is_right(table: str) -> None:
    example = {each.name: each.example for each in columns(SHEETS[table])}
    assert isinstance(validate(Row(table, "", 2, example), KARACHI), Record)


@pytest.mark.parametrize("table", SHEETS)
def test_every_required_column_must_be_filled(table: str) -> None:
    record = SHEETS[table]
    for each in columns(record):
        found = validate(Row(table, "", 2, {**FIRST[table], each.name: None}), KARACHI)
        if each.required and each.name not in record.instead:
            assert isinstance(found, list)
            assert each.name in {one.column for one in found}
