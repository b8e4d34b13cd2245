"""Which files of a folder, zip or choice are read, which are only named, and what lies beside."""

import io
import zipfile
from pathlib import Path

import pytest

from ingest.files import Given, Unreadable, files
from ingest.head import BYTES, Head
from ingest.load import read_files
from ingest.private import is_meta_export, why_private
from ingest.report import FileReport

PRIVATE = {
    "private messages": [
        "data/direct-messages.js",
        "data/direct-messages-part3.js",
        "data/direct-messages-group.js",
        "data/direct-message-headers.js",
        "data/direct-message-group-headers.js",
        "data/direct_messages_media/1-abc.jpg",
        "messages/inbox/someone_123/message_1.json",
        "your_facebook_activity/messages/archived_threads/x/message_2.json",
        "your_activity_across_facebook/messages/filtered_threads/y/message_1.html",
        "your_instagram_activity/messages/message_requests/z/message_1.json",
        "message_1.json",
        "twitter-2024-01-01-abc/data/direct-messages.js",
    ],
    "where and how the account was used": [
        "data/ip-audit.js",
        "data/account-creation-ip.js",
        "data/device-token.js",
        "data/phone-number.js",
        "data/email-address-change.js",
        "security_and_login_information/account_activity.json",
        "security_and_login_information/login_and_profile_creation/login_activity.json",
        "ip_address_activity.json",
    ],
    "what advertisers know of the account": [
        "data/ad-impressions.js",
        "data/ad-engagements.js",
        "data/ad-mobile-conversions-attributed.js",
        "ads_information/advertisers_using_your_activity.json",
        "apps_and_websites_off_of_facebook/your_activity.json",
    ],
    "what was deleted": [
        "data/deleted-tweets.js",
        "data/deleted-tweet-headers.js",
        "data/deleted_tweets_media/1.jpg",
        "your_instagram_activity/media/recently_deleted_content.json",
    ],
    "other people's contact details": ["data/contact.js", "contacts/synced_contacts.json"],
    "searches, places, interests and blocked accounts": [
        "data/personalization.js",
        "data/saved-search.js",
        "data/block.js",
        "logged_information/search/your_search_history.json",
        "location_history/places.json",
    ],
}
OPEN = [
    *("data/tweets.js", "data/tweets-part1.js", "data/tweet.js", "data/account.js"),
    *("data/like.js", "data/follower.js", "data/following.js", "data/manifest.js"),
    *("data/community-tweet.js", "data/note-tweet.js", "data/profile.js"),
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
    "your_facebook_activity/comments_and_reactions/comments.json",
    "comments_and_reactions/likes_and_reactions_1.json",
    "personal_information/profile_information/profile_information.json",
    "your_instagram_activity/media/posts_1.json",
    "your_instagram_activity/comments/post_comments_1.json",
    "your_instagram_activity/likes/liked_posts.json",
    "connections/followers_and_following/followers_1.json",
    "search/tweets.jsonl",
    "messages/sessions.csv",
    "messages.csv",
    "contacts/people.xlsx",
    "ads/posts.csv",
    "search/found.json",
]


@pytest.mark.parametrize(
    ("why", "path"), [(why, p) for why, paths in PRIVATE.items() for p in paths]
)
def test_what_is_private_is_told_by_its_place(why: str, path: str) -> None:
    found = why_private(path)
    assert found is not None
    assert found[0] == why
    assert path.startswith(found[1])


@pytest.mark.parametrize("path", OPEN)
def test_what_is_read_is_not_private(path: str) -> None:
    assert why_private(path, of_meta=is_meta_export(path)) is None


def test_loose_names_count_beside_an_export_only() -> None:
    assert why_private("search/found.json") is None
    assert why_private("search/found.json", of_meta=True) is not None


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


EXPORT = {
    "data/account.js": b"window.YTD.account.part0 = []",
    "data/tweets.js": b"window.YTD.tweets.part0 = []",
    "data/direct-messages.js": b"SECRET",
    "data/direct_messages_media/1.jpg": b"SECRET",
    "data/direct_messages_media/2.txt": b"SECRET",
    "data/tweets_media/1.jpg": b"picture",
    "assets/js/app.js": b"nothing",
    "Your archive.html": b"<html>",
}


def test_an_export_is_one_group_wherever_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "twitter.zip").write_bytes(packed(EXPORT))
    (folder / "venues.csv").write_bytes(b"venue_id,name\n")
    found = {one.name: one for one in files([folder])}
    root = "exports/a/twitter.zip"
    read = [name for name, one in found.items() if isinstance(one, Given)]
    assert read == [
        *(f"{root}/data/account.js", f"{root}/data/tweets.js", f"{root}/Your archive.html"),
        "exports/venues.csv",
    ]
    tweets = found[f"{root}/data/tweets.js"]
    assert isinstance(tweets, Given)
    around = tweets.around()
    assert set(around) == set(read[:3])
    assert around[f"{root}/data/account.js"].data == EXPORT["data/account.js"]
    venues = found["exports/venues.csv"]
    assert isinstance(venues, Given)
    assert "exports/venues.csv" in venues.around()
    assert not [name for name in venues.around() if name.startswith(f"{root}/")]


def test_what_is_private_is_named_once_a_place_and_never_opened() -> None:
    report = read_files([("twitter.zip", packed(EXPORT))]).files
    said = {
        each.file: (each.status, str(each.refused))
        for each in report
        if isinstance(each, FileReport) and "private" in str(each.refused)
    }
    assert set(said) == {
        "twitter.zip/data/direct-messages.js",
        "twitter.zip/data/direct_messages_media",
    }
    assert {status for status, _ in said.values()} == {"skipped"}
    assert "2 files" in said["twitter.zip/data/direct_messages_media"][1]
    assert "SECRET" not in repr(report)


def test_a_private_file_given_by_itself_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "direct-messages.js"
    path.write_bytes(b"SECRET")
    for source in (path, ("direct-messages.js", b"SECRET")):
        (one,) = files([source])
        assert isinstance(one, Unreadable)
        assert one.status == "skipped"


def test_pictures_are_counted_not_opened() -> None:
    named = [one for one in files([("x.zip", packed(EXPORT))]) if isinstance(one, Unreadable)]
    said = {one.name: str(one.fault) for one in named}
    assert "2 files without tables" in said["x.zip (pictures, sounds, videos)"]


def test_files_chosen_together_know_of_each_other(tmp_path: Path) -> None:
    (tmp_path / "account.js").write_bytes(b"1")
    found = list(files([("tweets.js", b"2"), tmp_path / "account.js", tmp_path / "none.csv"]))
    first = found[0]
    assert isinstance(first, Given)
    assert {name: one.data for name, one in first.around().items()} == {
        "tweets.js": b"2",
        "account.js": b"1",
    }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Rar!\x1a\x07\x01\x00", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7-Zip archive"),
        (b"x" * 257 + b"ustar\x0000", "a tar archive"),
    ],
)
def test_other_archives_are_named(data: bytes, says: str) -> None:
    (one,) = files([("export.bin", data)])
    assert isinstance(one, Unreadable)
    assert says in str(one.fault)


def test_the_beginning_of_a_large_file_is_all_that_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.write(b'{"id": "1"}\n')
        file.truncate(50_000_000_000)
    (one,) = files([path])
    assert isinstance(one, Given)
    assert one.size == 50_000_000_000
    head = Head(one)
    assert len(head.data) == BYTES
    assert head.is_json
    assert head.lines == ({"id": "1"},)
