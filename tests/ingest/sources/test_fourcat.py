"""4CAT's exports of X posts: from the API or Zeeschuimer, with pseudonyms, cut off, rounded."""

import csv
import io
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as for_any
from hypothesis import strategies as st
from told_truth import (
    TRUTH,
    WORLD,
    asides,
    events,
    items,
    losses,
    notes,
    passed,
    rows,
    told,
    true,
    with_samples,
)

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Event
from ingest.sources.fourcat import SOURCES

SOURCE = SOURCES[0]
BASE = {
    "id": "1771415650300854300",
    "thread_id": "1771415650300854300",
    "timestamp": "2024-03-23 05:56:17",
    "unix_timestamp": "1711173377",
    "link": "https://x.com/Sana_Ex/status/1771415650300854300",
    "body": "hello #Peace &amp; @bilal_ex",
    "author": "Sana_Ex",
    "author_fullname": "ثنا",
    "author_id": "7001",
    "author_followers": "1900",
    "impression_count": "0",
    "retweet_count": "1",
    "like_count": "18",
    "is_retweet": "no",
    "retweeted_user": "",
    "is_quote_tweet": "no",
    "quoted_user": "",
    "is_reply": "no",
    "replied_user": "",
    "mentions": "bilal_ex",
}


def written(*changes: dict[str, str], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    lines = [BASE | change for change in changes]
    names = list(dict.fromkeys(name for line in lines for name in line))
    writer = csv.DictWriter(out, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue().encode()


def read(*changes: dict[str, str]) -> list[Event]:
    return events(SOURCE, Given.of("x.csv", written(*changes)))


def acts(found: list[Event]) -> list[tuple[str, str, str | None]]:
    return [
        (row["type"], row["target"], row.get("target_post_id"))
        for row in rows(found, "interactions")
    ]


@with_samples
def test_sample_says_the_true_interactions() -> None:
    given = Given.of("a.csv", (WORLD / "social_4cat_twitterv2.csv").read_bytes())
    assert SOURCE.recognise(Head(given)) == 2
    found = events(SOURCE, given)
    assert told(found) == set(true(*TRUTH))
    assert len(items(found)) == 28
    late = next(r for r in rows(found, "posts") if r["post_id"] == "1771620470748086295")
    assert late["posted_at"] == datetime(2024, 3, 23, 19, 30, 10, tzinfo=UTC)
    assert {row["measured_on"] for row in rows(found, "measurements")} == {date(2024, 3, 24)}


def test_a_post_and_its_figures_without_the_zeros_that_may_be_unknown() -> None:
    found = read({})
    assert rows(found, "posts")[0]["text"] == "hello #Peace & @bilal_ex"
    assert {row["metric"]: row["value"] for row in rows(found, "measurements")} == {
        "shares": 1,
        "reactions": 18,
    }
    assert rows(found, "accounts")[0] == {
        "platform": "x",
        "account_id": "7001",
        "handle": "Sana_Ex",
        "name": "ثنا",
        "followers": 1900,
    }
    assert list(losses(found)) == ["figures of 0, which 4CAT writes for unknown ones too"]


def test_a_retweet_inherits_nothing() -> None:
    found = read(
        {"is_retweet": "yes", "retweeted_user": "Chand_ex", "mentions": "Chand_ex,bilal_ex"}
        | {"body": "RT @Chand_ex: see @bilal_ex #Peace"}
    )
    assert acts(found) == [("repost", "@chand_ex", None)]
    assert not rows(found, "measurements")
    assert "hashtags" not in rows(found, "posts")[0]


def test_a_reply_that_quotes_and_one_to_nobody_known() -> None:
    reply = {"is_reply": "yes", "replied_user": "bilal_ex", "mentions": "bilal_ex,dua"}
    found = read(
        reply | {"is_quote_tweet": "yes", "quoted_user": "Chand_ex"},
        {"id": "1771415650300854301", "is_reply": "yes", "mentions": ""},
    )
    assert acts(found) == [
        ("reply", "@bilal_ex", None),
        ("quote", "@chand_ex", None),
        ("mention", "@dua", None),
    ]
    assert losses(found)["answers to posts whose author the file does not name"] == 1


def test_what_answers_an_account_and_no_post_of_it_is_an_answer_too() -> None:
    found = read({"replied_user": "bilal_ex", "body": "@bilal_ex hello"})
    assert acts(found) == [("reply", "@bilal_ex", None)]


def test_an_answer_to_somebody_gone_is_read_off_its_text() -> None:
    gone = {"is_reply": "yes", "replied_user": "", "body": "@bilal_ex hello @dua"}
    found = read(gone | {"mentions": "bilal_ex,dua"})
    assert acts(found) == [("reply", "@bilal_ex", None), ("mention", "@dua", None)]


def test_of_several_before_an_answer_to_somebody_gone_none_is_told() -> None:
    gone = {"is_reply": "yes", "replied_user": "", "body": "@Bilal_ex @gone hello @dua"}
    found = read(gone | {"mentions": "bilal_ex,gone,dua"})
    assert acts(found) == [("mention", "@dua", None)]
    lost = "posts that begin with several accounts: which one they answer is not told"
    assert losses(found)[lost] == 1


def test_a_quote_of_a_post_that_is_gone_is_named_by_its_address() -> None:
    links = "https://example.org,https://twitter.com/Dua/status/1771415650300854000"
    found = read({"is_quote_tweet": "yes", "urls": links, "mentions": ""})
    assert acts(found) == [("quote", "@dua", "1771415650300854000")]
    named = {"quoted_user": "Chand_ex", "is_quote_tweet": "yes", "urls": links, "mentions": ""}
    assert acts(read(named)) == [("quote", "@chand_ex", None)]


def test_zeeschuimer_names_the_quoted_post_and_threads_answer_oneself() -> None:
    found = read(
        {"is_quote_tweet": "yes", "quote_author": "dua", "quote_tweet_id": "1771415650300854000"}
        | {"collected_from_url": "https://x.com/search", "mentions": ""}
        | {"is_reply": "yes", "replied_author": "sana_ex", "thread_id": "1771415650300854200"}
    )
    assert acts(found) == [
        ("reply", "@sana_ex", None),
        ("quote", "@dua", "1771415650300854000"),
    ]


def test_pseudonyms_are_accounts_and_no_handles() -> None:
    hidden = {"author": "a3" * 24, "author_id": "b4" * 24, "author_fullname": "c5" * 24}
    found = read(hidden, hidden | {"id": "1771415650300854301", "mentions": ""})
    accounts = [row for row in rows(found, "accounts") if "handle" not in row]
    assert {row["account_id"] for row in accounts} == {"pseudonym:" + "a3" * 24}
    assert "Sana_Ex" not in str(found), "the address would still name the author"


def test_posts_whose_author_was_taken_out_are_passed_over() -> None:
    found = read({"author": "REDACTED", "author_id": "REDACTED", "author_fullname": "REDACTED"}, {})
    assert passed(found) == ["posts whose author was taken out of the file (REDACTED)"]
    assert len(items(found)) == 1


@pytest.mark.parametrize("mangled", ["1.77142E+18", "1771415650300854000", "1771415650300854272.0"])
def test_a_rounded_id_is_taken_from_the_address_or_set_aside(mangled: str) -> None:
    found = read({"id": mangled}, {"id": mangled, "link": ""})
    assert [row["post_id"] for row in rows(found, "posts")] == ["1771415650300854300"]
    assert asides(found) == [("id", "is an id that a spreadsheet has rounded")]
    assert losses(found)["ids that a spreadsheet had rounded, taken from the posts' addresses"] == 1


def test_the_time_is_in_utc_however_it_is_written() -> None:
    at = datetime(2024, 3, 23, 5, 56, 17, tzinfo=UTC)
    for change in ({}, {"unix_timestamp": ""}, {"unix_timestamp": "", "timestamp": "23/03/2024"}):
        assert rows(read(change), "posts")[0]["posted_at"].replace(microsecond=0) == at


def test_saved_by_excel_and_cut_off() -> None:
    data = "\ufeff".encode() + written({}, {"id": "1771415650300854301"}, delimiter=";")
    assert SOURCE.recognise(Head(Given.of("x.csv", data))) == 2
    assert len(items(events(SOURCE, Given.of("x.csv", data)))) == 2
    cut = events(SOURCE, Given.of("x.csv", written({}, {"body": 'a "quoted" \nد'})[:-90]))
    assert len(items(cut)) == 1
    assert asides(cut) == [("", "is cut off")]
    assert "is cut off" in notes(cut)[0]


def test_a_row_torn_apart_by_a_comma_is_set_aside() -> None:
    data = written({}, {"id": "1771415650300854301", "body": "one;two"}).replace(b"one;", b"one,")
    found = events(SOURCE, Given.of("x.csv", data))
    assert len(items(found)) == 1
    assert "has 21 cells where the header has 20" in asides(found)[0][1]


def test_half_a_character_at_the_end_is_no_damage() -> None:
    data = written({}, {"body": "آخری"})
    cut = data[: data.rindex("آ".encode()) + 1]
    assert len(items(events(SOURCE, Given.of("x.csv", cut)))) == 1


def test_other_tables_are_not_taken() -> None:
    data = b"id,thread_id,timestamp,body,author\n1,1,2024-03-23,hi,a\n"
    assert SOURCE.recognise(Head(Given.of("telegram.csv", data))) == 0
    with pytest.raises(InputError):
        events(SOURCE, Given.of("x.csv", b"a,b\n1,2\n"))


CELLS = st.dictionaries(
    st.sampled_from(sorted(BASE)), st.text(max_size=30) | st.sampled_from(["yes", "1e18", "@a,b"])
)


@for_any(st.lists(CELLS, min_size=1, max_size=4))
def test_whatever_the_cells_each_row_is_accounted_for(changes: list[dict[str, str]]) -> None:
    try:
        found = read(*changes)
    except InputError:  # a zero byte makes it no text
        assert any("\0" in cell for change in changes for cell in change.values())
        return
    counted = len(items(found)) + len(passed(found)) + len(asides(found))
    table = list(csv.reader(io.StringIO(written(*changes).decode(), newline="")))
    filled = [row for row in table[1:] if any(c.replace("\0", "").strip() for c in row)]
    assert counted == len(filled)


@for_any(st.binary(max_size=300))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes) -> None:
    for content in (data, written({}) + data):
        with suppress(InputError):
            events(SOURCE, Given.of("x.csv", content))


def test_an_id_that_ends_in_zeros_by_chance_is_whole_among_others_that_do_not() -> None:
    nowhere = {"link": ""}
    others = [nowhere | {"id": str(1771415650300854301 + at)} for at in range(12)]
    chance = nowhere | {"id": "1771415650300854000"}
    assert not asides(read(chance, *others))
    assert [column for column, _ in asides(read(chance))] == ["id"]
