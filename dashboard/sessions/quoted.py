"""A testimonial as it was said: hostile text like any other, and only with consent."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.text import count, safe


def quoted(text: str, by: str) -> None:
    """Show what somebody said; ``by`` is HTML made safe."""
    st.html(
        '<blockquote style="border-inline-start:3px solid #dfe6ec;margin:0;padding:0 0.8rem">'
        f'{safe(text)}<br><span style="color:#4b5563;font-size:0.9rem">{by}</span></blockquote>'
    )


def by_whom(row: Mapping[Hashable, Any], names: Mapping[str, str]) -> str:
    """Name who gave a testimonial, as HTML made safe."""
    return safe(names.get(row["person_id"], row["person_id"]))


def unquoted(told: pd.DataFrame) -> str:
    """Say how many testimonials are kept back, and why; nothing where none is."""
    back = told.loc[told["text"].isna()].drop_duplicates("content_id")
    if back.empty:
        return ""
    is_one = len(back) == 1
    return (
        f"{count(len(back), 'more is', 'more are')} not shown: whoever said "
        f"{'it' if is_one else 'them'} is not known to have agreed to be on record."
    )
