"""Tables go out as CSV, JSON and text without a formula, a NaN or a control character."""

import csv
import io
import json
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd
import pytest

from graph.tables import MISSING, render, to_csv, to_json, to_records, to_text


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    hostile = start + 'HYPERLINK("x")'
    rows = read_back(to_csv(pd.DataFrame({hostile: [hostile], "list": [[hostile, "b"]]})))
    assert [row[0] for row in rows] == ["'" + hostile, "'" + hostile]
    assert rows[1][1] == "'" + hostile + ";b"


def test_numbers_get_no_apostrophe() -> None:
    frame = pd.DataFrame({"whole": [-3], "part": [-0.25], "numpy": [np.float64(-1.5)]})
    assert read_back(to_csv(frame))[1] == ["-3", "-0.25", "-1.5"]


def test_csv_says_dates_instants_lists_truth_and_gaps_in_one_way() -> None:
    frame = pd.DataFrame(
        {
            "day": [date(2026, 8, 1), pd.Timestamp("2026-08-02"), None],
            "at": [datetime(2026, 8, 1, 19, 30, tzinfo=UTC), pd.NaT, None],
            "topics": [["women", "minorities"], [], None],
            "official": [True, False, None],
            "people": pd.array([5, None, 211], dtype="Int64"),
        }
    )
    assert read_back(to_csv(frame)) == [
        ["day", "at", "topics", "official", "people"],
        ["2026-08-01", "2026-08-01T19:30:00Z", "women;minorities", "yes", "5"],
        ["2026-08-02", "", "", "no", ""],
        ["", "", "", "", "211"],
    ]


def test_excel_recognises_utf_8_by_its_mark() -> None:
    frame = pd.DataFrame({"name": ["زینب"]})
    assert to_csv(frame, excel=True).encode("utf-8").startswith(b"\xef\xbb\xbf")
    assert to_csv(frame, excel=True).removeprefix("\ufeff") == to_csv(frame)


def test_json_is_strict_and_keeps_lists() -> None:
    frame = pd.DataFrame(
        {
            "value": [1.5, np.nan, np.inf],
            "count": np.array([1, 2, 3]),
            "roles": [["ambassador"], [], ["panelist", "staff"]],
            "day": [date(2026, 8, 1), pd.NaT, None],
        }
    )
    records = json.loads(to_json(frame), parse_constant=lambda word: pytest.fail(word))
    assert records == to_records(frame)
    assert [row["value"] for row in records] == [1.5, None, None]
    assert [row["count"] for row in records] == [1, 2, 3]
    assert records[2]["roles"] == ["panelist", "staff"]
    assert [row["day"] for row in records] == ["2026-08-01", None, None]


def test_an_empty_table_keeps_its_columns() -> None:
    frame = pd.DataFrame({"a": [], "b": []})
    assert read_back(to_csv(frame)) == [["a", "b"]]
    assert json.loads(to_json(frame)) == []
    assert to_text(frame).splitlines()[0].split() == ["a", "b"]


def test_text_lets_no_control_character_through_to_the_terminal() -> None:
    drawn = to_text(pd.DataFrame({"name": ["\x1b]0;owned\x07Ali \u202eesrever[/bold]"]}))
    assert not any(char in drawn for char in "\x1b\x07\u202e")
    assert "[/bold]" in drawn


def test_text_shows_missing_as_a_dash_and_fits_the_width() -> None:
    frame = pd.DataFrame({"campus": ["NED University " * 5], "reach": [None], "views": [79000]})
    drawn = to_text(frame)
    assert MISSING in drawn
    assert "79,000" in drawn
    assert "NED University " * 4 in drawn
    assert max(len(line) for line in to_text(frame, width=40).splitlines()) <= 40


def test_a_pipe_gets_every_cell_in_full() -> None:
    frame = pd.DataFrame({"text": ["word " * 60 + "end"]})
    assert "end" in render(frame, "table").splitlines()[2]
    assert render(frame, "csv") + "\n" == to_csv(frame)
    assert render(frame, "json") == to_json(frame)
