"""X's analytics: figures under their right names, days without a zone, and whose they are."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from told_truth import (
    SAMPLES,
    asides,
    events,
    folder,
    items,
    losses,
    passed,
    rows,
    together,
    with_samples,
)

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Event
from ingest.sources.x_analytics import SOURCES

POSTS, DAYS = SOURCES
POST = "1771415650300854300"
OLD = (
    '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","retweets",'
    '"replies","likes","url clicks","follows","media views","promoted impressions"\n'
)
NEW = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,"
    "Replies,Reposts,URL Clicks\n"
)
OVERVIEW = "Date,Impressions,Likes,Engagements,New follows,Unfollows,Replies,Reposts,Video views\n"


def figures(found: list[Event]) -> dict[str, int]:
    return {row["metric"]: row["value"] for row in rows(found, "measurements")}


@with_samples
def test_samples_are_recognised_and_read() -> None:
    files = folder(SAMPLES / "x_analytics")
    found = {}
    for name, given in files.items():
        sure = {source.kind: source.recognise(Head(given)) for source in SOURCES}
        (kind,) = [each for each, how in sure.items() if how == 2]
        source = next(each for each in SOURCES if each.kind == kind)
        found[name.split("/")[1]] = events(source, given)
    new = found["account_analytics_content_2024-03-01_2024-03-31.csv"]
    assert asides(new) == [("Post id", "is no id of a post")]
    seen = [row["value"] for row in rows(new, "measurements") if row["metric"] == "impressions"]
    assert seen == [122978, 1234, 17], "an empty cell is no figure"
    assert {row["measured_on"] for row in rows(new, "measurements")} == {date(2024, 3, 31)}
    old = found["tweet_activity_metrics_mashal_e_rah_20240301_20240401_en.csv"]
    assert {row["measured_on"] for row in rows(old, "measurements")} == {date(2024, 4, 1)}
    days = found["account_overview_analytics_2024-03.csv"]
    assert len(items(days)) == 31
    assert {row["of_id"] for row in rows(days, "measurements")} == {"@mashal_e_rah"}


def test_old_files_have_the_minute_and_dashes_are_no_figures() -> None:
    text = (
        f'{OLD}"{POST}","https://twitter.com/Sana_Ex/status/{POST}","hi #Peace &amp;",'
        '"2024-03-23 05:56 +0000","424.0","9.0","-","2.0","3.0","5.0","7.0","8.0","-"\n'
    )
    found = events(
        POSTS, Given.of("tweet_activity_metrics_sana_ex_20240301_20240401_en.csv", text.encode())
    )
    post = rows(found, "posts")[0]
    assert post["posted_at"] == datetime(2024, 3, 23, 5, 56, 17, tzinfo=UTC)
    assert post["account_id"] == "@sana_ex"
    assert (post["text"], post["hashtags"]) == ("hi #Peace &", "Peace")
    assert figures(found) == {"impressions": 424, "comments": 2, "reactions": 3, "clicks": 5}
    assert not rows(found, "interactions"), "own posts have figures, and no ties"


def test_paid_figures_are_not_added() -> None:
    text = (
        f'{OLD}"{POST}","https://twitter.com/Sana_Ex/status/{POST}","hi",'
        '"2024-03-23 05:56 +0000","424.0","9.0","1.0","2.0","3.0","5.0","7.0","8.0","5000.0"\n'
    )
    found = events(POSTS, Given.of("t.csv", text.encode()))
    assert figures(found)["impressions"] == 424
    assert losses(found) == {
        "posts with figures of paid promotion, which are not added to their own": 1
    }


def test_new_files_take_the_time_from_the_id() -> None:
    text = (
        f'{NEW}{POST},"Sat, Mar 23, 2024",@bilal_ex yes,https://x.com/Sana_Ex/status/{POST},'
        '"1,234",3,9,1,50,2,4,5,6\n'
        f'1.77142E+18,"Sat, Mar 23, 2024",b,https://x.com/Sana_Ex/status/{POST[:-1]}1,0,,,,,,,,\n'
        f'{POST[:-1]}2,"Mon, Jan 1, 2024",c,https://x.com/Sana_Ex/status/{POST[:-1]}2,1,,,,,,,,\n'
    )
    found = events(
        POSTS, Given.of("account_analytics_content_2024-03-01_2024-03-31.csv", text.encode())
    )
    assert {row["posted_at"] for row in rows(found, "posts")} == {
        datetime(2024, 3, 23, 5, 56, 17, tzinfo=UTC)
    }
    first = {row["metric"]: row["value"] for row in rows(found, "measurements")[:6]}
    # X's "shares" are sent links, not reposts; its new follows are not followers.
    assert first == {
        "impressions": 1234,
        "shares": 5,
        "comments": 4,
        "reactions": 3,
        "saves": 1,
        "clicks": 6,
    }
    assert set(losses(found)) == {
        "posts whose text names accounts: analytics don't tell answers from mentions",
        "ids that a spreadsheet had rounded, taken from the posts' addresses",
        "days that the post's id contradicts: the id counts",
    }
    assert not {row["metric"] for row in rows(found, "measurements")} & {"reach", "followers"}


def test_days_are_of_the_account_that_the_folder_shows() -> None:
    day = (
        f'{OVERVIEW}"Sun, Mar 31, 2024",463,886,573,5,2,520,-,189\n'
        '"Sat, Mar 30, 2024",,,,,,,,\nTotal,1,,,,,,,\n'
    )
    content = f'{NEW}{POST},"Sat, Mar 23, 2024",x,https://x.com/Sana_Ex/status/{POST},1,,,,,,,,\n'
    files = together({"o/overview.csv": day.encode(), "o/content.csv": content.encode()})
    found = events(DAYS, files["o/overview.csv"])
    expected = {"impressions": 463, "reactions": 886, "comments": 520, "video_views": 189}
    assert figures(found) == expected
    told = rows(found, "measurements")
    assert {row["of_id"] for row in told} == {"@sana_ex"}
    assert {(row["period"], row["of"]) for row in told} == {("day", "account")}
    assert {row["measured_on"] for row in told} == {date(2024, 3, 31)}
    assert passed(found) == ["days without a figure"]
    assert asides(found) == [("Date", "is no day")]


def test_days_of_an_unknown_account_are_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="file's name"):
        events(
            DAYS, Given.of("overview.csv", OVERVIEW.encode() + b'"Sun, Mar 31, 2024",1,,,,,,,\n')
        )
    named = Given.of("overview_@Sana_Ex.csv", OVERVIEW.encode() + b'"Sun, Mar 31, 2024",1,,,,,,,\n')
    assert rows(events(DAYS, named), "accounts")[0]["handle"] == "Sana_Ex"


def test_old_days_have_the_account_in_their_name() -> None:
    text = (
        '"Date","Tweets published","impressions","retweets","likes"\n'
        '"2024-03-31","2","310.0","1.0","4.0"\n'
    )
    given = Given.of("daily_tweet_activity_metrics_sana_ex_20240301_20240401_en.csv", text.encode())
    assert DAYS.recognise(Head(given)) == 2
    found = events(DAYS, given)
    assert figures(found) == {"impressions": 310, "shares": 1, "reactions": 4}
    assert rows(found, "measurements")[0]["measured_on"] == date(2024, 3, 31)


CELL = st.text(max_size=20) | st.sampled_from([POST, "-", "424.0", "Sun, Mar 31, 2024"])


@for_any(
    st.lists(st.lists(CELL, min_size=9, max_size=9), max_size=4), st.sampled_from([NEW, OVERVIEW])
)
def test_whatever_the_cells_each_row_is_accounted_for(table: list[list[str]], head: str) -> None:
    made = [[cell.replace('"', "").replace("\0", "") for cell in line] for line in table]
    text = head + "\n".join(",".join(f'"{cell}"' for cell in line) for line in made)
    given = Given.of("o_@sana_ex.csv", text.encode("utf-8", "replace"))
    found = events(POSTS if head == NEW else DAYS, given)
    filled = [line for line in made if any(cell.strip() for cell in line)]
    assert len(items(found)) + len(passed(found)) + len(asides(found)) == len(filled)


@for_any(st.binary(max_size=300))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes) -> None:
    for source, content in (
        (POSTS, data),
        (POSTS, NEW.encode() + data),
        (DAYS, OVERVIEW.encode() + data),
    ):
        with suppress(InputError):
            events(source, Given.of("o_@sana_ex.csv", content))
