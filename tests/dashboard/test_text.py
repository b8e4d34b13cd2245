"""Words on a page: numbers and days for reading, and no text of a file taken for markup."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from dashboard.text import (
    clean,
    count,
    day,
    instant,
    number,
    safe,
    safe_markdown,
    short_month,
    told_apart,
)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (55123, 0, "55,123"),
        (0, 0, "0"),
        (-3.14159, 2, "-3.14"),
        (None, 0, "–"),
        (float("nan"), 1, "–"),
    ],
)
def test_numbers_are_written_for_reading(value: float | None, digits: int, shown: str) -> None:
    assert number(value, digits) == shown


def test_counts_agree_with_their_noun() -> None:
    assert count(1, "person", "people") == "1 person"
    assert count(1204, "person", "people") == "1,204 people"
    assert count(0, "tie") == "0 ties"


def test_days_and_instants_are_written_for_reading() -> None:
    assert day(date(2026, 10, 31)) == "31 Oct 2026"
    assert day(pd.Timestamp("2026-03-02")) == "2 Mar 2026"
    assert day(pd.NaT) == day(None) == "–"
    late = datetime(2026, 10, 31, 20, 5, tzinfo=UTC)
    assert instant(late, ZoneInfo("Asia/Karachi")) == "1 Nov 2026, 01:05"
    assert short_month("2026-10") == "Oct"


def test_html_is_shown_and_never_read() -> None:
    assert safe("<b>&'\"") == "<bdi>&lt;b&gt;&amp;&#x27;&quot;</bdi>"


def test_characters_nobody_sees_are_left_out() -> None:
    assert clean("a\u202eb\x00c\nd") == "a b c d"
    assert clean(" عائشہ\u200cخان ") == "عائشہ\u200cخان"


@pytest.mark.parametrize(
    "text", ["[x](y)", "**b**", "$x$", "`c`", "<i>", ":red[a]", "# h", "a_b_c"]
)
def test_every_mark_of_markdown_is_escaped(text: str) -> None:
    escaped = safe_markdown(text)
    assert escaped.replace("\\", "").replace("\u2060", "") == text
    bare = escaped.replace("\\\\", "")
    for at, letter in enumerate(bare):
        if letter in "[]()*$`<>:#_":
            assert bare[at - 1] == "\\"


def test_labels_that_read_the_same_are_told_apart() -> None:
    assert told_apart({"P-1": "Ali", "P-2": "Sana"}) == {"P-1": "Ali", "P-2": "Sana"}
    assert told_apart({"P-1": "Ali", "P-2": "Ali"}) == {"P-1": "Ali · P-1", "P-2": "Ali · P-2"}
    rows = {"a": "3 rows", "b": "4 rows", "c": "4 rows"}
    assert told_apart(dict.fromkeys("ab", "x"), by=rows.__getitem__) == {
        "a": "x · 3 rows",
        "b": "x · 4 rows",
    }
    # Where that does not do either, the keys do.
    found = told_apart(dict.fromkeys("abc", "x"), by=rows.__getitem__)
    assert len(set(found.values())) == 3
