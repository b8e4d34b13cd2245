"""What X writes everywhere alike: ids and their time, handles, tags, links."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources import _x
from ingest.sources._x_acts import Towards, Who, acts


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        ("1771620470748086295", "1771620470748086295"),
        (1771620470748086295, "1771620470748086295"),
        (" 20 ", "20"),
        (1.771620470748086e18, None),
        (True, None),
        ("-1", None),
        (-1, None),
        (0, None),
        ("", None),
        ("12a", None),
        ("٣٤", None),
        ("007", None),
        ("9" * 20, None),
        (None, None),
    ],
)
def test_an_id_is_digits_and_never_comes_through_a_float(value: object, id_: str | None) -> None:
    assert _x.as_id(value) == id_


@pytest.mark.parametrize(
    "cell", ["1.77E+18", "1,77E+18", "1.7716e+18", "177.0", "17716204707480000"]
)
def test_mangled_cells_are_no_ids(cell: str) -> None:
    assert _x.is_mangled(cell)
    assert _x.cell_id(cell) is None


def test_an_id_that_ends_in_zeros_is_whole_in_a_table_known_to_be_exact() -> None:
    assert _x.cell_id("1574158368075264000") is None
    assert _x.cell_id("1574158368075264000", exact=True) == "1574158368075264000"
    assert _x.cell_id("1.57E+18", exact=True) is None
    assert _x.cell_id('="1574158368075264001"') == "1574158368075264001"
    assert _x.cell_id("ID_20") == "20"


def test_an_id_holds_its_time_unless_it_is_older_than_that() -> None:
    # The post is public, and its page shows this time.
    assert _x.moment("1050118621198921728") == datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC)
    assert _x.moment("20") is None
    assert _x.moment("29999999999") is None


@pytest.mark.parametrize(
    "text",
    [
        "2018-10-10T20:19:24.000Z",
        "2018-10-10T20:19:24Z",
        "2018-10-11T01:19:24+05:00",
        "Wed Oct 10 20:19:24 +0000 2018",
        "Thu Oct 11 01:19:24 +0500 2018",
    ],
)
def test_times_are_read_in_both_ways_of_writing(text: str) -> None:
    assert _x.instant(text) == datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC)


@given(st.text())
def test_no_text_breaks_a_helper(text: str) -> None:
    for name in _x.mentions_in(text):
        assert _x.handle(name) == name
    for tag in _x.hashtags_in(text):
        assert tag
        assert not tag.isdigit()
    _x.instant(text), _x.status(text), _x.reposted(text), _x.cell_id(text), _x.plain(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@a hi .@B_1 RT@c @A", ["a", "B_1", "c"]),
        ("mail me@example.org @list/members @é @x@y", []),
        ("کے@nida، (@sajid) @karim: https://x.com/@z", ["nida", "sajid", "karim"]),
    ],
)
def test_mentions_in_a_text(text: str, names: list[str]) -> None:
    assert _x.mentions_in(text)[: len(names)] == names


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#CampusVoices #campusvoices #کیمپس، #می‌روم", ["CampusVoices", "کیمپس", "می‌روم"]),
        ("#123 a#b &#39; #a1 ＃日本 #हिन्दी", ["a1", "日本", "हिन्दी"]),
        ("#one#two #1️⃣", []),
    ],
)
def test_hashtags_in_a_text(text: str, tags: list[str]) -> None:
    assert _x.hashtags_in(text) == tags


def test_entities_are_undone_once() -> None:
    assert _x.plain("a &amp;lt; b &lt;3 &amp; c &eacute;") == "a &lt; b <3 & c &eacute;"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://twitter.com/Nida_1/status/123?s=20", ("Nida_1", "123")),
        ("https://mobile.x.com/nida/status/123/photo/1", ("nida", "123")),
        ("https://x.com/i/web/status/123", (None, "123")),
        ("https://x.com/i/status/123", (None, "123")),
        ("https://example.org/nida/status/123", None),
        ("https://x.com/nida", None),
    ],
)
def test_the_address_of_a_post(url: str, found: object) -> None:
    assert _x.status(url) == found


def test_accounts_before_a_text() -> None:
    assert _x.leading_mentions("@a @b_1  @c and @d") == ["a", "b_1", "c"]
    assert _x.leading_mentions("so @a") == []


def test_a_repost_is_nothing_but_that() -> None:
    someone = Towards(Who("1", "a"), "10")
    rows = acts("11", "9", repost=someone, reply=someone, quote=someone, mentions=[Who("2", "b")])
    assert [cells["type"] for _, cells in rows] == ["repost"]


def test_an_answer_names_the_answered_account_once_however_it_is_named() -> None:
    answered = Towards(Who("1", "Nida"), "10")
    named = [Who(None, "nida"), Who("1", None), Who("2", "b"), Who("2", "B"), Who("9", "me")]
    rows = acts("11", "9", reply=answered, mentions=named)
    assert [(c["type"], c["target"]) for _, c in rows] == [
        ("reply", "1"),
        ("mention", "2"),
        ("mention", "9"),
    ]
