"""Facebook's and Instagram's "Download your information": what one person wrote and liked."""

import re
from collections.abc import Iterator
from typing import Any

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.private import is_meta_export
from ingest.source import Context, Event, Loss, Note, Passed, Source, Sure
from ingest.sources import _dyi_facebook as facebook
from ingest.sources import _dyi_instagram as instagram
from ingest.sources._dyi_around import Twins, count_followers, records, twins
from ingest.sources._dyi_owner import NOBODY, owner
from ingest.sources._dyi_tell import Telling
from ingest.sources._dyi_text import decoded
from ingest.sources._meta import FACEBOOK, INSTAGRAM
from ingest.sources._meta_json import Cut, documents

_NAMES_OF_LISTS = (
    "comments_v2 group_comments_v2 reactions_v2 likes_and_reactions_v2 group_posts_v2 profile_v2",
    "comments_media_comments comments_reels_comments likes_media_likes likes_comment_likes",
    "relationships_following relationships_followers profile_user ig_stories ig_reels_media",
    "ig_archived_post_media friends_v2 story_activities_story_likes",
)
_LISTS = frozenset(name for line in _NAMES_OF_LISTS for name in line.split())
_SHAPES = ({"label_values"}, {"string_map_data"}, {"string_list_data"})
_LIKELY = (
    {"timestamp", "data", "post"},
    {"timestamp", "title", "attachments"},
    {"timestamp", "data", "update_timestamp"},
    {"reaction", "actor"},
    {"media", "creation_timestamp", "uri"},
)
_PRIVATE = ({"participants", "thread_path"}, {"sender_name", "timestamp_ms"}, {"thread_path"})
_PATH = re.compile(r"\.(?:json|html?)$")
_NAMED = re.compile(r"(?:your_|posts|comments|likes|liked_|reels|stories|group_).*\.json")
_HTML = re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE)
_OF_INSTAGRAM = re.compile(r"your_instagram_activity|(?:^|/)instagram-|followers_and_following")
_OF_FACEBOOK = re.compile(r"your_facebook_activity|your_activity_across_fac|(?:^|/)facebook-")
_UNUSED = "parts of the download that hold no post, comment or reaction"
_MESSAGES = "private messages and what else is private in a download, which is never read"


def recognise(head: Head) -> Sure:
    """Tell a download's files by their fields, and its other parts by their place."""
    keys = head.keys
    if _is_html(head.text):
        return 2 if _is_download_page(head) else 0
    if keys & _LISTS or any(signs <= keys for signs in (*_SHAPES, *_PRIVATE)):
        return 2
    if is_meta_export(head.path) and _PATH.search(head.path):
        return 2
    likely = any(signs <= keys for signs in _LIKELY)
    return (2 if _NAMED.fullmatch(head.name) else 1) if likely else 0


def read(given: Given, context: Context) -> Iterator[Event]:
    """Read the owner's posts, comments, reactions; followers are counted and not named.

    Raises InputError for a download in HTML, and if no whole JSON can be read at all.
    """
    head = Head(given)
    if _is_html(head.text):
        if any(name.lower().endswith(".json") for name in given.around()):
            yield Passed(1, "pages of the download for a browser, whose JSON is read")
            return
        raise InputError(
            given.name,
            "is a page of a download in HTML",
            "Request it again at Facebook or Instagram, and choose JSON as the format",
        )
    if any(signs <= head.keys for signs in _PRIVATE):
        yield Passed(1, _MESSAGES)
        return
    try:
        values = [each if isinstance(each, Cut) else decoded(each) for each in documents(given)]
        yield from _Download(given, head, values, context).events()
    except RecursionError as fault:
        raise InputError(given.name, "is nested too deeply", "Request it again") from fault


class _Download:
    """One file of a download."""

    def __init__(self, given: Given, head: Head, values: list[Any], context: Context) -> None:
        self._given, self._zone = given, context.zone
        self._name = head.name
        self._values = [each for each in values if not isinstance(each, Cut)]
        self._cuts = [each for each in values if isinstance(each, Cut)]
        self._platform = _platform(head)
        self._telling = Telling(owner(given, self._values, self._platform))
        self._followers: list[dict[str, Any]] = []
        self._twins: Twins = {}
        self._doubled: frozenset[int] = frozenset()

    def events(self) -> Iterator[Event]:
        """Give every record as an event, then what the download has lost."""
        telling = self._telling
        if self._platform == FACEBOOK and "reaction" in self._name:
            self._twins, self._doubled = twins(self._given)
        for listed_as, record in records(self._values):
            if (event := self._event(listed_as, record)) is not None:
                yield event
        yield from count_followers(self._given, self._followers, telling, self._zone)
        yield from (Loss(what, count) for what, count in telling.losses.items())
        if telling.by_name:
            yield Loss(
                "ids of people it names, so that those of the same name can't be told apart",
                len(telling.by_name),
            )
        yield from (Note(f"{self._given.name}: {text}") for text in self._notes())

    def _event(self, listed_as: str, record: Any) -> Event | None:
        if not isinstance(record, dict):
            return Passed(self._telling.next(), _UNUSED)
        if self._platform == INSTAGRAM:
            return self._of_instagram(listed_as, record)
        kind = facebook.kind_of(record, listed_as)
        if kind == "post":
            return facebook.post(record, self._telling)
        if kind == "comment":
            return facebook.comment(record, self._telling)
        if kind == "reaction":
            if "label_values" in record and facebook.seconds_of(record) in self._doubled:
                return Passed(
                    self._telling.next(), "reactions that stand in another file of the download too"
                )
            return facebook.reaction(record, self._telling, self._twins)
        return Passed(self._telling.next(), _UNUSED)

    def _of_instagram(self, listed_as: str, record: dict[str, Any]) -> Event | None:
        kind = instagram.kind_of(record, listed_as, self._name)
        if kind == "post":
            return instagram.post(record, self._telling)
        if kind == "comment":
            return instagram.comment(record, self._telling)
        if kind == "like":
            on_comment = listed_as == "likes_comment_likes" or "comment" in self._name
            tell = instagram.liked_comment if on_comment else instagram.like
            return tell(record, self._telling)
        if kind == "follow" and self._name.startswith("followers"):
            self._followers.append(record)
            return None
        why = "accounts the owner follows, which mashal does not keep" if kind == "follow" else ""
        return Passed(self._telling.next(), why or _UNUSED)

    def _notes(self) -> Iterator[str]:
        telling = self._telling
        for cut in self._cuts:
            yield f"{cut}; what can be read is read"
        if telling.owner.name and telling.owner.name.startswith(NOBODY) and telling.told:
            yield "does not say whose download it is; load the whole download together"


def _platform(head: Head) -> str:
    """Tell Instagram's files from Facebook's: by their place, else by their fields."""
    keys = head.keys
    instagram_alone = bool(keys & {"string_map_data", "string_list_data", "ig_stories"})
    if _OF_FACEBOOK.search(head.path):
        return FACEBOOK
    if _OF_INSTAGRAM.search(head.path) or instagram_alone:
        return INSTAGRAM
    if "label_values" in keys:
        return INSTAGRAM if "instagram.com" in head.text else FACEBOOK
    return INSTAGRAM if "creation_timestamp" in keys and "data" not in keys else FACEBOOK


def _is_html(text: str) -> bool:
    return bool(_HTML.match(text))


def _is_download_page(head: Head) -> bool:
    known = "_a6-g" in head.text or is_meta_export(head.path)
    return known or bool(re.search(r"(?:facebook|instagram).{0,2000}_a6", head.text[:20_000], re.S))


SOURCES = [
    Source(
        kind="download_information",
        says="a file of Facebook's or Instagram's \"Download your information\"",
        recognise=recognise,
        read=read,
        trust=3,
    )
]
