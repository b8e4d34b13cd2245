"""People and campuses that were joined stand for themselves while an import is taken back."""

from graph.store import Store, statement
from ingest.identity import split
from ingest.undo.affected import Affected


def take_apart(store: Store, found: Affected) -> bool:
    """Take back the merges of whom the undone rows speak; say whether any were ever looked for.

    Accounts that were found to be somebody's are told again with all the others.
    """
    ids = set(found.ids)
    if found.social:
        standing = store.read(statement("identity/standing"))
        ids.update(standing.loc[standing["kind"] == "account", "one"])
    split(store, ids)
    return not store.read("MATCH (n:Merge|Suggestion) RETURN true AS yes LIMIT 1").empty
