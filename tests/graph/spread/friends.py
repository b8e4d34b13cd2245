"""The graph that Neo4j's documentation of CELF uses as an example: ten people, fourteen ties."""

from graph.snapshot import Snapshot

# The graph of Neo4j Graph Data Science's page on CELF: who is a friend of whom. Its printed
# spreads are of 100 runs; these are exact.
FRIENDS = (
    "Jack Alice, Alice Jimmy, Alice Ethan, Alice Lara, Alice Amir, Alice Willie, Ceri Ethan, "
    "Michael Mohammed, Michael Ethan, Ethan Jimmy, Ethan Jack, Ethan Lara, Ethan Mohammed, "
    "Lara Amir"
)


def friends() -> Snapshot:
    """Make it, each tie from who is heard to who hears."""
    return Snapshot.from_ties([pair.split() for pair in FRIENDS.split(", ")], directed=True)
