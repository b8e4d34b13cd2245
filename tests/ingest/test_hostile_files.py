"""Files made to do harm are refused in one line, and take neither the memory nor other files."""

import gzip
import io
import os
import stat
import struct
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given as example
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook
from small_campaign import as_csv, as_workbook, campaign

from graph.errors import InputError
from ingest import limits
from ingest.draft import Draft
from ingest.files import Given, Unreadable, files
from ingest.head import Head
from ingest.load import read_files
from ingest.recognise import read
from ingest.report import FileReport

VENUES = b"venue_id,name,city,province\nV1,Hall,Karachi,Sindh\n"
DEFLATED = zipfile.ZIP_DEFLATED


def zipped(parts: dict[str, bytes], method: int = DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def refusals(source: Path | tuple[str, bytes]) -> dict[str, str]:
    """Say what becomes of files that are not opened, by name."""
    return {one.name: str(one.fault) for one in files([source]) if isinstance(one, Unreadable)}


def given(source: Path | tuple[str, bytes]) -> dict[str, Given]:
    return {one.name: one for one in files([source]) if isinstance(one, Given)}


def in_a_small_process(program: str, *args: str, megabytes: int = 400) -> str:
    """Run a program that may take so much memory and no more; gives what it prints."""
    limit = (
        "import resource\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({megabytes * 10**6},) * 2)\n"
        "import sys\nfrom pathlib import Path\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", limit + program, *args], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout


# Zips


def test_a_zip_in_a_zip_is_not_opened_however_deep() -> None:
    inner = zipped({"a.csv": VENUES})
    for _ in range(5):
        inner = zipped({"next.zip": inner})
    assert "zip inside a zip" in refusals(("deep.zip", inner))["deep.zip/next.zip"]


def test_a_zip_that_holds_itself_ends() -> None:
    # What matters of a quine: the part it holds is a zip again.
    data = zipped({"r/r.zip": zipped({"r/r.zip": b"PK\x03\x04"})}, zipfile.ZIP_STORED)
    assert "zip inside a zip" in refusals(("r.zip", data))["r.zip/r/r.zip"]


def overlapping(parts: int) -> bytes:
    """Make a zip all of whose entries are the same bytes."""
    kernel = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    crc = zlib.crc32(b"\0" * 1_000_000)
    sizes = struct.pack("<LLL", crc, len(kernel), 1_000_000)
    local = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 0) + sizes + struct.pack("<2H", 1, 0)
    body = local + b"a" + kernel
    entries = b""
    for _ in range(parts):
        entries += b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 0) + sizes
        entries += struct.pack("<5H2L", 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, parts, parts, len(entries), len(body), 0)
    return body + entries + end


def test_entries_that_lie_over_each_other_are_refused() -> None:
    assert "a" in given(("one.zip", overlapping(1)))["one.zip/a"].name
    assert "is damaged" in refusals(("many.zip", overlapping(900)))["many.zip"]


def test_a_million_entries_are_counted_before_they_are_read(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + b"\0" * 24 + struct.pack("<H", 1) + b"\0" * 16 + b"a"
    table = entry * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 7, 7, len(table), 0, 0)
    path = tmp_path / "many.zip"
    path.write_bytes(b"PK\x03\x04" + table + end)
    program = "from ingest.files import files\nprint([str(x.fault) for x in files([sys.argv[1]])])"
    said = in_a_small_process(program, str(path), megabytes=300)
    assert "holds more than 200,000 parts" in said


def test_a_part_that_swells_is_refused_alone_or_together(tmp_path: Path) -> None:
    big = zipped({"big.csv": b"\0" * 40_000_000})
    assert "far more than its size" in refusals(("bomb.zip", big))["bomb.zip"]
    many = zipped({f"{at}.csv": b"\0" * 9_000_000 for at in range(120)})
    assert "far more than its size" in refusals(("bomb.zip", many))["bomb.zip"]


def test_a_large_member_of_a_plausible_zip_is_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "platform.zip"
    line = b'{"id": "1", "text": "%s"}\n'
    block = b"".join(line % os.urandom(30).hex().encode() for _ in range(5_000))
    with (
        zipfile.ZipFile(path, "w", DEFLATED, compresslevel=1) as archive,
        archive.open("tweets.jsonl", "w", force_zip64=True) as part,
    ):
        for _ in range(900):
            part.write(block)
    program = (
        "from ingest.files import files\n"
        "from ingest.head import Head\n"
        "one, = files([sys.argv[1]])\n"
        "print(Head(one).is_json, one.size > 300_000_000)\n"
        "print(sum(1 for _ in one.open()), len(one.sha256))\n"
        "try: one.data\n"
        "except Exception as fault: print(fault)\n"
    )
    said = in_a_small_process(program, str(path), megabytes=900)
    assert said.splitlines()[:2] == ["True True", "4500000 64"]
    assert "larger than 256 MB" in said


def test_no_path_in_a_zip_leads_anywhere(tmp_path: Path) -> None:
    names = ["../../up.csv", "/etc/abs.csv", "C:\\win\\x.csv", "a/../../b.csv", "..\\..\\w.csv"]
    path = tmp_path / "in" / "paths.zip"
    path.parent.mkdir()
    path.write_bytes(zipped(dict.fromkeys(names, VENUES)))
    found = given(path)
    assert set(found) == {
        "paths.zip/up.csv",
        "paths.zip/etc/abs.csv",
        "paths.zip/C:/win/x.csv",
        "paths.zip/a/b.csv",
        "paths.zip/w.csv",
    }
    assert {one.data for one in found.values()} == {VENUES}
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["in", "paths.zip"]


def test_a_link_in_a_zip_is_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("people.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("venues.csv", VENUES)
    assert "is a link" in refusals(("links.zip", out.getvalue()))["links.zip/people.csv"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packings_are_said(method: int) -> None:
    one = given(("x.zip", zipped({"a.csv": VENUES}, method)))
    assert not one
    said = refusals(("x.zip", zipped({"a.csv": VENUES}, method)))["x.zip/a.csv"]
    assert "packed in a way" in said


@settings(deadline=None)
@example(st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=6))
def test_a_damaged_zip_is_files_or_refused(places: list[tuple[int, bytes]]) -> None:
    data = bytearray(zipped({"a.csv": VENUES * 50, "b.jsonl": b'{"a": 1}\n' * 50}))
    for at, noise in places:
        at %= len(data)
        data[at : at + len(noise)] = noise
    for one in files([("x.zip", bytes(data))]):
        if isinstance(one, Given):
            with suppress(InputError):
                assert len(one.data) <= 5_000
                assert len(one.sha256) == 64
        else:
            assert "\n" not in str(one.fault)


# Packed with gzip


def test_gzip_is_read_as_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "venues.csv.gz"
    path.write_bytes(gzip.compress(VENUES))
    one = given(path)["venues.csv.gz"]
    assert (one.data, one.sha256) == (VENUES, Given.of("x", VENUES).sha256)
    assert Head(one).name == "venues.csv"
    assert read(one).kind == "venues"


def test_gzip_that_is_cut_off_gives_what_it_has() -> None:
    lines = b"".join(
        b'{"id": %d, "text": "%s"}\n' % (n, os.urandom(9).hex().encode()) for n in range(9_000)
    )
    packed = gzip.compress(lines)
    cut = Given.of("x.jsonl.gz", packed[: len(packed) // 2]).open().read()
    assert lines.startswith(cut)
    assert len(cut) > len(lines) // 3


def test_gzip_that_swells_is_refused_in_small_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(2_000):
            file.write(b"\0" * 1_000_000)
    program = (
        "from ingest.files import files\n"
        "one, = files([sys.argv[1]])\n"
        "try: print(one.sha256)\n"
        "except Exception as fault: print(fault)\n"
    )
    assert "far more than its size" in in_a_small_process(program, str(path))


def test_damaged_gzip_is_refused() -> None:
    data = bytearray(gzip.compress(VENUES * 99))
    data[30:40] = b"\xff" * 10
    with pytest.raises(InputError, match="damaged"):
        Given.of("x.csv.gz", bytes(data)).data  # noqa: B018


# Things in folders that are no files


def test_links_devices_and_pipes_are_named_and_left(tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    (folder / "deep").mkdir(parents=True)
    (folder / "venues.csv").write_bytes(VENUES)
    secret = tmp_path / "secret.csv"
    secret.write_bytes(b"person_id,name\nP1,Somebody\n")
    (folder / "people.csv").symlink_to(secret)
    (folder / "deep" / "round").symlink_to(folder)
    (folder / "gone.csv").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.csv")
    said = refusals(folder)
    assert set(given(folder)) == {"campaign/venues.csv"}
    assert {name: text.split(": ", 1)[1].split(".")[0] for name, text in said.items()} == {
        "campaign/people.csv": "is a link",
        "campaign/deep/round": "is a link",
        "campaign/gone.csv": "is a link",
        "campaign/pipe.csv": "is no ordinary file",
    }
    report = read_files([folder])
    assert [each.status for each in report.files if isinstance(each, FileReport)] == ["skipped"] * 4


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/proc/self/mem"])
def test_what_is_no_ordinary_file_is_not_read(path: str) -> None:
    assert len(refusals(Path(path)) or given(Path(path))) == 1
    for one in given(Path(path)).values():
        with pytest.raises(InputError):
            one.data  # noqa: B018


def test_a_pipe_does_not_hold_the_load_up(tmp_path: Path) -> None:
    pipe = tmp_path / "people.csv"
    os.mkfifo(pipe)
    assert "no ordinary file" in refusals(pipe)["people.csv"]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tweets.jsonl"
    path.write_bytes(b'{"id": "1"}\n' * 50_000)
    (one,) = given(path).values()
    file = one.open()
    assert file.readline() == b'{"id": "1"}\n'
    with path.open("ab") as more:
        more.write(b'{"id": "2"}\n')
    with pytest.raises(InputError, match="is being written to"):
        file.read()
    with pytest.raises(InputError, match="is being written to"):
        one.open()


def test_a_folder_that_is_not_to_be_read_is_said(tmp_path: Path) -> None:
    assert "no such file" in refusals(tmp_path / "none")["none"]
    assert "can't be read" in refusals(Path("a\0b"))["ab"]
    assert "can't be read" in refusals(tmp_path / ("x" * 5_000))["x" * 5_000]


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe\x1b[31m.csv"
    Path(os.fsdecode(name)).write_bytes(VENUES)
    (shown,) = given(tmp_path)
    shown.encode("utf-8")
    assert "\x1b" not in shown


# What is inside


DEEP = 100_000
JSONS = {
    "deep arrays": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "huge number": b'{"id": 1e999999, "text": "x"}\n',
    "long number": b'{"id": ' + b"9" * 1_000_000 + b"}\n",
    "same key twice": b'{"id": "1", "id": "2", "id": {"id": []}}\n',
    "lone surrogate": b'{"id": "\\ud800", "text": "\\udfff\\u0000"}\n',
    "zero bytes": b'{"id": "1\x00"}\n\x00\x00\x00',
    "no end": b'{"data": [' + b'{"id": "1"},' * 1_000,
    "only quotes": b'"' * 300_000,
    "only keys": b'{"a' * 100_000,
}


@pytest.mark.parametrize("name", JSONS)
@pytest.mark.parametrize("ending", ["json", "jsonl", "js"])
def test_hostile_json_is_read_or_refused(name: str, ending: str) -> None:
    (found,) = read_files([(f"file.{ending}", JSONS[name])]).files
    if isinstance(found, FileReport):
        assert found.status == "refused"
        assert "\n" not in str(found.refused)


def test_a_row_with_a_huge_cell_is_set_aside_alone(tmp_path: Path) -> None:
    path = tmp_path / "venues.csv"
    long = b'V2,"' + b"x, " * 3_500_000 + b'",Lahore,Punjab\n'
    path.write_bytes(VENUES + long + b"V3,Hall,Multan,Punjab\n")
    program = (
        "from ingest.files import files\n"
        "from ingest.recognise import read\n"
        "from ingest.validate import validate\n"
        "from ingest.fields.times import KARACHI\n"
        "one, = files([sys.argv[1]])\n"
        "print([isinstance(validate(row, KARACHI), list) for row in read(one).rows])\n"
    )
    said = in_a_small_process(program, str(path), megabytes=900)
    assert said.strip() == "[False, True, False]"


def test_formulas_count_as_what_they_show_and_run_nowhere() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "venues"
    sheet.append(["venue_id", "name", "city", "province"])
    sheet.append(["V1", '=HYPERLINK("http://x","y")', "=1+1", "Sindh"])
    out = io.BytesIO()
    book.save(out)
    (row,) = read(Given.of("x.xlsx", out.getvalue())).rows
    assert row.cells["name"] is None
    text = b"venue_id,name,city,province\nV1,\"=cmd|' /C calc'!A0\",Karachi,Sindh\n"
    assert read(Given.of("x.csv", text)).rows[0].cells["name"] == "=cmd|' /C calc'!A0"


SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b"%s</sheetData></worksheet>"
)
STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'


def with_sheet(rows: bytes, strings: bytes = b"") -> bytes:
    """Make a workbook of one sheet with these rows and shared texts."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(as_workbook({"venues": campaign()["venues"]}))) as book:
        for name in book.namelist():
            parts[name] = book.read(name)
    parts["xl/worksheets/sheet1.xml"] = SHEET % rows
    parts["xl/sharedStrings.xml"] = STRINGS % strings
    return zipped(parts)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (b'<row r="1"><c r="A1"/></row><row r="9"><c r="XFD1048576"/></row>', "stretches over"),
        (b'<row r="1">' + b"<c/>" * 16_000 + b'</row><row r="1048576"><c/></row>', "stretches"),
        (b'<row><c r="A1"/><c r="XFD1"/></row>' + b"<row><c/></row>" * 4_000, "stretches over"),
    ],
)
def test_a_sheet_is_measured_before_it_is_laid_out(rows: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(Given.of("x.xlsx", with_sheet(rows)))


def test_cells_that_do_not_say_where_they_are_stand_in_order() -> None:
    names = b"".join(
        b'<c t="inlineStr"><is><t>%s</t></is></c>' % name
        for name in (b"venue_id", b"name", b"city", b"province")
    )
    row = b'<row r="4"><c t="inlineStr"><is><t>V1</t></is></c></row>'
    (found,) = read(Given.of("x.xlsx", with_sheet(b"<row>" + names + b"</row>" + row))).rows
    assert (found.number, found.cells["venue_id"]) == (4, "V1")


def test_a_long_text_shown_in_many_cells_is_refused(tmp_path: Path) -> None:
    strings = b"<si><t>" + b"x" * 1_000_000 + b"</t></si>"
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 5_000)
    )
    path = tmp_path / "long.xlsx"
    path.write_bytes(with_sheet(rows, strings))
    program = (
        "from ingest.files import files\n"
        "one, = files([sys.argv[1]])\n"
        "try: one.sheets\n"
        "except Exception as fault: print(fault)\n"
    )
    assert "repeats long texts" in in_a_small_process(program, str(path), megabytes=1_200)


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]
)
def test_entities_in_a_workbook_are_neither_expanded_nor_fetched(part: str) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "%s"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    declared %= b"ha" * 99
    parts = {}
    with zipfile.ZipFile(io.BytesIO(as_workbook({"venues": campaign()["venues"]}))) as book:
        for name in book.namelist():
            parts[name] = book.read(name)
    parts[part] = declared + (parts.get(part) or STRINGS % b"<si><t>City Hall</t></si>")
    parts = {k: v.replace(b"City Hall", b"&a;&b;" * 50) for k, v in parts.items()}
    (found,) = read_files([("x.xlsx", zipped(parts))]).files
    assert "hahaha" not in repr(found)
    assert "root:" not in repr(found)


@settings(deadline=None, max_examples=60)
@example(st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=6)), min_size=1, max_size=8))
def test_a_damaged_sheet_is_rows_or_refused(places: list[tuple[int, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(as_workbook(campaign()))) as book:
        parts = {name: bytearray(book.read(name)) for name in book.namelist()}
    for at, noise in places:
        data = parts[sorted(parts)[at % len(parts)]]
        at %= len(data)
        data[at : at + len(noise)] = noise
    (found,) = read_files([("x.xlsx", zipped({k: bytes(v) for k, v in parts.items()}))]).files
    assert isinstance(found, Draft) or "\n" not in str(found.refused)  # type: ignore[union-attr]


@settings(deadline=None)
@example(st.sampled_from(sorted(campaign())), st.data())
def test_noise_in_a_table_is_rows_or_refused(table: str, data: st.DataObject) -> None:
    content = bytearray(as_csv(campaign()[table]))
    for at, noise in data.draw(
        st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), max_size=6)
    ):
        at %= len(content)
        content[at : at + len(noise)] = noise
    (found,) = read_files([(f"{table}.csv", bytes(content))]).files
    if isinstance(found, FileReport):
        assert found.refused
        assert "\n" not in found.refused
    elif isinstance(found, Draft):
        assert all(row.table for row in found.reading.rows)


def test_limits_are_what_the_documents_say() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "loading.md").read_text("utf-8")
    for number in (
        f"{limits.FILE_BYTES // limits.MEGABYTE} MB",
        f"{limits.RATIO} times",
        f"{limits.ZIP_RATIO} times",
        f"{limits.PARTS:,}",
        f"{limits.CELL_CHARACTERS:,} characters",
        f"{limits.COLUMNS:,} columns",
    ):
        assert number in docs, number
