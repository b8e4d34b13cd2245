"""One record of the X API v2 as rows: a post, and the posts it refers to that came along."""

from datetime import date

from ingest.jsonl import parts
from ingest.sources._x import as_id
from ingest.sources._x_tell import Post, Tale, named
from ingest.sources._x_v2 import read_post
from ingest.sources._x_v2_page import Json, Page


def tell(page: Page, tweet: Json, post: Post, day: date, source: str) -> Tale:
    """Tell a post, those it refers to that came along, and every account they name."""
    tale = Tale.of()
    told = [post]
    tale.tell(post, day, source)
    for reference in parts(tweet, "referenced_tweets"):
        other = along(page, as_id(reference.get("id")))
        if other is not None and all(other.id != each.id for each in told):
            told.append(other)
            tale.tell(other, day, source)
    for each in told:
        for who in named(each):
            tale.name(page.row(who))
    return tale


def along(page: Page, id_: str | None) -> Post | None:
    """Read a post that came along, once for all posts of an answer that refer to it."""
    found = page.posts.get(id_ or "")
    if found is None and id_ in page.tweets:
        read = read_post(page, page.tweets[id_])
        if isinstance(read, Post):
            found = page.posts[id_] = read
    return found
