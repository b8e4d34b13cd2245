"""One record of the X API v2 as rows: a post, and the posts it refers to that came along."""

from dataclasses import dataclass, field
from datetime import date

from ingest.jsonl import part, parts
from ingest.source import Told
from ingest.sources._x import as_id
from ingest.sources._x_tell import Memory, Post, Tale, named
from ingest.sources._x_v2 import read_post
from ingest.sources._x_v2_page import Json, Page


@dataclass
class Teller:
    """Tells records of one file; a post that came along is told again only with other figures."""

    source: str
    memory: Memory = field(default_factory=Memory)

    def tell(self, page: Page, tweet: Json, post: Post, day: date) -> list[Told]:
        """Tell a post, those it refers to that came along, and every account they name."""
        tale = Tale.of()
        told = [post]
        tale.tell(post, day, self.source)
        self.memory.is_news(post.id, _state(tweet, day))
        for reference in parts(tweet, "referenced_tweets"):
            other = self.along(page, as_id(reference.get("id")), day)
            if other is not None and other.id != post.id:
                told.append(other)
                tale.tell(other, day, self.source)
        for each in told:
            for who in named(each):
                tale.name(page.row(who))
        return tale.rows

    def along(self, page: Page, id_: str | None, day: date) -> Post | None:
        """Read a post that came along; None if there is none, or it was told as it is."""
        tweet = page.tweets.get(id_ or "")
        if tweet is None or id_ is None or not self.memory.is_news(id_, _state(tweet, day)):
            return None
        post = read_post(page, tweet)
        return post if isinstance(post, Post) else None


def _state(tweet: Json, day: date) -> tuple[date, Json]:
    return day, part(tweet, "public_metrics")
