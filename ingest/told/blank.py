"""The campaign's own tables among what platforms told: they count most in what they fill."""

from collections.abc import Mapping
from typing import Any

from ingest.told.ranks import is_told, own_fields

_LISTED = ("hashtags",)


def own_among_told(row: Mapping[str, Any], told_by: str) -> dict[str, Any]:
    """Give an own table's row for a node that was told of: its blank cells leave what was told.

    ``row`` is as ``Record.row`` makes it, ``told_by`` what the node keeps of who told it.
    """
    said = dict(row["set"])
    beside = {name: row[name] for name in _LISTED if name in row}
    filled = {name: True for name, value in {**said, **beside}.items() if value not in (None, [])}
    filled.pop("handle_key", None)
    if "account_id" in row and "posted_at" in said:
        filled["account_id"] = True
    blank = {name for name in {**said, **beside} if name not in filled and is_told(told_by, name)}
    if "handle" in blank:
        blank.add("handle_key")
    else:
        blank.discard("handle_key")
    kept = {name: value for name, value in said.items() if name not in blank}
    kept["told_by"] = own_fields(told_by, filled)
    return {**{name: row[name] for name in row if name not in blank}, "set": kept}
