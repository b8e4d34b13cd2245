"""Whom two and three steps reach is the same whichever way it is counted, and networkx's answer."""

import networkx as nx
import pytest

from graph.kernels import searches
from tests.graph.networks import snapshot_of


def graphs() -> list[nx.Graph]:
    parts = nx.disjoint_union(nx.barabasi_albert_graph(150, 2, seed=3), nx.star_graph(40))
    parts.add_nodes_from(["alone", "also alone"])
    return [
        parts,
        nx.gnp_random_graph(200, 0.02, seed=4),
        nx.gnp_random_graph(120, 0.02, seed=5, directed=True),
        nx.path_graph(300),
        nx.empty_graph(3),
        nx.empty_graph(0),
    ]


@pytest.mark.parametrize("graph", graphs(), ids=str)
@pytest.mark.parametrize("steps", [1, 2, 3])
@pytest.mark.parametrize("bits", [True, False])
@pytest.mark.parametrize("blocks", [True, False])
def test_same_as_networkx(
    graph: nx.Graph, steps: int, bits: bool, blocks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches, "_BITS_PER_WALK", 1e9 if bits else 0)
    monkeypatch.setattr(searches, "_WORTH_BLOCKS", 1 if blocks else 10**12)
    snapshot = snapshot_of(graph)
    counts = searches.counts_within(snapshot.csr.arcs, steps).tolist()
    theirs = nx.all_pairs_shortest_path_length(graph, cutoff=steps)
    expected = {str(node): len(within) for node, within in theirs}
    assert dict(zip(snapshot.ids, counts, strict=True)) == expected
