"""Files are recognised by what they hold; what can't be read is refused whole, in one line."""

import io
import random
import re
import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from small_campaign import as_csv, as_folder, as_workbook, campaign, columns_of

from graph.errors import InputError
from ingest import limits
from ingest.draft import Draft
from ingest.files import Given, Unreadable, files
from ingest.load import read_files
from ingest.recognise import read
from ingest.records import SHEETS
from ingest.report import FileReport

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
VENUES = "venue_id,name,city,province\nV1,قومی ہال,Karachi,Sindh\nV2,Café,Lahore,Punjab\n"


def given(data: bytes, name: str = "file.csv") -> Given:
    return Given.of(name, data)


def refusal(data: bytes, name: str = "file.csv", kind: str | None = None) -> str:
    with pytest.raises(InputError) as fault:
        read(given(data, name), kind)
    text = str(fault.value)
    assert "\n" not in text
    return text


def workbook(**sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("table", SHEETS)
def test_a_table_is_known_by_its_columns(table: str) -> None:
    reading = read(given(as_csv(campaign()[table]), "export 7.csv"))
    assert reading.kind == table
    assert {row.table for row in reading.rows} == {table}
    assert len(reading.rows) == len(campaign()[table])
    assert not reading.problems


@pytest.mark.parametrize(
    "data",
    [
        VENUES.encode(),
        VENUES.encode("utf-8-sig"),
        VENUES.encode("utf-16"),
        b"\xfe\xff" + VENUES.encode("utf-16-be"),
        VENUES.encode("utf-16-le"),
        VENUES.replace(",", ";").encode(),
        VENUES.replace(",", "\t").encode("utf-16"),
        ("sep=;\r\n" + VENUES.replace(",", ";")).encode("utf-8-sig"),
        VENUES.replace("\n", "\r\n").encode(),
        VENUES.replace("\n", "\r").encode(),
        VENUES.replace("venue_id,name", '"Venue ID","NAME"').encode(),
        ("\n\n" + VENUES).encode(),
    ],
)
def test_csv_as_spreadsheets_save_it(data: bytes) -> None:
    reading = read(given(data))
    assert [row.cells["name"] for row in reading.rows] == ["قومی ہال", "Café"]
    assert not reading.warnings


def test_western_encoding_is_read_with_a_warning() -> None:
    reading = read(given(VENUES.replace("قومی ہال", "Hall").encode("cp1252")))
    assert reading.rows[1].cells["name"] == "Café"
    assert "UTF-8" in reading.notes()[0]


def test_rows_have_their_spreadsheet_numbers() -> None:
    text = 'venue_id,name,city,province\nV1,"two\nlines",Karachi,Sindh\n\n,,,\nV2,B,Lahore,Punjab\n'
    assert [row.number for row in read(given(text.encode())).rows] == [2, 5]
    cells: list[list[object]] = [list(row.split(",")) for row in VENUES.splitlines()]
    book = workbook(Venues=[[], *cells[:2], [], cells[2]])
    assert [row.number for row in read(given(book, "x.xlsx")).rows] == [3, 5]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"  \n \n", "is empty"),
        (b"a\xff" + VENUES.encode(), "damage"),
        (VENUES.encode() + b'V3,"open,Karachi,Sindh\n', "line 4.*quotation mark"),
        (VENUES.encode() + b'V3,"a"b,Karachi,Sindh\n', "quotation mark"),
        (VENUES.replace("province", "name").encode(), "lacks|twice"),
        (b"venue_id,name,city,province,name\n", '"name" twice'),
        (b"venue_id,name,city\nV1,A,B\n", "lacks province"),
        (b"venue id,name,city,provnce\nV1,A,B,Sindh\n", "lacks province"),
        (b"a,b\n1,2\n", "no table"),
        (bytes(range(256)) * 4, "not a table|unknown encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a table"),
        (b'{"a": 1}', "JSON file of an unknown kind"),
        (b"PK\x03\x04 no zip at all", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office format"),
    ],
)
def test_bad_files_are_refused_whole(data: bytes, says: str) -> None:
    assert re.search(says, refusal(data)), refusal(data)


def test_a_file_named_as_a_table_is_told_what_it_lacks() -> None:
    text = refusal(b"session_id,title,date\nS1,A,2026-01-01\n", "sessions.csv")
    assert "the table sessions it lacks the columns held_on, venue_id" in text
    text = refusal(b"person_id,full_name\nP1,A\n", "people 2026 (2).csv")
    assert 'is "full_name" meant as name?' in text


def test_content_counts_more_than_the_name() -> None:
    assert read(given(VENUES.encode(), "people.csv")).kind == "venues"


def test_a_kind_can_be_said() -> None:
    text = b"person_id,university_id,appointed_on\nP1,NU,2026-02-01\n"
    assert read(given(text)).kind == "ambassador_terms"
    reading = read(given(text), "studies")
    assert reading.kind == "studies"
    assert [problem.column for problem in reading.problems] == ["appointed_on"]
    assert "lacks" in refusal(text, kind="people")
    with pytest.raises(InputError, match="no kind of file"):
        read_files([("x.csv", text)], "tweets")
    assert "no XLSX workbook" in refusal(text, kind="workbook")


def test_unknown_columns_are_named_and_their_cells_are_not() -> None:
    data = VENUES.replace("province", "province,provnce,Phone No.", 1).encode()
    data = data.replace(b"Sindh\n", b"Sindh,x,0300-1234567\n")
    reading = read(given(data))
    assert [(p.column, p.row, p.table) for p in reading.problems] == [
        ("provnce", 1, "venues"),
        ("Phone No.", 1, "venues"),
    ]
    assert 'Did you mean "province"?' in reading.problems[0].fix
    assert "0300" not in repr(reading)


def test_a_column_without_a_name_is_named_by_its_place() -> None:
    data = b"venue_id,,name,city,province\nV1,secret,A,B,Sindh\n"
    assert [p.column for p in read(given(data)).problems] == ["column 2"]
    empty = b"venue_id,,name,city,province\nV1,,A,B,Sindh\n"
    assert not read(given(empty)).problems


def test_a_row_wider_than_its_header_is_set_aside() -> None:
    reading = read(given(b"venue_id,name,city,province\nV1,Hall, West Wing,Karachi,Sindh\n"))
    fault = reading.rows[0].fault
    assert fault is not None
    assert "more cells" in fault.problem
    assert not reading.problems


def test_items_of_feedback() -> None:
    head = "response_id,session_id,respondent_code,wave,item_a,Item B,item_c!,item_\n"
    reading = read(given((head + "F1,S1,R1,before,1,-,3,4\n").encode()))
    assert reading.rows[0].cells["items"] == {"item_a": "1", "item_b": None}
    assert [problem.column for problem in reading.problems] == ["item_c!", "item_"]


def test_a_workbook() -> None:
    reading = read(given(as_workbook(campaign()), "anything.bin"))
    assert reading.kind == "workbook"
    assert {row.table for row in reading.rows} == set(SHEETS)
    assert not reading.problems


def test_sheets_that_are_no_tables_are_named_and_counted() -> None:
    cells: list[list[object]] = [list(row.split(",")) for row in VENUES.splitlines()]
    book = workbook(
        guide=[["Read this", "first"]],
        Venues=cells,
        Budget=[["item", "amount"], ["tea", 500], ["hall", 900]],
        Empty=[],
        Places=cells,
    )
    reading = read(given(book, "x.xlsx"))
    assert [(p.sheet, p.row) for p in reading.problems] == [("Budget", 1)]
    assert reading.ignored == 2
    assert "2 records ignored: rows of sheets" in reading.notes()[0]
    assert [row.sheet for row in reading.rows] == ["Venues", "Venues", "Places", "Places"]


def test_a_sheet_named_as_a_table_must_have_its_columns() -> None:
    text = refusal(workbook(sessions=[["session_id", "title"], ["S1", "A"]]), "book.xlsx")
    assert "sheet sessions" in text
    assert "held_on" in text


def test_cells_of_a_workbook_keep_their_kind() -> None:
    head = columns_of(campaign()["sessions"])
    row: list[object] = ["S1", "T", date(2026, 3, 10), "NU", None, "a;b", 45]
    cells = read(given(workbook(sessions=[list(head), row]), "x.xlsx")).rows[0].cells
    assert cells["held_on"] == date(2026, 3, 10)
    assert cells["participants_count"] == 45
    assert cells["format"] is None


def test_a_workbook_of_no_tables_is_refused() -> None:
    assert "Budget" in refusal(workbook(Budget=[["item"], ["tea"]]), "x.xlsx")
    assert "no row" in refusal(workbook(Empty=[]), "x.xlsx")


@pytest.mark.parametrize("size", [100, 1000, 3000, -30])
def test_a_truncated_workbook_is_refused(size: int) -> None:
    with pytest.raises(InputError):
        read(given(as_workbook(campaign())[:size], "x.xlsx"))


def test_two_cells_far_apart_are_refused_before_they_take_all_memory() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "venues"
    sheet["A1"], sheet["XFD1048576"] = "venue_id", "x"
    out = io.BytesIO()
    book.save(out)
    assert "stretches over 1,048,576 rows" in refusal(out.getvalue(), "x.xlsx")


def test_a_huge_text_in_a_workbook_is_refused() -> None:
    text = "<si><t>" + "x" * (limits.STRING_BYTES + 1000) + "</t></si>"
    data = replaced(as_workbook(campaign()), "xl/sharedStrings.xml", text.encode())
    assert "2 MB" in refusal(data, "x.xlsx")


def test_a_workbook_that_swells_is_refused() -> None:
    data = replaced(as_workbook(campaign()), "xl/styles.xml", b" " * 60_000_000)
    assert "far more than its size" in refusal(data, "x.xlsx")


def test_entities_of_a_workbook_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    text = bomb + text + b"<si><t>&b;&b;&b;</t></si>" * 50 + b"</sst>"
    data = replaced(as_workbook(campaign()), "xl/sharedStrings.xml", text)
    try:
        reading = read(given(data, "x.xlsx"))
    except InputError:
        return
    assert "aaaaaaaaaa" not in repr(reading)


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """Put another part into a workbook, or add it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_is_its_files(tmp_path: Path) -> None:
    parts = {
        "data/venues.csv": VENUES.encode(),
        "__MACOSX/._venues.csv": b"x",
        "~$lock.xlsx": b"x",
        "../../evil.csv": VENUES.encode(),
        "inner.zip": zipped(a=b"1"),
        "z\x1b[31m\n.csv": VENUES.encode(),
        "book.xlsx": as_workbook({"venues": campaign()["venues"]}),
    }
    path = tmp_path / "campaign.zip"
    path.write_bytes(zipped(**parts))
    found = list(files([path]))
    names = [each.name for each in found]
    assert names == [
        "campaign.zip/book.xlsx",
        "campaign.zip/data/venues.csv",
        "campaign.zip/evil.csv",
        "campaign.zip/inner.zip",
        "campaign.zip/z[31m .csv",
    ]
    assert [each.name for each in found if isinstance(each, Unreadable)] == [names[3]]
    assert not (tmp_path.parent / "evil.csv").exists()


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(zipped(big=b"\0" * 40_000_000))
    found = list(files([path]))
    assert isinstance(found[0], Unreadable)
    assert "far more than its size" in str(found[0].fault)


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zipped(big=b"venue_id,name,city,province\n" * 100_000))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 50)
    found = list(files([("liar.zip", bytes(data))]))
    assert isinstance(found[0], Unreadable)


def test_what_is_not_there_or_no_file_is_said(tmp_path: Path) -> None:
    report = read_files([tmp_path / "nowhere.csv", tmp_path / "nothing" / "x"]).files
    assert all(isinstance(each, FileReport) and each.status == "refused" for each in report)
    assert "nowhere.csv: there is no such file" in str(report[0].refused)  # type: ignore[union-attr]


def test_an_empty_folder_or_zip_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    for source in (tmp_path, ("empty.zip", zipped(**{".hidden": b"x"}))):
        (found,) = read_files([source]).files
        assert isinstance(found, FileReport)
        assert "holds no file" in str(found.refused)


def test_a_folder_is_its_files_and_what_lies_beside_them_is_skipped(tmp_path: Path) -> None:
    folder = as_folder({"venues": campaign()["venues"]}, tmp_path / "campaign")
    (folder / "README.md").write_text("# About\n\nText.\n")
    (folder / ".hidden.csv").write_text("x")
    (folder / "~$book.xlsx").write_text("x")
    (folder / "sub").mkdir()
    (folder / "sub" / "data.csv").write_text("a,b\n1,2\n")
    found = read_files([folder]).files
    states = {each.file: "draft" if isinstance(each, Draft) else each.status for each in found}
    assert states == {
        "campaign/README.md": "skipped",
        "campaign/sub/data.csv": "refused",
        "campaign/venues.csv": "draft",
    }


if SAMPLES.is_dir():  # files of other tools, which lie beside a checkout or do not

    def test_what_no_source_knows_is_refused_in_one_line() -> None:
        found = read_files([SAMPLES]).files
        refused = [each for each in found if isinstance(each, FileReport)]
        assert refused
        for each in refused:
            assert each.refused
            assert "\n" not in each.refused
            assert len(each.refused) < 500
        assert "PRIVATE" not in repr(refused)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("page.csv", b"Post ID,Publish time,Reach\n", "a content export of Meta Business Suite"),
        ("four.csv", b"id,thread_id,timestamp,body\n1,2,3,4\n", "X posts exported by 4CAT"),
        ("lines.json", b'{"created_time": 1, "message": "m", "from": 1}', "the Graph API"),
        ("other.json", b'{"a": 1}', "a JSON file of an unknown kind"),
        ("saved.htm", b"<!DOCTYPE html><html><body>1</body></html>", "a web page"),
    ],
)
def test_what_no_source_knows_is_named_with_what_it_resembles(
    name: str, data: bytes, says: str
) -> None:
    (found,) = read_files([(name, data)]).files
    assert isinstance(found, FileReport)
    assert says in str(found.refused), found.refused


@pytest.mark.parametrize("seed", range(60))
def test_damaged_bytes_never_break_the_reader(seed: int) -> None:
    """Overwrite, cut and repeat bytes: the file is read or refused, nothing else."""
    chance = random.Random(seed)  # noqa: S311 - a test, not a secret
    data = bytearray(as_workbook(campaign()) if seed % 2 else as_csv(campaign()["sessions"]) * 3)
    for _ in range(chance.randrange(1, 20)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
    given_back = read_files([("x", bytes(data))]).files
    assert given_back
    for found in given_back:
        said = found.refused if isinstance(found, FileReport) else found.kind
        assert said
        assert "\n" not in said
