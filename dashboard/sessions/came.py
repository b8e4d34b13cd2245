"""What came of the sessions: content, how often it was seen, and what people said."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard import session
from dashboard.charts import INK, LINE, show_chart
from dashboard.frame import answer
from dashboard.naming import named_people
from dashboard.palette import BLUE
from dashboard.sessions.opened import open_session, title_of
from dashboard.sessions.quoted import by_whom, quoted, unquoted
from dashboard.table import csv_button, in_words, table
from dashboard.text import clean, count, day, number, safe, safe_markdown
from graph.sessions import came_of_it, contents, testimonials, views_by_source
from graph.snapshot import Snapshot

_QUOTED = 12
_HELP = {
    "views": "Times seen, by the latest counts: of the content itself, else of its posts. "
    "A dash: nobody counted",
    "posts": "Posts that published it",
    "counted_by": "Who counted",
}


def show(snapshot: Snapshot) -> None:
    """Show content from sessions by kind and one by one, and testimonials."""
    at = snapshot.as_of
    made = session.kept(("sessions content", at), lambda: contents(snapshot))
    each = session.kept(("sessions came", at), lambda: came_of_it(snapshot))
    told = session.kept(("testimonials", at), lambda: testimonials(snapshot))
    if each.empty:
        answer("<b>No session is recorded yet.</b>")
        return
    answer(_sentence(each, made, told))
    if len(made):
        _content(snapshot, made)
    _said(snapshot, told)


def _sentence(each: pd.DataFrame, made: pd.DataFrame, told: pd.DataFrame) -> str:
    some = int((each["contents"] > 0).sum())
    if not some:
        text = f"<b>No content is recorded from any of {count(len(each), 'session')}</b>"
    else:
        pieces = count(len(made), "piece of content", "pieces of content")
        text = f"<b>{some:,} of {count(len(each), 'session')} became content</b>: {pieces}"
        seen = made.dropna(subset=["views"])
        if seen.empty:
            text += ", of which nobody counted the views"
        else:
            top = seen.sort_values("views", ascending=False, kind="stable").iloc[0]
            text += (
                f", seen {number(seen['views'].sum())} times as counted for "
                f"{'all' if len(seen) == len(made) else f'{len(seen):,}'} of them; "
                f"most {_title(top)}: {number(top['views'])}"
            )
    many = told["content_id"].nunique()
    return f"{text}. {count(many, 'testimonial') if many else 'No testimonial'} on record."


def _title(row: pd.Series) -> str:
    title = row["title"]
    return f"“{safe(title)}”" if isinstance(title, str) else safe(row["content_id"])


def _content(snapshot: Snapshot, made: pd.DataFrame) -> None:
    st.header("Content", anchor=False)
    left, right = st.columns([2, 5], gap="medium")
    with left:
        _kinds(made)
    with right:
        titles = snapshot.sessions.set_index("session_id")["title"]
        table(
            _with_session(content_table(made), made, titles),
            alt="Content that came out of sessions, the latest first",
            labels={"produced_on": "Made on", "counted_on": "Counted on"},
            help_for=_HELP,
            widths={"title": 250, "session": 190, "views": 65},
            height="content" if len(made) < 9 else 360,
            key="sessions_content",
            on_choose=lambda at: open_session(str(made["session_id"].iloc[at])),
        )
        st.caption("Choose a row to open its session.")
        csv_button(made, "content_from_sessions.csv", key="sessions_content_csv")
    _sources(snapshot, made)


def _with_session(shown: pd.DataFrame, made: pd.DataFrame, titles: pd.Series) -> pd.DataFrame:
    shown.insert(1, "session", [clean(titles.get(one, one)) for one in made["session_id"]])
    return shown


def _sources(snapshot: Snapshot, made: pd.DataFrame) -> None:
    """Show each source's own latest count: two may have counted the same, so they never add up."""
    every = session.kept(("views by source", snapshot.as_of), lambda: views_by_source(snapshot))
    own = every[every["content_id"].isin(made["content_id"])]
    if own.empty:
        return
    titles = snapshot.content.set_index("content_id")["title"]
    named = own.assign(title=[title_of(titles.get(one), one) for one in own["content_id"]])
    with st.expander("Views as each source counted them", icon=":material/visibility:"):
        st.caption(
            f"The latest count by each of {count(own['source'].nunique(), 'source')}; two may "
            "have counted the same, so they are not added up."
        )
        table(
            named[["title", "source", "of", "counted", "views", "counted_on"]],
            alt="Views of each content by source",
            labels={"of": "Counted of", "counted": "Things counted"},
            help_for={"of": "The content as a whole, or the posts that published it"},
            widths={"title": 300},
            height="content" if len(named) < 9 else 330,
            key="sessions_views",
        )
        csv_button(named, "views_by_source.csv", key="sessions_views_csv")


def content_table(made: pd.DataFrame) -> pd.DataFrame:
    """Prepare content for a table: title, kind, day, posts, views, who counted and when."""
    return pd.DataFrame(
        {
            "title": made["title"].fillna(made["content_id"]).map(clean),
            "views": made["views"].astype("float"),
            "produced_on": made["produced_on"],
            "kind": made["kind"].fillna("not recorded").map(in_words),
            "posts": made["posts"].astype("float"),
            "counted_by": made["counted_by"],
            "counted_on": made["counted_on"],
        }
    )


def _kinds(made: pd.DataFrame) -> None:
    kinds = made.assign(kind=made["kind"].fillna("not recorded").map(in_words))
    by = kinds.groupby("kind", as_index=False).agg(
        pieces=("content_id", "size"), counted=("views", "count"), views=("views", "sum")
    )
    by = by.sort_values(["pieces", "kind"], ascending=[False, True], ignore_index=True)
    by["views"] = by["views"].astype("float").where(by["counted"] > 0)
    by["written"] = [
        f"{pieces:,}" if pd.isna(views) else f"{pieces:,} · {number(views)} views"
        for pieces, views in zip(by["pieces"], by["views"], strict=True)
    ]
    base = alt.Chart(by).encode(
        y=alt.Y(
            "kind:N",
            sort=by["kind"].tolist(),
            axis=alt.Axis(title=None, labelColor=INK, labelLimit=130),
        ),
        tooltip=[
            alt.Tooltip("kind:N", title="Kind"),
            alt.Tooltip("pieces:Q", title="Pieces", format=",d"),
            alt.Tooltip("views:Q", title="Views", format=",d"),
            alt.Tooltip("counted:Q", title="Of them counted", format=",d"),
        ],
    )
    axis = alt.Axis(title="Pieces", gridColor=LINE, tickMinStep=1, format="d")
    scale = alt.Scale(domain=[0, float(by["pieces"].max()) * 1.9])
    bars = base.mark_bar(color=BLUE).encode(x=alt.X("pieces:Q", axis=axis, scale=scale))
    words = base.mark_text(align="left", dx=4, color=INK).encode(x="pieces:Q", text="written:N")
    spoken = "Content by kind: " + ", ".join(
        f"{row.kind} {row.pieces}" for row in by.itertuples(index=False)
    )
    show_chart(alt.layer(bars, words), 40 * len(by) + 50, spoken)
    st.caption(f"{_most(by)} Views are times seen, not people.")
    csv_button(
        by.drop(columns="written"),
        "content_kinds.csv",
        key="sessions_kinds_csv",
    )


def _most(by: pd.DataFrame) -> str:
    """Say of what kind most is; of none where several are alike."""
    highest = int(by["pieces"].max())
    top = by.loc[by["pieces"] == highest, "kind"]
    if len(by) == 1:
        return f"All of it is {safe_markdown(top.iloc[0].lower())}."
    if len(top) > 1:
        return f"Of {len(top):,} kinds most, {highest:,} each."
    return (
        f"Most is {safe_markdown(top.iloc[0].lower())}: {highest:,} of {int(by['pieces'].sum()):,}."
    )


def _said(snapshot: Snapshot, told: pd.DataFrame) -> None:
    st.header("What people said", anchor=False)
    if told.empty:
        st.markdown("No testimonial is on record.")
        return
    names = named_people(snapshot)
    sessions = snapshot.sessions.set_index("session_id")["title"]
    open_ones = told.dropna(subset=["text"])
    for row in open_ones.drop_duplicates("content_id").head(_QUOTED).to_dict("records"):
        about = sessions.get(row["session_id"])
        of = f" on {safe(about)}" if isinstance(about, str) else ""
        quoted(str(row["text"]), f"{by_whom(row, names)}{of}, {day(row['given_on'])}")
    shown = open_ones["content_id"].nunique()
    more = (
        f"The latest {_QUOTED} of {shown:,}; the file holds them all. " if shown > _QUOTED else ""
    )
    st.caption(more + unquoted(told))
    if shown:
        csv_button(open_ones, "testimonials.csv", key="testimonials_csv")
