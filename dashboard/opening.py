"""How a page on the network of a day begins: with its question and the network's size."""

from dashboard import empty, session
from dashboard.frame import chosen_day, head
from dashboard.text import count, day
from graph.snapshot import Snapshot


def network_of_day(question: str) -> Snapshot | None:
    """Begin a page with the size of the chosen day's network, and give that network.

    Where nobody is in the store yet the page says how to begin instead, and there is none.
    """
    if session.history().tables["people"].empty:
        head(question)
        empty.show()
        return None
    as_of = chosen_day()
    snapshot = session.history().at(as_of)
    people = count(len(snapshot.people), "person", "people")
    ties = count(len(snapshot.ties), "tie")
    head(question, f"<b>{people} and {ties}</b> as of {day(as_of)}.")
    return snapshot
