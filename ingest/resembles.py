"""What a file that no source knows resembles: the kind whose columns it has most of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.fields.choices import listed
from ingest.head import Head
from ingest.sources import sources

_TYPICAL: dict[str, tuple[str, ...]] = {
    "kobo": ("_id", "_uuid", "_submission_time", "_validation_status", "_status", "_index"),
    "odk": ("submissiondate", "key", "submitterid", "submittername", "deviceid", "reviewstate"),
    "google_forms": ("timestamp", "email address", "score", "username"),
    "zoom_attendance": ("name (original name)", "user email", "join time", "leave time", "guest"),
    "teams_attendance": ("name", "first join", "last leave", "in-meeting duration", "role"),
    "meet_attendance": ("name", "email", "duration", "time joined", "time exited"),
    "twarc_csv": ("author_id", "conversation_id", "created_at", "text", "author.username", "lang"),
    "x_analytics_posts": ("post id", "post link", "impressions", "engagements", "reposts"),
    "x_analytics_days": ("date", "impressions", "new follows", "unfollows", "engagements"),
    "meta_business_suite": ("post id", "publish time", "permalink", "post type", "reach", "views"),
    "page_insights": (
        "post id",
        "permalink",
        "post message",
        "posted",
        "lifetime post total reach",
    ),
    "crowdtangle": ("page name", "post created", "total interactions", "likes", "comments", "url"),
    "4cat": ("id", "thread_id", "timestamp", "body", "author", "author_id"),
    "netlytic": ("id", "guid", "link", "pubdate", "author", "description"),
    "nodexl": ("vertex 1", "vertex 2", "relationship", "relationship date (utc)", "tweet"),
    "excel_copy": ("tweet id", "username", "date", "text", "retweet count"),
    "gephi": ("source", "target", "type", "weight", "label"),
    "x_api_v2": ("data", "includes", "author_id", "public_metrics", "referenced_tweets", "text"),
    "x_api_v1": ("id_str", "created_at", "user", "full_text", "entities", "screen_name"),
    "graph_api": ("created_time", "permalink_url", "message", "from", "media_type", "permalink"),
    "download_information": ("comments_v2", "label_values", "string_map_data", "attachments"),
}
"""Columns, or names of JSON values, that files of a kind have, in lower case."""
_SHARE, _LEAST = 0.4, 2
_SHOWN = 4
_MARKUP = ((re.compile(r"\s*(<\?xml[^>]*>\s*)?<!?(html|doctype html)", re.I), "a web page"),)


@dataclass(frozen=True)
class Likeness:
    """A kind a file resembles: what it says it is, and what the file lacks of it."""

    kind: str
    lacks: tuple[str, ...]

    @property
    def says(self) -> str:
        """Complete "looks like …"."""
        what = sources()[self.kind].says
        return f"{what}, but lacks {listed(self.lacks[:_SHOWN], 'and')}" if self.lacks else what

    @property
    def todo(self) -> str:
        """What to do about it."""
        return f"Export it again with all columns, or, if it is one, load it with --as {self.kind}"


def likeness(head: Head) -> Likeness | None:
    """Give the kind whose typical columns or names a file has most of; None if it has few."""
    best: tuple[float, Likeness] | None = None
    for names in _names(head):
        for kind, typical in _TYPICAL.items():
            lacks = tuple(name for name in typical if name not in names)
            share = 1 - len(lacks) / len(typical)
            enough = share >= _SHARE and len(typical) - len(lacks) >= _LEAST
            if enough and (best is None or share > best[0]):
                best = share, Likeness(kind, lacks)
    return best[1] if best else None


def markup(text: str) -> str | None:
    """Say what kind of page a text is, if it is one."""
    return next((says for pattern, says in _MARKUP if pattern.match(text)), None)


def is_json(text: str) -> bool:
    """Whether a text is JSON or JSON lines, as far as its beginning tells."""
    return bool(re.match(r"\s*(\{\s*[\"}]|\[\s*[\[\]{\"\d])", text[:1000]))


def _names(head: Head) -> Iterable[frozenset[str]]:
    yield frozenset(name.casefold() for name in head.keys)
    yield from head.columns
