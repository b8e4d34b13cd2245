"""Content exports of Meta Business Suite, in many languages and with their traps."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from meta_told import Told, given, told

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context
from ingest.sources.meta_business import SOURCES

SUITE = SOURCES[0]
SAMPLES = Path(__file__).parents[4] / "shared/samples/meta_business_suite"
FACEBOOK = (
    '"Post ID","Page ID","Page name",Title,Description,"Duration (sec)","Publish time",'
    '"Caption type",Permalink,"Is crosspost","Is share","Post type",Languages,"Custom labels",'
    '"Funded content status","Data comment",Date,Views,Reach,"Reactions, Comments and Shares",'
    'Reactions,Comments,Shares,"Total clicks","Other Clicks"'
)
PAGE = "61571000000009"


def row(
    post: str,
    time: str = "03/22/2024 06:12",
    *,
    title: str = "Hello",
    link: str = "",
    day: str = "Lifetime",
    figures: str = "100,90,9,6,2,1,5,5",
    page: str = PAGE,
) -> str:
    return f'{post},{page},Peace Page,"{title}",,0,{time},N/A,{link},0,0,Photos,,,,,{day},{figures}'


def read(*rows: str, name: str = "export.csv", header: str = FACEBOOK, **context: object) -> Told:
    return told(SUITE, given(name, "\n".join([header, *rows]) + "\n"), **context)


def test_a_post_has_its_page_its_time_and_its_figures() -> None:
    found = read(
        row(
            "122158000000000101",
            title='Two lines\nand ""quotes"" #Peace #امن',
            figures=",980,3,2,1,0,4,4",
        ),
        name="Mar-01-2024_Mar-31-2024_17.csv",
    )
    post = found.posts()["122158000000000101"]
    assert post["posted_at"] == datetime(2024, 3, 22, 13, 12, tzinfo=UTC)
    assert post["text"] == 'Two lines\nand "quotes" #Peace #امن'
    assert post["hashtags"] == "Peace;امن"
    assert found.accounts()[PAGE]["official"] is True
    # A blank cell is unknown, and the column of sums is nobody's figure.
    assert found.figures("122158000000000101") == {
        "reach": 980,
        "reactions": 2,
        "comments": 1,
        "shares": 0,
        "clicks": 4,
    }
    assert {cells["measured_on"] for cells in found.rows("measurements")} == {date(2024, 3, 31)}
    assert found.acts() == set()
    assert "Pacific" in found.notes
    assert "meta_timezone" in found.notes


def test_times_are_read_in_the_zone_of_the_settings() -> None:
    found = read(row("122158000000000101"), platform_zone="Asia/Karachi")
    assert found.rows("posts")[0]["posted_at"] == datetime(2024, 3, 22, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "hour"),
    [("3/22/2024 6:12 PM", 18), ("03/22/2024 06:12 p. m.", 18), ("22/03/2024 12:12 ص", 0)],
)
def test_halves_of_the_day_in_several_languages(written: str, hour: int) -> None:
    found = read(row("122158000000000101", written), platform_zone="UTC")
    assert found.rows("posts")[0]["posted_at"].hour == hour


def test_winter_and_summer_time_differ() -> None:
    found = read(
        row("122158000000000101", "01/15/2024 12:00"), row("122158000000000102", "07/15/2024 12:00")
    )
    assert [cells["posted_at"].hour for cells in found.rows("posts")] == [20, 19]


def test_views_and_impressions_stay_apart() -> None:
    header = FACEBOOK.replace("Views,Reach", "Impressions,Reach")
    found = read(row("122158000000000101"), header=header)
    assert "impressions" in found.figures("122158000000000101")
    assert "views" not in found.figures("122158000000000101")


def test_a_repeated_post_is_told_once_with_its_largest_figures() -> None:
    found = read(
        row("122158000000000101", figures="100,90,9,6,2,1,5,5"),
        row("122158000000000101", figures="80,95,9,7,1,1,5,5"),
        row("122158000000000102"),
    )
    assert len(found.items) == 2
    assert len(found.passed) == 1
    assert found.figures("122158000000000101")["views"] == 100
    assert found.figures("122158000000000101")["reach"] == 95
    assert found.figures("122158000000000101")["reactions"] == 7


def test_totals_are_passed_over() -> None:
    total = "Total,,,,,,,,,,,,,,,,,200,180,18,12,4,2,10,10"
    found = read(row("122158000000000101"), total)
    assert found.passed == ["rows of totals and notes"]
    assert len(found.items) == 1


def test_mangled_ids_are_found_again_in_the_address_or_set_aside() -> None:
    found = read(
        row("1.22158E+17", link="https://www.facebook.com/61571000000009/posts/122158000000000107"),
        row("1.22158E+17", link="https://www.facebook.com/peace/posts/pfbid02Abc"),
    )
    assert list(found.posts()) == ["122158000000000107"]
    assert found.asides[0].column == "Post ID"
    assert "1 ids a spreadsheet had mangled were found again" in found.notes


def test_ids_rounded_by_a_spreadsheet_are_not_believed() -> None:
    rows = [row(f"1221580000000{at:02}000") for at in range(1, 6)]
    found = read(*rows)
    assert len(found.asides) == 5


def test_a_mangled_page_is_known_by_its_address() -> None:
    link = "https://www.facebook.com/peace.page/posts/pfbid02Abc"
    found = read(row("122158000000000101", page="6.1571E+13", link=link))
    assert found.rows("posts")[0]["account_id"] == "@peace.page"


def test_one_address_of_two_pages_names_neither() -> None:
    link = "https://www.facebook.com/peace.page/posts/pfbid02Abc"
    found = read(
        row("122158000000000101", link=link),
        row("122158000000000102", link=link, page="61571000000010"),
    )
    assert all("handle" not in cells for cells in found.accounts().values())
    alone = read(row("122158000000000101", link=link))
    assert alone.accounts()[PAGE]["handle"] == "peace.page"


def test_a_daily_breakdown_gives_figures_of_days_and_each_post_once() -> None:
    header = FACEBOOK.replace("Views,Reach,", "Reach,")
    rows = [
        row(
            post,
            day=f"02/{day:02}/2026",
            figures=f"{day},3,1,1,{day % 2},2,2",
            time="02/01/2026 10:00",
        )
        for post in ("122158000000000101", "122158000000000102")
        for day in range(1, 29)
    ]
    found = read(*rows, header=header, name="Feb-01-2026_Feb-28-2026_1.csv")
    assert len(found.posts()) == 2
    assert len(found.rows("posts")) == 2
    assert found.records == len(found.items) == 56
    reach = [cells for cells in found.rows("measurements") if cells["metric"] == "reach"]
    assert {cells["period"] for cells in found.rows("measurements")} == {"day"}
    # Nothing is added up: every day keeps its own, on that day.
    assert len({(cells["of_id"], cells["measured_on"]) for cells in reach}) == 56
    assert max(cells["value"] for cells in reach) == 28


def test_totals_beside_days_are_of_the_lifetime() -> None:
    found = read(
        row("122158000000000101", day="Total", figures="30,20,9,6,2,1,5,5"),
        row("122158000000000101", day="03/23/2024", figures="10,8,3,2,1,0,1,1"),
    )
    periods = {
        (cells["metric"], cells["period"]): cells["value"] for cells in found.rows("measurements")
    }
    assert periods["views", "lifetime"] == 30
    assert periods["views", "day"] == 10


def test_a_daily_breakdown_without_its_days_is_refused() -> None:
    rows = [row("122158000000000101", figures=f"{at},9,3,2,1,0,1,1") for at in range(9)]
    with pytest.raises(InputError, match="daily breakdown"):
        read(*rows)


SWEDISH = (
    "Publicerings-id,Sid-id,Sidnamn,Titel,Beskrivning,Publiceringstid,Inläggstyp,Permalänk,Datum,"
    'Visningar,Räckvidd,"Reaktioner, kommentarer och delningar",Reaktioner,Kommentarer,Delningar\n'
    "122158000000000201,61571,Radio Fred,Hej,,03/22/2024 06:12,Foton,,Livstid,1 250,980,12,9,2,1\n"
)
PORTUGUESE = (
    "Identificação da publicação;Descrição;Horário de publicação;Link permanente;"
    "Tipo de publicação;Visualizações;Alcance;Curtidas;Compartilhamentos;Comentários;Salvamentos\n"
    "17990000000000555;Paz;05/09/2026 18:00;https://www.instagram.com/p/XYZ/;Imagem do IG;2.300;"
    "1.100;120;9;14;40\n"
)
SPANISH = (
    "Identificador de la publicación,Identificador de la página,Nombre de la página,Título,"
    "Hora de publicación,Enlace permanente,Tipo de publicación,Fecha,Visualizaciones,Alcance,"
    '"Reacciones, comentarios y veces que se compartió",Reacciones,Comentarios,'
    "Veces que se compartió,Total de clics\n"
    "122158000000000301,61571,Paz,Hola,07/25/2026 10:00,,Fotos,Total,500,400,12,9,2,1,7\n"
)
FRENCH = (
    "Identifiant de la publication;ID de la Page;Nom de la page;Titre;Heure de publication;"
    "Permalien;Type de publication;Date;Vues;Couverture;Réactions, commentaires et partages;"
    "Réactions;Commentaires;Partages;Total des clics\n"
    "122158000000000401;61571;Paix;Salut;03/06/2026 19:00;;Photos;Total;1 500;400;12;9;2;1;7\n"
)
URDU = (
    "پوسٹ آئی ڈی,پیج آئی ڈی,پیج کا نام,عنوان,شائع کرنے کا وقت,پرمالنک,پوسٹ کی قسم,تاریخ,ویوز,رسائی,"
    "ری ایکشنز,تبصرے,شیئرز\n"
    "122158000000000501,61571,مشعل,سلام,۰۳/۲۲/۲۰۲۴ ۰۶:۱۲,,تصویر,Lifetime,۱٬۲۵۰,980,9,2,1\n"
)
ARABIC = (
    "معرف المنشور,معرف الصفحة,اسم الصفحة,العنوان,وقت النشر,الرابط الثابت,نوع المنشور,التاريخ,"
    "المشاهدات,الوصول,التفاعلات,التعليقات,المشاركات\n"
    "122158000000000601,61571,سلام,مرحبا,03/22/2024 06:12,,صورة,مدى الحياة,١٢٥٠,980,9,2,1\n"
)


MARCH = datetime(2024, 3, 22, 13, 12, tzinfo=UTC)
PLAIN = {"views": 1250, "reach": 980, "reactions": 9, "comments": 2, "shares": 1}
IN_JULY, IN_JUNE = datetime(2026, 7, 25, 17, tzinfo=UTC), datetime(2026, 6, 4, 2, tzinfo=UTC)
IN_SEPTEMBER = datetime(2026, 9, 6, 1, tzinfo=UTC)
OF_INSTAGRAM = {"views": 2300, "reach": 1100, "reactions": 120, "saves": 40, "shares": 9}
ROUND = {"reach": 400, "reactions": 9, "comments": 2, "shares": 1, "clicks": 7}


@pytest.mark.parametrize(
    ("text", "post", "posted_at", "figures"),
    [
        (SWEDISH, "122158000000000201", MARCH, PLAIN),
        (
            PORTUGUESE,
            "17990000000000555",
            IN_SEPTEMBER,
            OF_INSTAGRAM | {"comments": 14},
        ),
        (SPANISH, "122158000000000301", IN_JULY, ROUND | {"views": 500}),
        (FRENCH, "122158000000000401", IN_JUNE, ROUND | {"views": 1500}),
        (URDU, "122158000000000501", MARCH, PLAIN),
        (ARABIC, "122158000000000601", MARCH, PLAIN),
    ],
)
def test_the_language_of_the_pages_does_not_matter(
    text: str, post: str, posted_at: datetime, figures: dict[str, int]
) -> None:
    found = told(SUITE, given("export.csv", text))
    assert found.posts()[post]["posted_at"] == posted_at
    assert found.figures(post) == figures


@pytest.mark.parametrize("language", ["de", "tr", "id"])
def test_words_of_other_languages_are_known(language: str) -> None:
    from ingest.sources._meta_words import _WORDS

    words = {column: names.split("|")[0] for column, names in _WORDS[language].items()}
    cells = {
        "post": "122158000000000701",
        "page": "61571",
        "name": "Barış",
        "username": "",
        "title": "Merhaba",
        "text": "",
        "time": "03/22/2024 06:12",
        "link": "",
        "date": "x",
        "kind": "x",
        "views": "10",
        "reach": "9",
        "reactions": "3",
        "comments": "2",
    }
    header = ",".join(f'"{words[column]}"' for column in cells)
    found = told(SUITE, given("export.csv", header + "\n" + ",".join(cells.values()) + "\n"))
    assert found.figures("122158000000000701") == {
        "views": 10,
        "reach": 9,
        "reactions": 3,
        "comments": 2,
    }


def test_an_unknown_language_is_read_by_its_cells() -> None:
    rows = [
        f"12215800000000080{at},61571000000000{at},Rauha,Viesti numero {at} kaikille ystäville,"
        f"03/2{at}/2024 06:12,https://www.facebook.com/rauha/posts/pfbid0{at},Ikuisesti,"
        f"{at * 7},{at * 5},{at + 3},{at},2,1"
        for at in range(1, 7)
    ]
    header = "Julkaisun tunnus,Sivun tunnus,Sivun nimi,Otsikko,Aika,Linkki,Pvm,A,B,C,D,E,F"
    file = given("export.csv", "\n".join([header, *rows]) + "\n")
    assert SUITE.recognise(Head(file)) == 1
    found = Told(SUITE.read(file, Context()))
    post = found.posts()["122158000000000802"]
    assert post["text"] == "Viesti numero 2 kaikille ystäville"
    # The only columns that can be told are those of which one is the sum of the others.
    assert found.figures("122158000000000802") == {"reactions": 2, "comments": 2, "shares": 1}
    assert "language" in found.notes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_encodings_delimiters_and_case_of_names(encoding: str, delimiter: str) -> None:
    header = "post id,page id,page name,title,publish time,permalink,date,views,reach"
    cells = f"122158000000000101,{PAGE},امن,سلام,03/22/2024 06:12,,Lifetime,5,4"
    text = "\r\n".join(line.replace(",", delimiter) for line in (header, cells, ""))
    found = told(SUITE, given("e.csv", text.encode(encoding)))
    assert found.figures("122158000000000101") == {"views": 5, "reach": 4}
    assert found.accounts()[PAGE]["name"] == "امن"


def test_an_excel_copy_is_read_and_its_mangled_ids_are_set_aside() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Post ID", "Page ID", "Page name", "Publish time", "Permalink", "Date", "Views"])
    sheet.append(["122158000000000101", PAGE, "P", datetime(2024, 3, 22, 6, 12), "", "Lifetime", 7])
    sheet.append(
        [122158000000000102, 61571000000009, "P", datetime(2024, 3, 22), "", "Lifetime", 7]
    )
    file = io.BytesIO()
    book.save(file)
    found = told(SUITE, given("copy.xlsx", file.getvalue()))
    assert found.figures("122158000000000101") == {"views": 7}
    assert len(found.asides) == 1


def test_days_are_ordered_by_the_whole_column_then_by_the_name() -> None:
    by_column = read(
        row("122158000000000101", "03/04/2024 06:00"), row("122158000000000102", "22/04/2024 06:00")
    )
    assert by_column.rows("posts")[0]["posted_at"].month == 4
    by_name = read(
        row("122158000000000101", "03/04/2024 06:00"), name="Apr-01-2024_Apr-30-2024_1.csv"
    )
    assert by_name.rows("posts")[0]["posted_at"].month == 4
    unsure = read(row("122158000000000101", "03/04/2024 06:00"))
    assert unsure.rows("posts")[0]["posted_at"].month == 3
    assert "month/day" in unsure.notes


def test_without_a_name_that_says_so_the_last_day_is_that_of_the_newest_post() -> None:
    found = read(row("122158000000000101"), row("122158000000000102", "03/25/2024 19:00"))
    # 19:00 in California is the next morning in Karachi.
    assert {cells["measured_on"] for cells in found.rows("measurements")} == {date(2024, 3, 26)}


def test_a_name_of_somebodys_own_is_no_day_of_the_report() -> None:
    found = read(row("122158000000000101"), name="backup 2023-01-01.csv")
    assert {cells["measured_on"] for cells in found.rows("measurements")} == {date(2024, 3, 22)}


def test_one_file_may_hold_both_platforms() -> None:
    ours = row("122158000000000101", link="https://www.facebook.com/peace/posts/pfbid01")
    other = row("17990000000000101", link="https://www.instagram.com/p/Ddr/")
    found = read(ours, ours.replace("101", "102"), other)
    assert found.posts()["17990000000000101"]["platform"] == "instagram"
    assert found.posts()["122158000000000101"]["platform"] == "facebook"


def test_a_cut_file_gives_the_good_part() -> None:
    text = "\n".join([FACEBOOK, row("122158000000000101"), '122158000000000102,61571,"Peace Pa'])
    found = told(SUITE, given("export.csv", text))
    assert list(found.posts()) == ["122158000000000101"]
    assert len(found.asides) == 1
    assert "cut off" in found.notes


def test_other_tables_are_not_taken() -> None:
    for text in (
        "post_id,platform,account_id,posted_at,text\n1,x,2,2024-01-01,hi\n",
        "Post id,Date,Post text,Post Link,Impressions,Likes\n1771170732307382274,x,hi,"
        "https://x.com/a/status/1771170732307382274,1,2\n",
        "Tweet id,Tweet permalink,Tweet text,time,impressions\n1,https://x.com/a/status/1,a,b,2\n",
        "Post ID,Permalink,Post Message,Posted,Lifetime Post Total Reach\n1_2,,x,10/1/2015,3\n",
        "name,email\nAyesha,a@example.org\n",
    ):
        assert SUITE.recognise(Head(Given.of("a.csv", text.encode()))) == 0


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_samples() -> None:
    for path in SAMPLES.iterdir():
        found = told(SUITE, Given.of(path.name, path.read_bytes()))
        assert not found.asides
        assert found.records == len(found.items) + len(found.passed)
    facebook = told(SUITE, Given.of((path := next(SAMPLES.glob("Mar*"))).name, path.read_bytes()))
    assert len(facebook.posts()) == 4
    assert len(facebook.passed) == 1
    assert "views" not in facebook.figures("122158000000000104")


CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60, deadline=None)
@examples(st.lists(st.lists(CELL, max_size=12), max_size=6), st.sampled_from(",;\t"))
def test_whatever_stands_in_the_cells_every_row_is_accounted_for(
    rows: list[list[str]], delimiter: str
) -> None:
    header = [
        "Post ID",
        "Page ID",
        "Page name",
        "Title",
        "Publish time",
        "Permalink",
        "Date",
        "Views",
    ]
    lines = [header, *rows]
    text = "\r\n".join(
        delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines
    )
    filled = [line for line in rows if any(cell.strip() for cell in line)]
    found = Told(SUITE.read(given("e.csv", text + "\r\n"), Context()))
    assert found.records == len(filled)


@settings(max_examples=60, deadline=None)
@examples(st.binary(max_size=400))
def test_bytes_that_are_no_export_are_refused_in_words(data: bytes) -> None:
    for content in (data, FACEBOOK.encode() + b"\n" + data):
        file = given("e.csv", content)
        SUITE.recognise(Head(file))
        try:
            list(SUITE.read(file, Context()))
        except InputError:
            continue


def test_a_row_torn_apart_by_a_comma_is_set_aside() -> None:
    torn = "x," + row("122158000000000102")
    found = read(row("122158000000000101"), torn, row("122158000000000103") + ",")
    assert list(found.posts()) == ["122158000000000101", "122158000000000103"]
    assert [each.number for each in found.asides] == [3]
    assert "where the header has" in found.asides[0].problem
