"""What platforms tell, as rows of our tables: accounts, posts, interactions, figures."""

from collections.abc import Iterable
from datetime import date, datetime

from graph.fold import handle_key
from ingest.source import Told


def account(
    platform: str,
    *,
    account_id: str | None = None,
    handle: str | None = None,
    name: str | None = None,
    followers: int | None = None,
    official: bool | None = None,
) -> Told:
    """Tell of an account: its platform's id if the file has it, else its handle.

    ``name`` is the name it shows. What is None stays as other files told it.
    """
    cells = {
        "platform": platform,
        "account_id": account_id or as_name(handle),
        "handle": handle,
        "name": name,
        "followers": followers,
        "official": official,
    }
    return "accounts", {key: value for key, value in cells.items() if value is not None}


def post(
    platform: str,
    post_id: str,
    *,
    author: str,
    posted_at: datetime,
    text: str | None = None,
    hashtags: Iterable[str] | None = None,
) -> Told:
    """Tell of a post; ``author`` is an account's id or ``@handle``, ``posted_at`` has a zone."""
    cells = {
        "platform": platform,
        "post_id": post_id,
        "account_id": author,
        "posted_at": posted_at,
        "text": text,
        "hashtags": None if hashtags is None else ";".join(hashtags),
    }
    return "posts", {key: value for key, value in cells.items() if value is not None}


def interaction(
    type_: str,
    platform: str,
    post_id: str,
    *,
    source: str,
    target: str,
    happened_at: datetime | None = None,
    target_post_id: str | None = None,
    reaction: str | None = None,
) -> Told:
    """Tell that ``source`` did something towards ``target`` (accounts' ids or ``@handle``).

    ``type_`` is reply, repost, quote, mention or reaction; ``post_id`` the post the source wrote,
    of a reaction the post reacted to; ``target_post_id`` the post answered, shared or quoted.
    """
    cells = {
        "type": type_,
        "platform": platform,
        "post_id": post_id,
        "source": source,
        "target": target,
        "happened_at": happened_at,
        "target_post_id": target_post_id,
        "reaction": reaction,
    }
    return "interactions", {key: value for key, value in cells.items() if value is not None}


def figure(
    metric: str,
    value: int,
    *,
    measured_on: date,
    source: str,
    of: str,
    of_id: str,
    platform: str | None = None,
    period: str = "lifetime",
) -> Told:
    """Tell a figure a platform reported; one that is missing is not told, and is never 0.

    ``metric``, ``of`` and ``period`` are words of the table ``measurements``; ``source`` names
    the report ("X API v2"), ``measured_on`` the day it was made.
    """
    cells = {
        "metric": metric,
        "value": value,
        "measured_on": measured_on,
        "source": source,
        "of": of,
        "of_id": of_id,
        "platform": platform,
        "period": period,
    }
    return "measurements", {key: value for key, value in cells.items() if value is not None}


def as_name(handle: str | None) -> str | None:
    """Write a handle the way an account known by handle alone is named: ``@handle``."""
    return f"@{handle_key(handle)}" if handle else None


def account_tie(
    platform: str,
    *,
    source: str,
    target: str,
    told_by: str,
    weight: float = 1,
    kind: str | None = None,
    directed: bool | None = None,
    happened_on: date | None = None,
) -> Told:
    """Tell that a network ties two accounts (ids or ``@handle``); ``told_by`` names the network.

    ``kind`` says what the tie is (reply, follows …) where the file does, ``weight`` how strong.
    """
    cells = {
        "platform": platform,
        "source": source,
        "target": target,
        "told_by": told_by,
        "weight": weight,
        "kind": kind,
        "directed": directed,
        "happened_on": happened_on,
    }
    return "account_ties", {key: value for key, value in cells.items() if value is not None}
