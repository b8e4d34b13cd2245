"""Every piece of content with its topics, who is in it, and how often it was seen."""

import pandas as pd
import streamlit as st

from dashboard.accounts import platform_name
from dashboard.naming import named_people
from dashboard.table import csv_button, in_words, table
from dashboard.text import clean
from graph.snapshot import Snapshot

SHOWN = 500


def listed(snapshot: Snapshot, found: pd.DataFrame) -> None:
    """List the content, the most seen first; what nobody counted has a dash."""
    st.header("Piece by piece", anchor=False)
    rows = found.head(SHOWN)
    people = named_people(snapshot)
    shown = pd.DataFrame(
        {
            "title": [
                clean(title if isinstance(title, str) else id_)
                for title, id_ in zip(rows["title"], rows["content_id"], strict=True)
            ],
            "kind": [
                in_words(clean(one)) if isinstance(one, str) else None for one in rows["kind"]
            ],
            "produced_on": rows["produced_on"],
            "views": rows["views"],
            "topics": [_joined(one) for one in rows["topics"]],
            "panelists": [
                _joined([people.get(id_, id_) for id_ in ids]) for ids in rows["panelists"]
            ],
            "platforms": [", ".join(map(platform_name, one)) for one in rows["platforms"]],
            "posts": rows["posts"],
            "counted_on": rows["counted_on"],
        }
    )
    table(
        shown,
        alt="Content with how often it was seen",
        labels={"produced_on": "Made on"},
        help_for={
            "views": "Of each source the latest count; empty where nobody counted",
            "posts": "Posts that publish it",
            "counted_on": "Day of the latest count",
        },
        widths={"title": 320},
        height=400 if len(shown) > 9 else "content",
        key="content_list",
    )
    unseen = int(found["views"].isna().sum())
    if unseen:
        st.caption(f"Of {unseen:,} nobody counted how often they were seen.")
    lists = {name: found[name].map(_joined) for name in ("topics", "panelists", "platforms")}
    csv_button(found.assign(**lists), "content.csv", key="content_csv")


def _joined(values: object) -> str:
    return ", ".join(map(clean, values)) if isinstance(values, list) else ""
