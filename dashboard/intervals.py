"""A share's interval and what it is out of, as they are written everywhere on a page."""

import pandas as pd

from dashboard.text import DASH


def between(low: float, high: float) -> str:
    """Write an interval of a share: ``58–89%``; a dash where it isn't known."""
    return DASH if pd.isna(low) else f"{low * 100:.0f}–{high * 100:.0f}%"


def intervals(low: pd.Series, high: pd.Series) -> list[str]:
    """Write the intervals of a column of shares."""
    return [between(*ends) for ends in zip(low, high, strict=True)]


def out_of(many: pd.Series, total: pd.Series) -> list[str]:
    """Write counts with their denominators: ``9 of 22``; a dash where there is nobody to count."""
    pairs = zip(many, total, strict=True)
    return [DASH if pd.isna(one) or not of else f"{one:,} of {of:,}" for one, of in pairs]
