"""Numbers and days as people type them: what is meant is read, what isn't known is nothing."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loose.days import loose_day, order_of, readings
from ingest.loose.numbers import comma_of, is_approximate, loose_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1234),
        ("12,34,567", 1_234_567),
        ("1.234", 1.234),
        ("1.234.567", 1_234_567),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("2,3 mil", 2300),
        ("1.1K", 1100),
        ("1.2M", 1_200_000),
        ("1.1 lakh", 110_000),
        ("1.1 لاکھ", 110_000),
        ("2 crore", 20_000_000),
        ("2 crore 10 lakh", 21_000_000),
        ("~13,000", 13_000),
        ("15k", 15_000),
        ("about 40", 40),
        ("تقریباً ۴۰", 40),
        ("55,000+", 55_000),
        ("40 students", 40),
        ("۱۲۳", 123),
        ("٤٥", 45),
        ("1.1E+05", 110_000),
        ("-5", -5),
        ("0", 0),
        (14, 14),
        (2.5, 2.5),
    ],
)
def test_a_number_is_what_was_meant(text: object, number: float) -> None:
    assert loose_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "N/A",
        "n/a",
        "nil",
        None,
        True,
        "=SUM(A1:A3)",
        "30-40",
        "5%",
        "05-Mar",
        "1/2",
        "12,34",
        "many",
        "1 2",
        "1,23,4",
        "3 lakh 2 crore",
        float("nan"),
        "(names)",
    ],
)
def test_what_is_no_number_is_nothing_and_never_zero(text: object) -> None:
    if text == "12,34":
        assert loose_number(text, "group") is None
    else:
        assert loose_number(text) is None


def test_a_comma_is_what_one_is_told_or_the_column_proves() -> None:
    assert loose_number("1.234", "decimal") == 1234
    assert loose_number("1,234", "decimal") == 1.234
    assert comma_of(["1.234", "2,3", "-"]) == "decimal"
    assert comma_of(["1,234", "2.5"]) == "group"
    assert comma_of(["1,234", "1.234"]) is None


def test_a_rough_number_is_known_as_one() -> None:
    assert all(map(is_approximate, ["~13,000", "15k", "about 40", "55,000+", "13,000 (approx)"]))
    assert not any(map(is_approximate, ["13,000", "14000", "N/A", "۱۲۳", None, "=A1"]))


@given(st.integers(0, 10**12))
def test_every_usual_way_to_write_a_whole_number_gives_it_back(number: int) -> None:
    urdu = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert loose_number(str(number)) == loose_number(f"{number:,}") == loose_number(urdu) == number
    assert loose_number(f"{number:,}".replace(",", "."), "decimal") == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("6th March 2024", date(2024, 3, 6)),
        ("March 6th, 2024", date(2024, 3, 6)),
        ("Tue, Mar 5, 2024", date(2024, 3, 5)),
        ("05-Mar-24", date(2024, 3, 5)),
        ("۶ مارچ ۲۰۲۴", date(2024, 3, 6)),
        ("بدھ، 6 مارچ 2024", date(2024, 3, 6)),
        ("5-7 March 2024", date(2024, 3, 5)),
        ("15-10-2023", date(2023, 10, 15)),
        ("10/15/2023", date(2023, 10, 15)),
        ("7/7/24", date(2024, 7, 7)),
        ("2023-11-05", date(2023, 11, 5)),
        ("2024-03-06T19:30:00Z", date(2024, 3, 7)),
        ("5 Mar 2024 10:00 AM - 1:00 PM", date(2024, 3, 5)),
        ("8/31/2023 19:08:16", date(2023, 8, 31)),
        (45214, date(2023, 10, 15)),
        ("45214", date(2023, 10, 15)),
        (datetime(2024, 3, 6, 19, 30, tzinfo=UTC), date(2024, 3, 7)),
        (date(2024, 3, 6), date(2024, 3, 6)),
    ],
)
def test_a_day_is_what_was_meant(text: object, day: date) -> None:
    assert loose_day(text) == day


@pytest.mark.parametrize(
    "text", ["07/03/2024", "05-Mar", "March 2024", "Lifetime", 2024, "31/31/2024", "", None, True]
)
def test_a_day_that_could_be_two_or_is_none_is_nothing(text: object) -> None:
    assert loose_day(text) is None


def test_the_order_and_the_year_complete_a_day() -> None:
    assert loose_day("07/03/2024", "dmy") == date(2024, 3, 7)
    assert loose_day("07/03/2024", "mdy") == date(2024, 7, 3)
    assert loose_day("05-Mar", year=2024) == date(2024, 3, 5)
    assert readings("07/03/2024") == [date(2024, 3, 7), date(2024, 7, 3)]
    assert loose_day("10/15/2023", "dmy") == date(2023, 10, 15)


def test_a_column_says_its_order_only_where_a_cell_proves_it() -> None:
    assert order_of(["01/02/2024", "13/02/2024", None, 45214]) == "dmy"
    assert order_of(["01/02/2024 10:00", "02/13/2024 9:00"]) == "mdy"
    assert order_of(["01/02/2024", "03/04/2024"]) is None
    assert order_of(["13/02/2024", "02/13/2024"]) is None


@given(st.dates(date(2000, 1, 1), date(2068, 12, 31)))
def test_every_usual_way_to_write_a_day_gives_it_back(day: date) -> None:
    assert loose_day(f"{day.day} {day:%B} {day.year}") == day
    assert loose_day(f"{day:%a}, {day:%b} {day.day}, {day.year}") == day
    assert loose_day(f"{day:%d/%m/%Y}", "dmy") == loose_day(f"{day:%m/%d/%Y}", "mdy") == day
    assert loose_day((day - date(1899, 12, 30)).days) == day


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.none() | st.datetimes())
def test_no_cell_whatever_breaks_them(cell: object) -> None:
    number, day = loose_number(cell), loose_day(cell)
    assert number is None or isinstance(number, float)
    assert day is None or type(day) is date
    assert order_of([cell]) in (None, "dmy", "mdy")
    assert comma_of([cell]) in (None, "group", "decimal")
    assert is_approximate(cell) in (True, False)
