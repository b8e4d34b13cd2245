"""CrowdTangle's exports: pages, groups, Instagram."""

import contextlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st
from meta_told import Told, given, told

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Context
from ingest.sources._meta_zones import moment
from ingest.sources.crowdtangle import SOURCES

TANGLE = SOURCES[0]
SAMPLES = Path(__file__).parents[4] / "shared/samples/crowdtangle"
PAGES = (
    "Page Name,User Name,Facebook Id,Followers at Posting,Post Created,Type,Total Interactions,"
    "Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Post Views,URL,Message,Link,"
    "Overperforming Score (weighted  —  Likes 1x Shares 1x Comments 1x )"
)


def row(
    url: str = "https://www.facebook.com/777001/posts/888001",
    *,
    name: str = "Peace Forum",
    user: str = "peaceforum",
    page: str = "777001",
    time: str = "2021-07-06 16:45:20 EDT",
    kind: str = "Photo",
    link: str = "",
    likes: str = '"1,100"',
) -> str:
    return (
        f'{name},{user},{page},1562,{time},{kind},"1,320",{likes},55,120,20,3,4,5,6,7,0,{url},'
        f"Hello @Somebody #Peace,{link},8.57"
    )


def read(*rows: str, name: str = "posts.csv") -> Told:
    return told(TANGLE, given(name, "\n".join([PAGES, *rows]) + "\n"))


def test_a_post_has_its_page_its_instant_and_its_figures() -> None:
    found = read(row(), name="2021-07-08-posts.csv")
    post = found.posts()["888001"]
    assert post["posted_at"] == datetime(2021, 7, 6, 20, 45, 20, tzinfo=UTC)
    assert post["hashtags"] == "Peace"
    assert found.accounts()["777001"] == {
        "platform": "facebook",
        "account_id": "777001",
        "handle": "peaceforum",
        "name": "Peace Forum",
    }
    # Reactions of all kinds; nobody counted the views of a picture.
    assert found.figures("888001") == {"reactions": 1145, "comments": 55, "shares": 120}
    assert found.figures("777001") == {"followers": 1562}
    days = {cells["metric"]: cells["measured_on"] for cells in found.rows("measurements")}
    assert days["reactions"] == date(2021, 7, 8)
    assert days["followers"] == date(2021, 7, 7)


def test_blank_figures_are_unknown() -> None:
    found = read(row(likes="N/A"))
    assert "reactions" not in found.figures("888001")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2021-01-06 12:00:00 EST", 17),
        ("2021-01-06 12:00:00 PKT", 7),
        ("2021-01-06 12:00:00 UTC", 12),
        ("2021-07-06 12:00:00 PDT", 19),
        ("2021-07-06 12:00:00 +03", 9),
        ("2021-07-06 12:00:00 CEST", 10),
    ],
)
def test_zones_by_their_letters(text: str, hour: int) -> None:
    found = moment(text)
    assert found is not None
    assert found.hour == hour


def test_a_post_in_a_zone_nobody_knows_is_set_aside() -> None:
    assert len(read(row(time="2021-07-06 16:45:20 QQQ")).asides) == 1


def test_sharing_another_pages_post_is_a_repost_and_one_of_the_own_is_not() -> None:
    found = read(
        row(),
        row(
            "https://www.facebook.com/777002/posts/888002",
            name="Debating",
            user="debates",
            page="777002",
            link="https://www.facebook.com/peaceforum/posts/888001",
        ),
        row(
            "https://www.facebook.com/777001/posts/888003",
            link="https://www.facebook.com/peaceforum/photos/a.1/99",
        ),
        row("https://www.facebook.com/777001/posts/888004", link="https://example.org/x"),
        row(
            "https://www.facebook.com/777001/posts/888005",
            link="https://www.facebook.com/other.page",
        ),
        row(
            "https://www.facebook.com/777001/posts/888006",
            link="https://www.facebook.com/events/12345",
        ),
    )
    # The handle in the link is that of a page whose id the file knows.
    assert found.acts() == {
        ("repost", "777002", "777001", "888001"),
        ("repost", "777001", "@other.page", None),
    }


def test_a_group_stands_for_its_members() -> None:
    header = PAGES.replace("Page Name", "Group Name")
    text = "\n".join(
        [header, row("https://www.facebook.com/groups/777/permalink/888/", page="777")]
    )
    found = told(TANGLE, given("g.csv", text + "\n"))
    assert found.posts()["888"]["account_id"] == "777"
    assert sum(found.losses.values()) == 1


def test_a_mangled_page_id_is_found_again_in_the_address() -> None:
    assert "777001" in read(row(page="7.77E+05")).accounts()


def test_instagram_is_known_by_handle_and_address() -> None:
    text = (
        "Account,User Name,Followers at Posting,Post Created,Type,Total Interactions,Likes,"
        "Comments,Views,URL,Link,Title,Description\n"
        'Peace,peace.ig,"1,900",2024-03-25 13:00:00 PDT,Video,92,85,7,"2,000",'
        "https://www.instagram.com/p/Ddr9/,,,Pledge #Peace\n"
    )
    found = told(TANGLE, given("ig.csv", text))
    assert found.posts()["Ddr9"]["account_id"] == "@peace.ig"
    assert found.figures("Ddr9") == {"reactions": 85, "comments": 7, "video_views": 2000}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_the_samples() -> None:
    files = [Given.of(path.name, path.read_bytes()) for path in SAMPLES.iterdir()]
    found = {file.name: told(TANGLE, file) for file in files}
    assert all(not each.asides and each.items for each in found.values())
    assert found["fb_pages.csv"].acts() == {
        ("repost", "61571000000077", "61571000000001", "122158000000000101")
    }


CELL = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=15)


@settings(max_examples=60, deadline=None)
@examples(st.binary(max_size=300), st.lists(CELL, max_size=21))
def test_every_row_is_accounted_for(data: bytes, cells: list[str]) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    file = given("p.csv", f"{PAGES}\n{quoted}\n".encode("utf-8", "replace"))
    filled = any(cell.strip() for cell in cells)
    assert Told(TANGLE.read(file, Context())).records == filled
    wild = given("p.csv", PAGES.encode() + b"\n" + data)
    TANGLE.recognise(Head(wild))
    with contextlib.suppress(InputError):
        list(TANGLE.read(wild, Context()))


def test_a_row_torn_apart_by_a_comma_is_set_aside_and_the_others_are_read() -> None:
    torn = row("https://www.facebook.com/777001/posts/888002", name="Peace, Forum")
    found = read(row(), torn, row("https://www.facebook.com/777001/posts/888003") + ",,")
    assert list(found.posts()) == ["888001", "888003"]
    (aside,) = found.asides
    assert aside.number == 3
    assert "has 22 cells where the header has 21" in aside.problem
    assert aside.fix
