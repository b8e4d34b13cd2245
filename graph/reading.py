"""The few bulk reads: every table of the store, in slices of columns, with its people and days."""

from collections.abc import Callable, Mapping

import pandas as pd

from graph.calendar import days_of
from graph.columns import TABLES, typed
from graph.owners import ACCOUNT, owners
from graph.settings import Analysis
from graph.store import Store, statement

SLICE = 50_000
_OWNED = {"account_id": "person_id", "source_account": "source", "target_account": "target"}


def read_tables(
    store: Store, analysis: Analysis, rows: int, on_table: Callable[[str], None]
) -> dict[str, pd.DataFrame]:
    """Read the tables of ``graph/columns.py`` but for the acts, which are gathered from them."""
    tables: dict[str, pd.DataFrame] = {}
    for name in TABLES:
        if name != "acts":
            on_table(name)
            frame = store.columns(statement(f"snapshot/{name}"), slice=rows)
            tables[name] = typed(name, _completed(frame, tables, analysis))
    return tables


def is_invented(store: Store) -> bool:
    """Say whether the store holds the invented sample campaign."""
    facts = store.read(statement("snapshot/settings"))
    return "yes" in facts.loc[facts["name"] == "invented", "value"].tolist()


def _completed(
    frame: pd.DataFrame, tables: Mapping[str, pd.DataFrame], analysis: Analysis
) -> pd.DataFrame:
    """Give posts and interactions their people, and the day in the settings' zone."""
    for column in ("posted_at", "happened_at"):
        if column in frame:
            instants = pd.to_datetime(frame[column].astype("float64"), unit="s", utc=True)
            frame = frame.assign(day=days_of(instants, analysis.zone))
    for account, person in _OWNED.items():
        if account in frame and "handle" not in frame:
            frame[person] = _owners(frame["platform"], frame[account], tables["accounts"])
    return frame


def _owners(platforms: pd.Series, accounts_of: pd.Series, accounts: pd.DataFrame) -> pd.Series:
    """Name the person each account belongs to; one that several people own is nobody's."""
    owner = owners(accounts).set_index(ACCOUNT)["person_id"].astype(object)
    found = owner.reindex(pd.MultiIndex.from_arrays([platforms, accounts_of]))
    return found.where(found.notna(), None).set_axis(platforms.index)
