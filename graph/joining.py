"""Who came new: how many people became ambassadors for the first time, month by month."""

from collections.abc import Sequence

from graph.snapshot import Snapshot


def new_ambassadors(snapshot: Snapshot, months: Sequence[str]) -> list[int]:
    """Count, for each month (``YYYY-MM``), the people whose first term was appointed in it.

    Months after the snapshot's day hold nobody.
    """
    first = snapshot.terms.groupby("person_id")["appointed_on"].min().dropna()
    each = first.dt.strftime("%Y-%m").value_counts()
    return [int(each.get(month, 0)) for month in months]
