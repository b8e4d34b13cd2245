"""Posts and what was done with them, for tests: hours stand for instants, from one noon on."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from graph.snapshot import Snapshot
from tests.graph.campaigns import Rows, history_of

NOON = 1_785_585_600
"""2026-08-01, 12:00 UTC."""


def at_hour(hour: float) -> dict[str, Any]:
    """Give the instant and the day some hours after the noon (Karachi's day begins at hour 7)."""
    seconds = int(NOON + hour * 3600)
    day = datetime.fromtimestamp(seconds, ZoneInfo("Asia/Karachi")).date()
    return {"seconds": seconds, "day": day.isoformat()}


def post(post_id: str, account_id: str, hour: float | None = None, **more: Any) -> dict[str, Any]:
    row = {"platform": "x", "post_id": post_id, "account_id": account_id, "tags": [], **more}
    if hour is None:
        return row
    when = at_hour(hour)
    return {**row, "posted_at": when["seconds"], "day": when["day"]}


def act(
    kind: str, by: str, post_id: str, towards: str, target_post_id: str | None, hour: float
) -> dict[str, Any]:
    """Say that account ``by`` did it to account ``towards`` with a post of its own."""
    when = at_hour(hour)
    return {
        "kind": kind,
        "platform": "x",
        "post_id": post_id,
        "target_post_id": target_post_id,
        "source_account": by,
        "target_account": towards,
        "happened_at": when["seconds"],
        "day": when["day"],
    }


def chain(*accounts: str, kind: str = "repost") -> dict[str, Rows]:
    """Let each account pass on the post of the one before, an hour later."""
    posts = [post(f"p{at}", one, at) for at, one in enumerate(accounts)]
    acts = [
        act(kind, accounts[at], f"p{at}", accounts[at - 1], f"p{at - 1}", at)
        for at in range(1, len(accounts))
    ]
    return {"posts": posts, "interactions": acts}


def snapshot(**tables: Rows) -> Snapshot:
    return history_of(**tables).at()
