"""CSV text becomes rows, or is refused; nothing swallows what comes after it."""

import csv
import io

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from graph.errors import InputError
from ingest import limits
from ingest.csv_text import CUT, DELIMITERS, read_csv

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=6), min_size=1, max_size=6)


def read(text: str) -> list[list[object]]:
    return [list(cells) for _, cells in read_csv("x.csv", text, frozenset()).rows]


@example(ROWS, st.sampled_from(DELIMITERS))
def test_what_was_written_comes_back(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    kept = [[cell.strip() or None for cell in row] for row in rows]
    text = f"sep={delimiter}\n{out.getvalue()}"
    assert read(text) == [row for row in kept if any(cell is not None for cell in row)]


@example(st.text(max_size=200))
def test_any_text_is_rows_or_refused(text: str) -> None:
    try:
        rows = read(text)
    except InputError as fault:
        assert "\n" not in str(fault)  # noqa: PT017
    else:
        assert all(any(cell is not None for cell in row) for row in rows)


@pytest.mark.parametrize("end", ["V3,Hall,Kar", "V3", "V3,Hall"])
def test_a_row_that_was_cut_off_is_left_out_and_said(end: str) -> None:
    whole = "id,name,city,province\nV1,A,B,C\nV2,A,B,\n"
    found = read_csv("x.csv", whole + end, frozenset())
    assert len(found.rows) == 3
    assert found.notes == (CUT,)


@pytest.mark.parametrize(
    "text",
    [
        "id,name,city\nV1,A,B\nV2,A,B",
        "id,name,city\nV1,A,B\nV2,A\n",
        "id,name,city\nV1,A\nV2,A,B\nV3,A",
        "id,name\nV1",
    ],
)
def test_short_rows_that_people_write_are_kept(text: str) -> None:
    found = read_csv("x.csv", text, frozenset())
    assert len(found.rows) == len(text.split())
    assert not found.notes


def test_a_row_cut_inside_quotation_marks_refuses_the_file() -> None:
    with pytest.raises(InputError, match="not closed"):
        read('id,name\nV1,"one\nV2,"two')


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a" + "," * 1_000_000 + "\n", "line 1 holds more than 200,000 cells"),
        ("a,b\n1,2\n" + ";" * 3 + "," * 1_000_000, "line 3 holds more than 200,000 cells"),
        (",".join(f"c{at}" for at in range(20_000)) + "\n1,2\n", "16,384 columns"),
    ],
)
def test_a_million_columns_are_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(text)


def test_more_cells_than_can_be_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 1_000)
    with pytest.raises(InputError, match="more than 1,000 cells"):
        read("a,b,c\n" + "1,2,3\n" * 400)


def test_a_long_cell_is_read_so_that_its_row_alone_is_set_aside() -> None:
    rows = read('id,name\nV1,"' + "x," * 5_000_000 + '"\nV2,B\n')
    assert [len(str(row[1])) for row in rows] == [4, 10_000_000, 1]
