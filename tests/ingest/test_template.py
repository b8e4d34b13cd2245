"""The workbook to fill in: opened, filled and loaded as a program lead would."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from small_campaign import Tables, campaign, uploads
from store_picture import content

from graph.errors import InputError
from graph.store import Store
from ingest.files import Given
from ingest.load import load
from ingest.recognise import read
from ingest.records import SHEETS
from ingest.records.columns import columns
from ingest.template import write_template


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "campaign.xlsx"
    write_template(file)
    return file


def head(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): int(cell.column) for cell in sheet[1]}


def fill(book: Workbook, tables: Tables) -> None:
    """Name the items, and type rows under the examples in the columns they belong to."""
    items = head(book["feedback"])
    book["feedback"].cell(1, items["item_1"]).value = "item_trust"
    book["feedback"].cell(1, items["item_2"]).value = "item_would_join"
    for table, rows in tables.items():
        sheet = book[table]
        names = head(sheet)
        for number, row in enumerate(rows, start=3):
            for name, value in row.items():
                sheet.cell(number, names[name]).value = value or None  # type: ignore[assignment]


def test_it_has_a_guide_and_a_sheet_a_table(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == ["guide", *SHEETS]
    guide = [[cell.value for cell in row] for row in book["guide"].iter_rows()]
    told = {(row[0], row[1]) for row in guide}
    for table, record in SHEETS.items():
        assert {(table, each.name) for each in columns(record)} <= told
    must = {(row[0], row[1]) for row in guide if row[2] == "yes"}
    assert ("sessions", "held_on") in must
    assert ("sessions", "topics") not in must


@pytest.mark.parametrize("table", SHEETS)
def test_a_sheet_helps_to_fill_it_in(path: Path, table: str) -> None:
    sheet = load_workbook(path)[table]
    assert sheet.freeze_panes == "A2"
    names = head(sheet)
    for each in columns(SHEETS[table]):
        letter = sheet.cell(1, names[each.name]).column_letter
        assert each.about in sheet.cell(1, names[each.name]).comment.text
        assert sheet.column_dimensions[letter].number_format == each.form.excel
        assert sheet.column_dimensions[letter].width >= 14
    assert "EXAMPLE" in str(sheet.cell(2, names[SHEETS[table].example_in]).value)


def test_words_and_ids_can_be_chosen(path: Path) -> None:
    book = load_workbook(path)

    def choices(table: str, column: str) -> list[str]:
        letter = book[table].cell(1, head(book[table])[column]).column_letter
        found = book[table].data_validations.dataValidation
        return [each.formula1 for each in found if f"{letter}2" in each.sqref]

    assert choices("session_people", "part") == ['"hosted,spoke,attended"']
    assert choices("universities", "province")[0].startswith('"Punjab,Sindh,Khyber Pakhtunkhwa')
    assert choices("people", "consent") == ['"yes,no"']
    assert choices("studies", "university_id") == ["'universities'!$A$2:$A$5000"]
    assert choices("people", "name") == []


def test_an_untouched_template_loads_nothing_and_says_why(empty_store: Store, path: Path) -> None:
    report = load(empty_store, [path])
    assert report.total("ignored") == report.total("rows_read") == len(SHEETS)
    assert report.problems_frame().empty
    assert "ignored: example rows of the template" in report.files[0].warnings[0]


def test_a_filled_template_makes_the_same_graph_as_the_tables(
    empty_store: Store, path: Path, tmp_path: Path
) -> None:
    tables = campaign()
    tables["sessions"][0]["held_on"] = date(2026, 3, 10)
    book = load_workbook(path)
    fill(book, tables)
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    report = load(empty_store, [filled])
    assert report.problems_frame().empty, report.problems_frame().to_string()
    assert report.total("loaded") == sum(map(len, tables.values()))
    from_workbook = content(empty_store)
    empty_store.run("MATCH (n) DETACH DELETE n")
    load(empty_store, uploads(campaign()))
    assert content(empty_store) == from_workbook


def test_a_row_typed_over_the_example_is_loaded(path: Path) -> None:
    book = load_workbook(path)
    sheet = book["venues"]
    sheet.cell(2, 1).value = "HALL"
    book.save(path)
    reading = read(Given.of(path.name, path.read_bytes()))
    assert [row.cells["venue_id"] for row in reading.rows] == ["HALL"]


def test_a_file_that_is_there_is_kept(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(InputError, match="--force"):
        write_template(path)
    assert path.read_bytes() == b"mine"
    write_template(path, force=True)
    assert load_workbook(path).sheetnames[0] == "guide"
    with pytest.raises(InputError, match="xlsx"):
        write_template(tmp_path / "campaign.csv")
    with pytest.raises(InputError, match="can't be written"):
        write_template(tmp_path / "no such folder" / "campaign.xlsx")
