"""Posts copied into a spreadsheet: rounded ids, days in any order, names in any form."""

import io
from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from openpyxl import Workbook
from told_truth import WORLD, asides, events, items, losses, notes, passed, rows, with_samples

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.recognise import source_of
from ingest.source import Context, Event
from ingest.sources._moments import Moments, read
from ingest.sources.excel_copy import NO_QUOTES, SOURCES

SOURCE = SOURCES[0]
KARACHI = ZoneInfo("Asia/Karachi")
APRIL = "1775382748857496262"
"""Made on 3 April 2024 at 04:40:07 UTC; ``03/04/2024`` in a day-first column."""
ROUNDED = ("is an id that a spreadsheet has rounded",)


def copied(text: str, context: Context | None = None) -> list[Event]:
    return events(SOURCE, Given.of("posts.csv", text.encode()), context)


def acts(found: list[Event]) -> list[tuple[str, str, str | None]]:
    return [
        (row["type"], row["target"], row.get("target_post_id"))
        for row in rows(found, "interactions")
    ]


@with_samples
@pytest.mark.parametrize("name", ["social_excel_mangled.csv", "social_excel_mangled.xlsx"])
def test_sample_without_addresses_is_set_aside_row_by_row(name: str) -> None:
    given = Given.of(name, (WORLD / name).read_bytes())
    assert SOURCE.recognise(Head(given)) == 2
    found = events(SOURCE, given)
    assert asides(found) == [("tweet id", *ROUNDED)] * 28
    assert not items(found), "a rounded id is never joined on"
    assert notes(found) == [NO_QUOTES]


def test_addresses_give_back_what_was_rounded() -> None:
    found = copied(
        "S No;Tweet Id;Date;User;Tweet;Link;Likes;Followers\n"
        f"1;1.77538E+18;03/04/2024 10:30;@Sana_Ex;@bilal_ex yes;https://x.com/sana_ex/status/{APRIL}?s=20;1,234;1.1K\n"
        "2;1.77539E+18;23/04/2024;Chand (@chand_ex);hello;;3;\n"
    )
    assert acts(found) == [("reply", "@bilal_ex", None)]
    assert rows(found, "posts")[0]["posted_at"] == datetime(2024, 4, 3, 4, 40, 7, tzinfo=UTC)
    assert rows(found, "measurements")[0]["value"] == 1234
    assert rows(found, "accounts")[0]["followers"] == 1100
    assert asides(found) == [("tweet id", *ROUNDED)]
    assert losses(found) == {
        "ids that a spreadsheet had rounded, taken from the posts' addresses": 1
    }


@pytest.mark.parametrize(
    "user",
    ["Sana_Ex", "@Sana_Ex", "https://twitter.com/Sana_Ex", "x.com/Sana_Ex/", "ثنا (@Sana_Ex)", ""],
)
def test_names_in_any_form(user: str) -> None:
    found = copied(f"user,tweet,tweet url\n{user},hello,https://x.com/sana_ex/status/{APRIL}\n")
    assert rows(found, "accounts")[0]["account_id"] == "@sana_ex"


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03/04/2024", "23/04/2024"], "dmy"),
        (["04/03/2024", "04/23/2024"], "mdy"),
        (["03/04/2024"], "dmy"),
        (["04/03/2024 04:40"], "mdy"),
    ],
)
def test_the_order_of_days_is_proved_by_the_column_or_by_the_ids(
    days: list[str], order: str
) -> None:
    found = Moments.of([(days[0], APRIL), *((day, None) for day in days[1:])], KARACHI)
    assert (found.order, found.by_id) == (order, True)


def test_without_whole_ids_a_column_that_proves_nothing_stays_unclear() -> None:
    old = "20"  # an id from before ids held the time
    assert Moments.of([("03/04/2024", old)], KARACHI).at("03/04/2024", old) is None
    proved = Moments.of([("03/04/2024", old), ("13/04/2024", old)], KARACHI)
    assert proved.at("03/04/2024 00:30", old) == datetime(2024, 4, 2, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2024-04-03 00:30", 19, 30),
        ("3 April 2024, 12:30 AM", 19, 30),
        ("2024-04-03T00:30:00Z", 0, 30),
        ("03/04/2024 00:30 UTC", 0, 30),
        ("03/04/2024 5:30 PM PKT", 12, 30),
        ("2024-04-03 05:30:00+0500", 0, 30),
        ("Wed Apr 03 00:30:00 +0000 2024", 0, 30),
        ("45385.5", 7, 0),
    ],
)
def test_times_without_a_zone_are_those_of_karachi(text: str, hour: int, minute: int) -> None:
    found = read(text, "dmy", KARACHI)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)


def test_a_day_that_the_id_contradicts_does_not_count() -> None:
    found = copied(
        "tweet id,date,username,text\n"
        f"{APRIL},03/04/2024,sana_ex,a\n{APRIL[:-1]}1,13/01/2024,sana_ex,b\n{APRIL[:-1]}2,3/4/24,sana_ex,c\n"
    )
    assert {row["posted_at"].day for row in rows(found, "posts")} == {3}
    assert losses(found) == {"days that the post's id contradicts: the id counts": 1}


def test_answers_are_known_where_the_sheet_has_the_column() -> None:
    found = copied(
        "id_str,from_user,text,created_at,in_reply_to_screen_name,in_reply_to_status_id_str,twitter\n"
        f"{APRIL},sana_ex,@bilal_ex @chand_ex yes,,chand_ex,{APRIL[:-1]}1,\n"
        f"{APRIL[:-1]}1,chand_ex,@sana_ex note,,,,\n"
        f"{APRIL[:-1]}2,chand_ex,RT @sana_ex: with @dua,,,,\n"
    )
    assert acts(found) == [
        ("reply", "@chand_ex", f"{APRIL[:-1]}1"),
        ("mention", "@bilal_ex", None),
        ("mention", "@sana_ex", None),
        ("repost", "@sana_ex", None),
    ]


def test_an_answer_is_joined_by_whole_ids_only() -> None:
    found = copied(
        "Tweet Id,Username,Text,In reply to\n"
        f"{APRIL},sana_ex,thanks,{APRIL[:-1]}1\n{APRIL[:-1]}1,bilal_ex,hi,\n"
        f"{APRIL[:-1]}2,dua,yes,1.77538E+18\n"
    )
    assert acts(found) == [("reply", "@bilal_ex", f"{APRIL[:-1]}1")]
    assert losses(found) == {"answers to posts whose author the file does not name": 1}


def test_lost_urdu_letters_and_a_workbook_with_a_title_row() -> None:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Our tweets of April"])
    sheet.append(["Sr", "Tweet ID", "Date & Time", "Handle", "Content", "RT", "Views"])
    sheet.append([1, APRIL, datetime(2024, 4, 3, 9, 40), "@sana_ex", "see #??????", 4, 900])
    sheet.append([2, int(APRIL), datetime(2024, 4, 3), "@sana_ex", "b", None, None])
    out = io.BytesIO()
    made.save(out)
    given = Given.of("t.xlsx", out.getvalue())
    assert SOURCE.recognise(Head(given)) == 2
    found = events(SOURCE, given)
    assert {row["metric"]: row["value"] for row in rows(found, "measurements")} == {
        "shares": 4,
        "views": 900,
    }
    assert list(losses(found)) == [
        "texts whose Urdu letters had become question marks when they were saved"
    ]
    assert asides(found) == [("tweet id", *ROUNDED)]


def test_every_sheet_with_posts_is_read_and_no_other() -> None:
    made = Workbook()
    made.active.append(["Notes", "of the team"])  # type: ignore[union-attr]
    for month, post in (("March", f"{APRIL[:-1]}1"), ("April", APRIL)):
        sheet = made.create_sheet(month)
        sheet.append(["Tweet ID", "Handle", "Content"])
        sheet.append([post, "@sana_ex", month])
        sheet.append(["", "@sana_ex", "no id"])
    out = io.BytesIO()
    made.save(out)
    found = events(SOURCE, Given.of("t.xlsx", out.getvalue()))
    assert [(item.sheet, item.number) for item in items(found)] == [("March", 2), ("April", 2)]
    assert asides(found) == [("tweet id", "is no id of a post")] * 2


def test_columns_that_own_tables_have_too_do_not_mislead() -> None:
    """The table ``campaigns`` has columns for a name and hashtags, as some tools' tables do."""
    text = (
        "Tweet Id,Text,Name,Screen Name,UTC,Created At,Favorites,Hashtags\n"
        f'"""{APRIL}""",Salam,Sana,sana_ex,2024-04-03T04:40:07.000Z,,3,\n'
    )
    given = Given.of("tweets.csv", text.encode())
    found = source_of(given)
    assert found is not None
    assert found.kind == "excel_copy"
    assert rows(events(SOURCE, given), "posts")[0]["post_id"] == APRIL


def test_tables_of_other_things_are_not_taken() -> None:
    for text in (
        "id,author,text\n1,Ali,hello\n",
        "platform,post_id,account_id,posted_at,text\nx,1,2,2024-03-01,tweet\n",
        "Tweet id,Tweet permalink,impressions\n1,https://x.com/a/status/1,3\n",
    ):
        assert SOURCE.recognise(Head(Given.of("t.csv", text.encode()))) == 0


CELL = st.text(max_size=20) | st.sampled_from([APRIL, "1.7E+18", "@a_ex", "03/04/2024 25:61", "@a"])


@for_any(st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=4), st.binary(max_size=40))
def test_whatever_the_cells_each_row_is_accounted_for(table: list[list[str]], end: bytes) -> None:
    made = [[cell.replace('"', "").replace("\0", "") for cell in line] for line in table]
    names = "tweet id,date,username,text,link,in reply to"
    text = "\n".join([names, *(",".join(f'"{cell}"' for cell in line) for line in made)])
    given = Given.of("t.csv", text.encode("utf-8", "replace"))
    found = events(SOURCE, given)
    filled = [line for line in made if any(cell.strip() for cell in line)]
    assert len(items(found)) + len(passed(found)) + len(asides(found)) == len(filled)
    assert all(isinstance(text, str) for text in notes(found))
    with suppress(InputError):
        events(SOURCE, Given.of("t.csv", text.encode("utf-8", "replace") + b"\n" + end))
