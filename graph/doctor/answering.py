"""Whether the store answers, and what it holds."""

from graph.doctor.check import Check
from graph.errors import MashalError
from graph.server import ensure_running, status
from graph.server.folder import Folder
from graph.settings import Settings
from graph.store import Store, connection_for

OLDEST = (5, 26)
COUNTED = {
    "Person": "people",
    "University": "campuses",
    "Session": "sessions",
    "Content": "pieces of content",
    "Post": "posts",
    "Import": "loaded files",
}


def answering(settings: Settings) -> list[Check]:
    """Look at the store the settings name, if it runs; starts nothing."""
    if settings.embedded and not status(settings).running:
        made = Folder(settings.home).has_data
        found = "stopped" if made else "not made yet"
        return [Check("Store", True, f"{found}; it starts by itself when it is needed")]
    try:
        connection = ensure_running(settings) if settings.embedded else connection_for(settings)
        with Store(connection) as store:
            info = store.check()
            checks = [_version(info.version, info.edition, info.address)]
            return [*checks, _content(store)]
    except MashalError as fault:
        return [Check("Store", False, f"{fault.where}: {fault.what}", fault.todo)]


def _version(version: str, edition: str, address: str) -> Check:
    found = f"Neo4j {version} {edition} answers at {address}"
    if _numbers(version) >= OLDEST:
        return Check("Store", True, found)
    return Check("Store", False, found, "mashal needs Neo4j 5.26 or newer")


def _content(store: Store) -> Check:
    counts = store.read(
        "UNWIND $labels AS label "
        "CALL (label) { MATCH (n:$(label)) RETURN count(n) AS n } RETURN label, n",
        labels=list(COUNTED),
    )
    told = [f"{row.n:,} {COUNTED[str(row.label)]}" for row in counts.itertuples()]
    if not counts["n"].sum():
        return Check("Content", True, "the store is empty", "Load files: mashal load PATH")
    return Check("Content", True, ", ".join(told))


def _numbers(version: str) -> tuple[int, ...]:
    parts = version.replace("-", ".").split(".")
    return tuple(int(part) for part in parts[:2] if part.isdigit())
