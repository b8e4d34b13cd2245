"""What came of the sessions: content, the posts that published it, and how often it was seen."""

import pandas as pd

from graph.reach import ladder
from graph.reach.reported import VIEWS, latest
from graph.snapshot import Snapshot

TESTIMONIAL = "testimonial"


def contents(snapshot: Snapshot) -> pd.DataFrame:
    """List the content that came out of a session, testimonials left aside, the latest first.

    Columns: ``content_id, title, kind, produced_on, session_id, topics``; ``posts`` that published
    it; ``views``, times seen by the latest counts (of the content itself, else of its
    posts; missing where nothing was counted), ``counted_by`` and ``counted_on``.
    """
    kept = ["content_id", "title", "kind", "produced_on", "session_id", "topics"]
    made = snapshot.content[kept].dropna(subset=["session_id"])
    made = made[made["kind"] != TESTIMONIAL]
    seen = ladder(snapshot, "content").set_index("content_id")[["posts", "views"]]
    seen = seen.reindex(made["content_id"]).set_index(made.index)
    counted = views_by_source(snapshot).groupby("content_id")
    who = counted["source"].agg(lambda names: ", ".join(sorted(set(names))))
    when = counted["counted_on"].max()
    made = made.assign(
        posts=seen["posts"].astype("Int64"),
        views=seen["views"].astype("Int64"),
        counted_by=who.reindex(made["content_id"]).to_numpy(),
        counted_on=when.reindex(made["content_id"]).to_numpy(),
    )
    return made.sort_values(
        ["produced_on", "content_id"], ascending=[False, True], ignore_index=True
    )


def views_by_source(snapshot: Snapshot) -> pd.DataFrame:
    """Give each content's latest count of views by each source that counted.

    Columns ``content_id, source, of`` (content, post), ``counted`` (things counted), ``views,
    counted_on``. Views of several posts add up, as each was shown on its own; sources don't: two
    may have counted the same.
    """
    counts = latest(snapshot.measurements, VIEWS)
    own = counts[counts["of"] == "content"].rename(columns={"of_id": "content_id"})
    posts = snapshot.posts.drop_duplicates(["platform", "post_id"])
    posts = posts[["platform", "post_id", "content_id"]].dropna(subset=["content_id"])
    of_posts = counts[counts["of"] == "post"].rename(columns={"of_id": "post_id"})
    of_posts = of_posts.merge(posts, on=["platform", "post_id"])
    kept = ["content_id", "source", "of", "value", "measured_on"]
    rows = pd.concat([own[kept], of_posts[kept]], ignore_index=True)
    table = rows.groupby(["content_id", "source", "of"], as_index=False).agg(
        counted=("value", "size"), views=("value", "sum"), counted_on=("measured_on", "max")
    )
    return table.astype({"views": "Int64"})


def came_of_it(snapshot: Snapshot) -> pd.DataFrame:
    """Say of every session what came of it: ``session_id, contents, testimonials, posts, views``.

    Content and testimonials are counted apart. ``views`` are of all content of the session, over
    ``views_posts`` posts and the content counted as a whole; missing where nothing was counted.
    """
    made = snapshot.content.dropna(subset=["session_id"])
    is_said = made["kind"] == TESTIMONIAL
    table = ladder(snapshot, "session")[["session_id", "posts", "views", "views_posts"]]
    for name, rows in (("testimonials", made[is_said]), ("contents", made[~is_said])):
        many = rows.groupby("session_id")["content_id"].nunique()
        table.insert(
            1, name, many.reindex(table["session_id"]).fillna(0).astype("int64").to_numpy()
        )
    return table.astype({"views": "Int64"})
