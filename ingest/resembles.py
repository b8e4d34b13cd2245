"""What a file that can't be loaded yet looks like, so that its refusal can say what is missing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.fields.choices import listed
from ingest.records import SHEETS
from ingest.records.columns import columns

_HEAD = 200_000
_NUMBERS = re.compile(r"[\d.\-+eE]+(?:[\s,;]+[\d.\-+eE]+)*")


@dataclass(frozen=True)
class Kind:
    """A kind of file: the signs that give it away, and the own tables its content belongs in."""

    says: str
    signs: frozenset[str]
    tables: tuple[str, ...]
    todo: str = "Copy its rows into the template (mashal template FILE.xlsx) and load that"

    def lacks(self) -> str:
        """Say which of our tables' columns its content would need."""
        needs = [
            f"{table} ({', '.join(c.name for c in columns(SHEETS[table]) if c.required)})"
            for table in self.tables
        ]
        many, said = "s" * (len(needs) > 1), listed(needs, "and")
        return f"this kind can't be loaded yet: it lacks the columns of our table{many} {said}"


def _kind(says: str, signs: str, *tables: str) -> Kind:
    return Kind(says, frozenset(signs.split("|")), tables)


def _network(says: str) -> Kind:
    todo = "Measure it in Python with Snapshot.from_ties, or copy its ties into the template"
    return Kind(says, frozenset(), ("reported_ties",), todo)


_SURVEY = ("sessions", "session_people", "feedback")
_TWEETS = ("accounts", "posts", "interactions")
_FIGURES = ("posts", "measurements")
_HEADERS = (
    _kind("a KoboToolbox export", "_uuid|_submission_time", *_SURVEY),
    _kind("a repeat group of a KoboToolbox export", "_parent_index|_submission__id", *_SURVEY),
    _kind("an ODK Central export", "submissiondate|key|submitterid", *_SURVEY),
    _kind("a repeat group of an ODK Central export", "parent_key|key", *_SURVEY),
    _kind("a Zoom attendance list", "name (original name)|join time", "session_people"),
    _kind("a Zoom attendance list", "meeting id|topic|start time", "session_people"),
    _kind("a Google Meet attendance list", "time joined|time exited", "session_people"),
    _kind("a Teams attendance list", "first join|last leave", "session_people"),
    _kind("a Teams attendance list", "1. summary", "session_people"),
    _kind("tweets flattened by twarc-csv", "author_id|referenced_tweets.retweeted.id", *_TWEETS),
    _kind("X analytics by post", "tweet id|tweet permalink|impressions", *_FIGURES),
    _kind("X analytics by post", "post id|post link|impressions", *_FIGURES),
    _kind("X analytics by day", "date|impressions|new follows", "measurements"),
    _kind("a Meta Business Suite export of a Facebook page", "post id|page id", *_FIGURES),
    _kind("a Meta Business Suite export of Instagram", "post id|account username", *_FIGURES),
    _kind("a CrowdTangle export", "post created|total interactions", *_FIGURES),
    _kind("a 4CAT export of X posts", "thread_id|author_id|is_retweet", *_TWEETS),
    _kind("a Netlytic export", "guid|pubdate|author", *_TWEETS),
    _kind("a NodeXL workbook", "vertex 1|vertex 2", *_TWEETS),
    _kind("a Gephi edge list", "source|target|type|weight", "reported_ties"),
    _kind("tweets copied into a spreadsheet", "tweet id|username", *_TWEETS),
    _kind("a Google Forms export", "timestamp|email address", *_SURVEY),
    _kind("a Google Forms export", "timestamp|score", *_SURVEY),
)
_KEYS = (
    _kind(
        "posts collected with the X API v2 (twarc2)", "author_id|edit_history_tweet_ids", *_TWEETS
    ),
    _kind("posts collected with the X API v2 (twarc2)", "public_metrics|text", *_TWEETS),
    _kind("counts of tweets from the X API v2", "tweet_count|start|end", "measurements"),
    _kind("tweets from the X API v1.1", "id_str|created_at", *_TWEETS),
    _kind("posts from Facebook's Graph API", "created_time|id", *_FIGURES),
    _kind("posts from Instagram's Graph API", "media_type|permalink", *_FIGURES),
    _kind('a Facebook "Download your information" file', "comments_v2", "interactions"),
    _kind("a KoboToolbox export (JSON)", "_uuid|_submission_time", *_SURVEY),
)
_TEXTS = (
    (re.compile(r"\s*window\.(YTD|__THAR_CONFIG)"), _kind("part of an X archive", "", *_TWEETS)),
    (re.compile(r"\s*(<\?xml[^>]*>\s*)?<graphml"), _network("a GraphML network")),
    (re.compile(r"\s*(<\?xml[^>]*>\s*)?<gexf"), _network("a GEXF network")),
    (re.compile(r"(?:[^\n]*\n)?\s*graph\s*\["), _network("a GML network")),
)
_EDGES = _network("a bare list of numbered ties")


def by_header(lines: Iterable[Sequence[object]]) -> Kind | None:
    """Tell a table's kind by the names in its first lines."""
    for line in lines:
        names = {str(cell).strip().casefold() for cell in line if cell is not None}
        for kind in _HEADERS:
            if kind.signs <= names:
                return kind
    return None


def by_text(text: str) -> Kind | None:
    """Tell a text file's kind by how it begins: JSON, an X archive's script, a network."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head[:1] in ("{", "["):
        keys = _json_keys(head)
        return next((kind for kind in _KEYS if kind.signs <= keys), None)
    for pattern, kind in _TEXTS:
        if pattern.match(head):
            return kind
    lines = [line for line in head.splitlines()[:20] if line.strip() and line[0] not in "#%"]
    numbers = [line for line in lines if _NUMBERS.fullmatch(line.strip())]
    return _EDGES if lines and len(numbers) == len(lines) else None


def is_json(text: str) -> bool:
    """Whether a text is JSON or JSON lines, as far as its beginning tells."""
    return bool(re.match(r"\s*(\{\s*[\"}]|\[\s*[\[\]{\"\d])", text[:1000]))


def _json_keys(head: str) -> set[str]:
    """Collect the names used near the beginning, without reading the whole (it may be cut off)."""
    return set(re.findall(r'"([A-Za-z_]\w{0,40})"\s*:', head))
