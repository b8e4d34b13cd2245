"""A table on a page: numbers and days as people read them, and a CSV that is safe to open."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.picture import ARABIC_SCRIPT
from dashboard.text import DASH, clean
from graph.tables import to_csv

TALL_ROW = 44
"""Pixels that Nastaliq, which runs downhill, needs in a row."""
CSV = "text/csv"
_LOOKED_AT = 2_000


def table(
    frame: pd.DataFrame,
    *,
    alt: str,
    labels: Mapping[str, str] | None = None,
    help_for: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    widths: Mapping[str, int] | None = None,
    right: Collection[str] = (),
    height: int | str = "auto",
    row_height: int | None = None,
    key: str | None = None,
    on_choose: Callable[[int], None] | None = None,
) -> None:
    """Show a table; ``on_choose`` is told the position of a row that a lead chooses (needs a key).

    ``labels`` are the headings (default: the column's name in words), ``help_for`` what stands
    behind each, ``formats`` how its numbers are written, ``widths`` pixels, ``right`` columns of
    numbers in words that stand on the right as numbers do, ``row_height`` room for more than one
    line, ``alt`` what a screen reader says.
    """
    shown = frame.reset_index(drop=True).infer_objects()
    config = {
        name: _column(
            shown[name],
            (formats or {}).get(name),
            label=(labels or {}).get(name, in_words(name)),
            help=(help_for or {}).get(name),
            width=(widths or {}).get(name),
            # Columns of lists can't be aligned.
            **({"alignment": "right"} if name in right else {}),
        )
        for name in map(str, shown.columns)
    }
    common: dict[str, Any] = {
        "hide_index": True,
        "column_config": config,
        "height": height,
        "row_height": row_height or (TALL_ROW if _has_urdu(shown) else None),
        "placeholder": DASH,
        "alt": alt,
        "key": key,
    }
    if on_choose is None or key is None:
        st.dataframe(shown, **common)
        return

    def chosen() -> None:
        rows = st.session_state[key].selection.rows
        if rows and rows[0] < len(shown):
            on_choose(int(rows[0]))

    st.dataframe(shown, on_select=chosen, selection_mode="single-row", **common)


def csv_button(
    frame: "pd.DataFrame | Callable[[], pd.DataFrame]",
    file_name: str,
    *,
    key: str,
    label: str = "Download as CSV",
) -> None:
    """Offer a table as a CSV file that Excel reads; it is written when asked for."""

    def written() -> bytes:
        return to_csv(frame() if callable(frame) else frame, excel=True).encode("utf-8")

    st.download_button(
        label,
        data=written,
        file_name=file_name,
        mime=CSV,
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def in_words(name: str) -> str:
    """Write a column's name as a heading: ``two_step_reach`` is ``Two step reach``."""
    return name.replace("_", " ").strip().capitalize()


def _column(values: pd.Series, number_format: str | None, **given: Any) -> Any:
    kind = pd.api.types.infer_dtype(values, skipna=True)
    if number_format or kind in ("integer", "floating", "mixed-integer-float", "decimal"):
        return st.column_config.NumberColumn(format=number_format or "localized", **given)
    if kind == "date" or (kind.startswith("datetime") and _are_days(values)):
        return st.column_config.DateColumn(format="D MMM YYYY", **given)
    if kind.startswith("datetime"):
        return st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", **given)
    if values.map(lambda value: isinstance(value, list)).any():
        return st.column_config.ListColumn(**given)
    if kind == "string":
        return st.column_config.TextColumn(**given)
    return st.column_config.Column(**given)


def _are_days(values: pd.Series) -> bool:
    known = pd.to_datetime(values.dropna(), utc=True)
    return bool((known == known.dt.normalize()).all())


def _has_urdu(frame: pd.DataFrame) -> bool:
    texts = frame.head(_LOOKED_AT).select_dtypes(["object", "str"])
    return any(ARABIC_SCRIPT.search(clean(value)) for value in texts.to_numpy().ravel())
