"""Large CSV tables row by row: every row is accounted for, damage is told where it is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.csv_stream import rows
from ingest.files import Given
from ingest.source import Aside, Event, Note

_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8)


def read(data: bytes) -> list[tuple[int, list[str]] | Event]:
    return list(rows(Given.of("t.csv", data), ("id", "text")))


@given(
    st.lists(st.tuples(_CELL.filter(bool), _CELL), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_cells_come_as_they_were_written(
    cells: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=delimiter)
    table.writerow(["ID", "Text"])
    table.writerows(cells)
    found = read(out.getvalue().encode(encoding))
    assert found[0] == (1, ["id", "text"])
    assert [tuple(each[1]) for each in found[1:] if isinstance(each, tuple)] == cells


def test_what_excel_puts_before_the_header_is_passed_over() -> None:
    assert read(b'sep=;\r\nid;text\r\n1;"a\nb"\r\n')[1] == (3, ["1", "a\nb"])


def test_rows_that_do_not_fit_are_set_aside_and_a_cut_end_is_noted() -> None:
    found = read(b'id,text\n1,a,b\n2,c\n3,"d')
    assert [type(each) for each in found] == [tuple, Aside, tuple, tuple]
    assert isinstance(found[1], Aside)
    assert found[1].problem.startswith("has 3 cells where the header has 2")
    found = read(b"id,text,more\n1,a,b\n2,c")
    assert [type(each) for each in found] == [tuple, tuple, Aside, Note]


def test_empty_cells_too_many_are_left_out_and_missing_ones_are_empty() -> None:
    found = read(b"id,text,more\n1,a,b,,\n2,c\n3,d\n")
    assert found[1:] == [(2, ["1", "a", "b"]), (3, ["2", "c", ""]), (4, ["3", "d", ""])]


def test_a_cell_without_end_ends_the_table() -> None:
    found = read(b'id,text\n1,a\n2,"' + b"x" * 3_000_000)
    assert [type(each) for each in found] == [tuple, tuple, Aside, Note]


@given(st.binary(max_size=300))
def test_other_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data.replace(b"PK\x03\x04", b""))
