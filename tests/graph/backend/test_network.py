"""A snapshot's graph reads as networkx's own graph of the same ties would, everywhere."""

import copy
import pickle

import networkx as nx
import pytest

from graph.backend.network import Network
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of


def by_networkx(snapshot: Snapshot) -> nx.Graph:
    """Make the same graph tie by tie, as networkx's manual does."""
    graph = nx.DiGraph() if snapshot.directed else nx.Graph()
    graph.add_nodes_from(snapshot.people["person_id"].tolist())
    for tie in snapshot.ties.itertuples():
        graph.add_edge(tie.source, tie.target, strength=tie.strength, distance=1 / tie.strength)
    return graph


@pytest.fixture(params=list(NETWORKS))
def both(request) -> tuple[nx.Graph, nx.Graph]:
    snapshot = snapshot_of(NETWORKS[request.param]())
    return snapshot.graph, by_networkx(snapshot)


def ties(graph: nx.Graph) -> dict:
    return {node: dict(row) for node, row in graph.adjacency()}


def test_it_is_one_of_networkx_s_kinds(both):
    ours, theirs = both
    assert isinstance(ours, type(theirs))
    assert ours.is_directed() == theirs.is_directed()
    assert not ours.is_multigraph()
    assert nx.is_frozen(ours)


def test_nodes_and_ties_are_the_same(both):
    ours, theirs = both
    assert list(ours) == list(ours.nodes) == list(theirs)
    assert ties(ours) == ties(theirs)
    assert nx.utils.graphs_equal(nx.Graph(ours), nx.Graph(theirs))
    assert {frozenset(tie) for tie in ours.edges} == {frozenset(tie) for tie in theirs.edges}
    assert ours.edges(data="strength") is not None
    for node in theirs:
        assert list(ours[node]) == sorted(theirs[node], key=list(ours).index)
        assert ours.degree(node) == theirs.degree(node)


def test_counts_are_the_same_and_make_no_row(both):
    ours, theirs = both
    assert (len(ours), ours.number_of_nodes(), ours.order()) == (len(theirs),) * 3
    assert (ours.size(), ours.number_of_edges()) == (theirs.size(), theirs.number_of_edges())
    assert ours.size(weight="strength") == pytest.approx(theirs.size(weight="strength"))
    views = ("degree", "in_degree", "out_degree") if ours.is_directed() else ("degree",)
    for view in views:
        counted, expected = getattr(ours, view), getattr(theirs, view)
        assert list(counted) == list(expected)
        assert dict(counted(weight="strength")) == pytest.approx(dict(expected(weight="strength")))
        some = list(theirs)[::2]
        assert list(counted(some)) == list(expected(some))
        assert len(counted) == len(expected)
    assert not ours._adj._made


def test_who_is_there(both):
    ours, theirs = both
    assert all(ours.has_node(node) and node in ours for node in theirs)
    assert "nobody of that name" not in ours
    assert ["no", "node"] not in ours
    with pytest.raises(nx.NetworkXError):
        ours.neighbors("nobody of that name")


def test_copies_can_be_changed(both):
    ours, theirs = both
    for made in (ours.copy(), nx.Graph(ours), copy.deepcopy(ours).copy()):
        assert ties(made) == ties(theirs if made.is_directed() else nx.Graph(theirs))
        made.add_edge("new", "newer", strength=2)
        for _, _, data in made.edges(data=True):
            data["strength"] = 7
    assert ties(ours) == ties(theirs)
    assert ties(ours.to_undirected()) == ties(theirs.to_undirected())
    assert ties(ours.to_directed()) == ties(theirs.to_directed())


def test_parts_and_views(both):
    ours, theirs = both
    some = list(theirs)[: len(theirs) // 2]
    assert ties(ours.subgraph(some)) == ties(theirs.subgraph(some))
    assert ties(ours.subgraph(some).copy()) == ties(theirs.subgraph(some).copy())
    assert ties(nx.restricted_view(ours, some, [])) == ties(nx.restricted_view(theirs, some, []))
    assert ties(ours.copy(as_view=True)) == ties(theirs)
    if ours.is_directed():
        assert ties(ours.reverse()) == ties(theirs.reverse())
        assert {node: dict(row) for node, row in ours.pred.items()} == {
            node: dict(row) for node, row in theirs.pred.items()
        }


def test_it_is_frozen_ties_and_their_attributes_too(both):
    ours, theirs = both
    with pytest.raises(nx.NetworkXError):
        ours.add_edge("a", "b")
    with pytest.raises(nx.NetworkXError):
        ours.remove_nodes_from(list(ours))
    for one, other in list(theirs.edges)[:1]:
        with pytest.raises(nx.NetworkXError, match="copy it first"):
            ours[one][other]["strength"] = 5
        with pytest.raises(nx.NetworkXError, match="copy it first"):
            nx.set_edge_attributes(ours, 1, "strength")
    assert ties(ours) == ties(theirs)


def test_people_can_be_given_attributes(both):
    ours, _ = both
    nx.set_node_attributes(ours, {node: len(node) for node in ours}, "length")
    assert nx.get_node_attributes(ours, "length") == {node: len(node) for node in ours}
    assert pickle.loads(pickle.dumps(ours)).nodes(data=True) == ours.nodes(data=True)  # noqa: S301


def test_it_travels(both):
    ours, theirs = both
    for sent in (pickle.loads(pickle.dumps(ours)), copy.deepcopy(ours)):  # noqa: S301
        assert isinstance(sent, Network)
        assert ties(sent) == ties(theirs)


def test_what_we_do_not_carry_is_networkx_s_own(both):
    ours, theirs = both
    assert nx.density(ours) == nx.density(theirs)
    assert nx.degree_histogram(ours) == nx.degree_histogram(theirs)
    assert nx.to_dict_of_dicts(ours) == nx.to_dict_of_dicts(theirs)
    assert nx.number_of_selfloops(ours) == 0
    assert dict(nx.degree_centrality(G=ours)) == dict(nx.degree_centrality(theirs))
    nodes = list(theirs)
    if nodes:
        assert ties(nx.ego_graph(ours, nodes[0])) == ties(nx.ego_graph(theirs, nodes[0]))
        assert nx.single_source_dijkstra_path_length(
            ours, nodes[0], weight="distance"
        ) == pytest.approx(
            nx.single_source_dijkstra_path_length(theirs, nodes[0], weight="distance")
        )
    assert nx.pagerank(ours, backend="networkx") == pytest.approx(
        nx.pagerank(theirs), abs=1e-6 * max(len(theirs), 1)
    )


def test_it_goes_together_with_graphs_of_networkx_s_own(both):
    ours, theirs = both
    other = nx.path_graph(3, create_using=type(theirs))
    assert ties(nx.compose(ours, other)) == ties(nx.compose(theirs, other))
    assert ties(nx.compose(other, ours)) == ties(nx.compose(other, theirs))
    assert nx.utils.graphs_equal(nx.union_all([ours, other]), nx.union_all([theirs, other]))
    assert nx.faster_could_be_isomorphic(ours, theirs)
    assert set(nx.difference(ours, theirs)) == set(theirs)


def test_errors_are_networkx_s_own(both):
    ours, _ = both
    with pytest.raises(nx.NodeNotFound):
        nx.shortest_path(ours, "not there", "nor there")
    with pytest.raises(TypeError):
        nx.density(ours, "too", "many")
