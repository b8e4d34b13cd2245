"""The same person, the same campus: found across files, joined on record, and taken apart again."""
