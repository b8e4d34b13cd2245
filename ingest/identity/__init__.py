"""The same person, the same campus: found across files, joined on record, and taken apart again."""

from ingest.identity.joining import Found, join
from ingest.identity.listing import accept_exact, decide_ids, people
from ingest.identity.merging import Same, merge, merges, split, undo_merge
from ingest.identity.settling import settle
from ingest.identity.waiting import decide, say, suggestions

__all__ = [
    "Found",
    "Same",
    "accept_exact",
    "decide",
    "decide_ids",
    "join",
    "merge",
    "merges",
    "people",
    "say",
    "settle",
    "split",
    "suggestions",
    "undo_merge",
]
