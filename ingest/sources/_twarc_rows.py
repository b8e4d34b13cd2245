"""A row of twarc-csv's table, put together again as the post of the X API v2 it was made from."""

import re
from collections.abc import Mapping
from typing import Any

import orjson

from ingest.sources._x import as_id, cell_id, handle, is_mangled, moment, reposted
from ingest.sources._x_v2_page import Json, Page

KINDS = (("replied_to", "in_reply_to"), ("quoted", "quoted"), ("retweeted", "retweeted"))
_COUNT = re.compile(r"\d+(?:\.0+)?", re.ASCII)
_NAME = re.compile(r"@(\w{1,20})", re.ASCII)
_TAG = re.compile(r"#([^\s\"',\]]+)")
_ADDRESS = re.compile(r"https?://[^\s\"',\]]+")
_VERSION = re.compile(r"[^\d.]?(\d{1,19})(?![\d.eE])", re.ASCII)
_ID_COLUMNS = frozenset(
    ["id", "author_id", "author.id", "in_reply_to_user_id", "in_reply_to_user.id"]
    + [f"{name}_user_id" for name in ("retweeted", "quoted")]
    + [f"referenced_tweets.{kind}.id" for kind, _ in KINDS]
)
UNKNOWN = "?"

Row = Mapping[str, str]
"""A row's filled cells by the names of their columns."""


def as_tweet(row: Row) -> Json:
    """Give the post a row holds: of a repost who and when, for the rest is its original's."""
    return {
        "id": as_id(row.get("id")),
        "author_id": author_id(row),
        "author": {"username": row.get("author.username")},
        "created_at": row.get("created_at"),
        "text": _text(row),
        "edit_history_tweet_ids": _VERSION.findall(row.get("edit_history_tweet_ids", "")),
        "in_reply_to_user_id": _user(row, "in_reply_to"),
        "referenced_tweets": _references(row),
        "entities": _entities(row, "entities."),
        **_note(row),
        "public_metrics": counts(row, "public_metrics."),
        "non_public_metrics": counts(row, "non_public_metrics."),
    }


def author_id(row: Row) -> str | None:
    """Give the id of who wrote a row's post."""
    return as_id(row.get("author_id")) or as_id(row.get("author.id"))


def settle_ids(row: dict[str, str], *, exact: bool) -> int:
    """Write a row's ids plainly, and ``?`` for each that a spreadsheet has rounded; count these.

    The post's own id also stands in the list of its versions, which no spreadsheet rounds: one that
    reads the same there only ends in zeros.
    """
    lost = 0
    versions = _VERSION.findall(row.get("edit_history_tweet_ids", ""))
    for name in row.keys() & _ID_COLUMNS:
        found = cell_id(row[name], exact=exact or row[name].strip() in versions)
        lost += found is None and is_mangled(row[name], exact=exact)
        row[name] = found or UNKNOWN
    if row.get("id") == UNKNOWN and versions:
        row["id"] = versions[-1]
    return lost


def page_of(row: Row, tweet: Json, known: Mapping[str, str]) -> Page:
    """Give what came along with a row's post: its author, those it names, a repost's original.

    ``known`` are handles by ids, from the rest of the file.
    """
    page = Page({}, {})
    for prefix in ("in_reply_to", "quoted", "retweeted"):
        id_ = _user(row, prefix)
        name = handle(row.get(f"{prefix}_username") or row.get(f"{prefix}_user.username"))
        if id_ and (name or id_ in known):
            page.users[id_] = {"id": id_, "username": name or known[id_]}
    if tweet["author_id"]:
        page.users[tweet["author_id"]] = {
            "id": tweet["author_id"],
            "username": row.get("author.username"),
            "name": row.get("author.name"),
            "public_metrics": counts(row, "author.public_metrics."),
        }
    original = _original(row, tweet)
    if original is not None:
        page.tweets[original["id"]] = original
    return page


def counts(row: Row, prefix: str) -> dict[str, int]:
    """Give the counts in columns that begin alike; pandas writes 3.0 where one of them is empty."""
    return {
        name.removeprefix(prefix): int(cell.partition(".")[0])
        for name, cell in row.items()
        if name.startswith(prefix) and _COUNT.fullmatch(cell)
    }


def _original(row: Row, tweet: Json) -> Json | None:
    """Give the post a row repeats, where its text and figures stand in place of the repost's.

    Whom it mentions is left open: nothing tells whether it answers the accounts it begins with.
    """
    id_ = as_id(row.get("referenced_tweets.retweeted.id"))
    author = _user(row, "retweeted")
    if id_ is None or author is None or moment(id_) is None or reposted(row.get("text", "")):
        return None
    return {
        "id": id_,
        "author_id": author,
        "text": tweet["text"],
        "entities": {"hashtags": tweet["entities"]["hashtags"]},
        "public_metrics": tweet["public_metrics"],
    }


def _references(row: Row) -> list[Json]:
    found = []
    for kind, prefix in KINDS:
        cell = row.get(f"referenced_tweets.{kind}.id")
        if cell:
            author, name = _user(row, prefix), row.get(f"{prefix}_username")
            reference = {"type": kind, "id": as_id(cell), "author_id": author, "username": name}
            found.append(reference)
    return found or _list(row.get("referenced_tweets"))


def _user(row: Row, prefix: str) -> str | None:
    return as_id(row.get(f"{prefix}_user_id")) or as_id(row.get(f"{prefix}_user.id"))


def _note(row: Row) -> Json:
    """Give the whole of a long post, which twarc-csv has only if it was asked for the columns."""
    text = _text(row, "note_tweet.text")
    return (
        {"note_tweet": {"text": text, "entities": _entities(row, "note_tweet.entities.")}}
        if text
        else {}
    )


def _entities(row: Row, prefix: str) -> Json:
    """Give hashtags, mentions and addresses, listed as names or as X's own objects."""
    tags, names = row.get(f"{prefix}hashtags", ""), row.get(f"{prefix}mentions", "")
    urls = _ADDRESS.findall(row.get(f"{prefix}urls", ""))
    return {
        "hashtags": _list(tags) or [{"tag": tag} for tag in _TAG.findall(_plain(tags))],
        "mentions": _list(names) or [{"username": name} for name in _NAME.findall(names)],
        "urls": [{"expanded_url": url} for url in urls],
    }


def _plain(cell: str) -> str:
    """Undo the escapes in which hashtags of other scripts are listed."""
    try:
        found = orjson.loads(cell)
    except orjson.JSONDecodeError:
        return cell
    return " ".join(map(str, found)) if type(found) is list else cell


def _list(cell: str | None) -> list[Any]:
    """Give the objects a cell lists as JSON; none if it lists something else."""
    if not cell or not cell.startswith("[{"):
        return []
    try:
        found = orjson.loads(cell)
    except orjson.JSONDecodeError:
        return []
    return [each for each in found if type(each) is dict]


def _text(row: Row, name: str = "text") -> str:
    """Give a text with the line breaks that twarc-csv writes as two signs."""
    return row.get(name, "").replace("\\n", "\n")
