"""Abbreviations of time zones as dashboards write them behind a time: EDT, PKT, +03."""

import re
from datetime import UTC, datetime, timedelta, timezone

from ingest.fields.numbers import western

_HOURS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "TRT": 3, "EAT": 3, "CAT": 2, "SAST": 2, "WAT": 1, "GST": 4, "PKT": 5,
    "IST": 5.5, "NPT": 5.75, "BDT": 6, "WIB": 7, "ICT": 7, "WITA": 8, "SGT": 8, "HKT": 8,
    "PHT": 8, "MYT": 8, "AWST": 8, "WIT": 9, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -3.5, "NDT": -2.5, "AST": -4,
    "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "BRST": -2, "ART": -3, "CLT": -4,
    "CLST": -3, "COT": -5, "PET": -5, "VET": -4,
}  # fmt: skip
"""Hours from UTC. Where two zones share letters, the one a US, Indian or UK dashboard means."""
_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*"
    r"(?:([A-Za-z]{1,5})|([+-]\d{2}):?(\d{2})?)?"
)


def moment(text: str) -> datetime | None:
    """Give the instant of ``2021-07-06 16:45:20 EDT``; without a zone it is read as UTC.

    None if it is no time, or its zone is unknown.
    """
    found = _TIME.fullmatch(western(text).strip())
    if found is None:
        return None
    if found[4]:
        sign = -1 if found[4][0] == "-" else 1
        hours = int(found[4]) + sign * int(found[5] or 0) / 60
    else:
        known = _HOURS.get((found[3] or "UTC").upper())
        if known is None:
            return None
        hours = known
    try:
        clock = found[2] if len(found[2]) > 4 and found[2][2] == ":" else f"0{found[2]}"
        naive = datetime.fromisoformat(f"{found[1]}T{clock}")
        return naive.replace(tzinfo=timezone(timedelta(hours=hours))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
