"""A page of several parts on one day's network: the lead chooses which of them is shown."""

from collections.abc import Callable, Mapping

from dashboard.opening import network_of_day
from dashboard.switch import switch
from graph.snapshot import Snapshot

Part = Callable[[Snapshot], None]
Opening = Callable[[str], Snapshot | None]


def show_parts(
    question: str, parts: Mapping[str, Part], *, key: str, opening: Opening = network_of_day
) -> None:
    """Begin a page with its question, and show the part that was chosen (by default the first).

    ``key`` keeps the choice while the lead goes to other pages. ``opening`` shows how the page
    begins, and gives the day's network, or None where there is nothing to show yet.
    """
    snapshot = opening(question)
    if snapshot is None:
        return
    part = switch("Part of the page", {name: name for name in parts}, key=key)
    parts[part](snapshot)
