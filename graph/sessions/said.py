"""What people said of the sessions: shown where they agreed to be on record, else only counted."""

import pandas as pd

from graph.snapshot import Snapshot

COLUMNS = ["content_id", "given_on", "session_id", "person_id", "agreed", "text"]
_YES = ("yes", "true")


def testimonials(snapshot: Snapshot) -> pd.DataFrame:
    """List the testimonials, the latest first, a row for each who said it.

    Columns ``content_id, given_on, session_id, person_id, agreed, text``. ``agreed``: whether
    whoever said it agreed to be on record; missing where nobody asked, or where it isn't known who
    it was. ``text`` and ``person_id`` stand only where they agreed: words can give away who spoke,
    with no name beside them. Of one that several gave all must have agreed.
    """
    rows = snapshot.testimonials
    consent = snapshot.people.set_index("person_id")
    answer = (
        consent["consent"].reindex(rows["person_id"]).to_numpy()
        if "consent" in consent
        else pd.Series(index=rows.index, dtype="str").to_numpy()
    )
    said = pd.Series(answer, index=rows.index, dtype="str").str.lower()
    agreed = said.isin(_YES).astype("boolean").where(said.notna())
    rows = rows.rename(columns={"produced_on": "given_on"}).assign(agreed=agreed)
    # One refusal, or one of whom it isn't known, keeps the whole back.
    of_all = rows.assign(yes=agreed.fillna(False)).groupby("content_id")["yes"].transform("all")
    shown = of_all.astype(bool)
    rows = rows.assign(text=rows["text"].where(shown), person_id=rows["person_id"].where(shown))
    order = rows.sort_values(
        ["given_on", "content_id", "person_id"], ascending=[False, True, True], ignore_index=True
    )
    return order[COLUMNS]
