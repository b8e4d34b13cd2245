"""The same person, the same campus: found across files, joined on record, and taken apart again."""

from ingest.identity.merging import Same, merge, merges, split, undo_merge
from ingest.identity.settle import settle

__all__ = ["Same", "merge", "merges", "settle", "split", "undo_merge"]
