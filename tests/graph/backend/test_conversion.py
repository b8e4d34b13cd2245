"""A user's graph is converted once, and a change of it is never missed."""

import copy
import pickle

import networkx as nx
import pytest

from graph.backend import conversion
from graph.backend.interface import interface
from graph.backend.network import Network
from graph.backend.register import all_carried, dispatched


@pytest.fixture(autouse=True)
def _ours_first(monkeypatch):
    monkeypatch.setattr("graph.backend.interface.WORTH_CONVERTING", 0)
    with nx.config(backend_priority=["mashal"], warnings_to_ignore={"cache"}):
        yield


@pytest.fixture
def graph() -> nx.Graph:
    made = nx.karate_club_graph()
    for at, (_, _, data) in enumerate(made.edges(data=True)):
        data["cost"] = 1 + at % 5
    return made


@pytest.fixture
def conversions(monkeypatch) -> list[nx.Graph]:
    done: list[nx.Graph] = []
    real = conversion.network_of

    def counted(graph: nx.Graph) -> Network:
        done.append(graph)
        return real(graph)

    monkeypatch.setattr("graph.backend.interface.network_of", counted)
    return done


def same(graph: nx.Graph) -> bool:
    ours = nx.pagerank(graph, weight="cost", tol=1e-12, max_iter=1000)
    theirs = nx.pagerank(graph, weight="cost", tol=1e-12, max_iter=1000, backend="networkx")
    return ours == pytest.approx(theirs) and list(ours) == list(theirs)


def test_once_for_all_functions_and_attributes(graph, conversions):
    nx.pagerank(graph)
    nx.pagerank(graph, weight="cost")
    nx.pagerank(graph, weight=None)
    list(nx.connected_components(graph))
    assert conversions == [graph]


def test_not_kept_where_networkx_is_told_to_keep_nothing(graph, conversions):
    with nx.config(cache_converted_graphs=False):
        nx.pagerank(graph)
        nx.pagerank(graph)
    assert len(conversions) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: graph.add_edge(0, 33, cost=50),
        lambda graph: graph.remove_node(0),
        lambda graph: graph.add_node("new"),
        lambda graph: graph[0][1].update(cost=40),
        lambda graph: graph.edges[0, 1].update(cost=40),
        lambda graph: nx.set_edge_attributes(graph, 3, "cost"),
        lambda graph: graph.edges[0, 1].pop("cost"),
        lambda graph: graph.edges[0, 1].update(cost="seven") or graph.edges[0, 1].update(cost=7),
        lambda graph: graph.clear_edges(),
        lambda graph: graph.add_edge(5, 5, cost=2),
    ],
)
def test_a_change_counts_at_once(graph, change):
    assert same(graph)
    change(graph)
    assert same(graph)


def test_a_view_shows_what_its_graph_is_now(graph):
    view = graph.subgraph(range(20))
    assert same(view)
    graph.remove_edge(0, 1)
    assert same(view)
    turned = nx.DiGraph(graph).reverse(copy=False)
    assert same(turned)


def test_a_graph_that_was_converted_can_be_copied_and_sent(graph):
    nx.pagerank(graph)
    for sent in (copy.deepcopy(graph), pickle.loads(pickle.dumps(graph)), graph.copy()):  # noqa: S301
        sent.add_edge(0, 33, cost=9)
        assert same(sent)
    assert same(graph)


def test_by_name_or_by_place(graph):
    assert nx.number_connected_components(G=graph, backend="mashal") == 1
    assert nx.number_connected_components(graph, backend="mashal") == 1


def test_a_small_graph_is_networkx_s_unless_we_are_asked_by_name(graph, monkeypatch, conversions):
    monkeypatch.setattr("graph.backend.interface.WORTH_CONVERTING", 50)
    nx.pagerank(graph)
    assert conversions == []
    nx.pagerank(graph, backend="mashal")
    assert conversions == [graph]


def test_asked_by_name_for_what_we_do_not_carry(graph):
    with pytest.raises(NotImplementedError, match="mashal"):
        nx.degree_centrality(graph, backend="mashal")
    with pytest.raises(NotImplementedError, match="mashal"):
        nx.path_graph(3, backend="mashal")


def test_every_function_is_networkx_s_too():
    carried = all_carried()
    assert carried
    for name in carried:
        assert hasattr(interface, name)
        assert name in dispatched()
    assert not hasattr(interface, "no such function")


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_what_is_made_of_a_graph_reads_as_it_does(graph, kind):
    theirs = kind(graph)
    theirs.add_edge(3, 3, cost=4, colour="green")
    theirs.nodes[3]["name"] = "three"
    theirs.graph["name"] = "a graph"
    ours = interface.convert_from_nx(theirs)
    assert isinstance(ours, Network)
    assert isinstance(ours, kind)
    assert nx.utils.graphs_equal(ours.copy(), theirs)
    assert dict(ours.degree(weight="cost")) == dict(theirs.degree(weight="cost"))
    assert ours.size() == theirs.size()
    assert list(interface.convert_to_nx(ours).edges(data=True)) == list(theirs.edges(data=True))
    if kind is nx.DiGraph:
        assert dict(ours.in_degree) == dict(theirs.in_degree)
        assert ours.reverse().edges == theirs.reverse().edges


def test_what_is_made_of_a_multigraph_has_parallel_edges_once():
    theirs = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c"), ("c", "c")])
    ours = interface.convert_from_nx(theirs)
    assert ours.parallels
    assert ours.loops.tolist() == [2]
    assert ours.csr.indices.tolist() == [1, 0, 2, 1]
    assert interface.convert_to_nx(ours).number_of_edges("a", "b") == 2
