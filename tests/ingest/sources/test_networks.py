"""Networks of other tools: every format gives the same ties, and nothing is lost or added."""

import io
from collections import Counter
from contextlib import suppress
from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st
from told_truth import (
    SAMPLES,
    WORLD,
    asides,
    events,
    items,
    losses,
    notes,
    passed,
    rows,
    true,
    with_samples,
)

from graph.errors import InputError
from ingest.files import Given
from ingest.head import Head
from ingest.source import Event, Source
from ingest.sources.networks import SOURCES

BY_KIND = {source.kind: source for source in SOURCES}
Ends = tuple[str, str]


def source_of(given: Given) -> Source | None:
    """Give the source that is surest, as the loader does; None if none takes the file."""
    sure = {source.kind: source.recognise(Head(given)) for source in SOURCES}
    best = [kind for kind, how in sure.items() if how == max(sure.values()) > 0]
    assert len(best) <= 1, f"{given.name} could be {best}"
    return BY_KIND[best[0]] if best else None


def read(text: str | bytes, kind: str, name: str = "net") -> list[Event]:
    data = text.encode() if isinstance(text, str) else text
    given = Given.of(name, data)
    assert source_of(given) is BY_KIND[kind]
    return events(BY_KIND[kind], given)


def ties(found: list[Event]) -> dict[Ends, float]:
    """Give each tie's weight; parallel ones are told with one weight."""
    summed: dict[Ends, float] = {}
    for row in rows(found, "account_ties"):
        ends = (row["source"].removeprefix("net:"), row["target"].removeprefix("net:"))
        assert summed.setdefault(ends, row["weight"]) == row["weight"]
    return summed


def pairs(found: list[Event]) -> dict[frozenset[str], float]:
    return {frozenset(ends): weight for ends, weight in ties(found).items()}


def gexf(body: str, version: str = "1.2draft", **attributes: str) -> str:
    said = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    space = "http://gexf.net/1.3" if version == "1.3" else f"http://www.gexf.net/{version}"
    return (
        f'<?xml version="1.0"?><gexf xmlns="{space}" '
        f'xmlns:viz="http://www.gexf.net/1.2draft/viz" version="{version[:3]}">'
        f"<graph {said}>{body}</graph></gexf>"
    )


# The same network in every format, with networkx as the writer.


def _graphml(graph: "nx.Graph[Any]") -> bytes:
    return "\n".join(nx.generate_graphml(graph)).encode()


def _gexf(graph: "nx.Graph[Any]") -> bytes:
    return "\n".join(nx.generate_gexf(graph)).encode()


def _gml(graph: "nx.Graph[Any]") -> bytes:
    return "\n".join(nx.generate_gml(graph)).encode()


def _pajek(graph: "nx.Graph[Any]") -> bytes:
    return "\n".join(nx.generate_pajek(graph)).encode()


def _edgelist(graph: "nx.Graph[Any]") -> bytes:
    lines = (f"{a} {b} {data['weight']}" for a, b, data in graph.edges(data=True))
    return "\n".join(lines).encode()


def _edgelist_with_data(graph: "nx.Graph[Any]") -> bytes:
    return "\n".join(nx.generate_edgelist(graph)).encode()


def _gephi(graph: "nx.Graph[Any]") -> bytes:
    kind = "Directed" if graph.is_directed() else "Undirected"
    lines = [
        f"{a};{b};{kind};{at};;;{str(data['weight']).replace('.', ',')}"
        for at, (a, b, data) in enumerate(graph.edges(data=True))
    ]
    return "\n".join(["Source;Target;Type;Id;Label;timeset;Weight", *lines]).encode()


WRITERS = {
    "graphml": _graphml,
    "gexf": _gexf,
    "gml": _gml,
    "pajek": _pajek,
    "edge_list": _edgelist,
    "gephi": _gephi,
}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_networkx_writes_it_and_the_same_ties_come_back(
    kind: str, directed: bool, seed: int
) -> None:
    graph = nx.gnp_random_graph(12, 0.3, seed=seed, directed=directed)
    for at, (a, b) in enumerate(graph.edges):
        graph[a][b]["weight"] = 0.5 + at
    named = nx.relabel_nodes(graph, {node: f"user_{chr(97 + node)}" for node in graph})
    name = "net.edgelist" if kind == "edge_list" else "net"
    found = read(WRITERS[kind](named), kind, name)
    expected = {(f"@{a}", f"@{b}"): data["weight"] for a, b, data in named.edges(data=True)}
    if directed:
        assert ties(found) == expected
    else:
        assert pairs(found) == {frozenset(ends): weight for ends, weight in expected.items()}
    if kind in ("graphml", "gexf", "gml", "pajek"):
        nodes = [item for item in items(found) if item.sheet == "nodes"]
        assert len(nodes) == 12, "an isolate keeps its account"
    assert not asides(found)


def test_networkx_writes_its_data_in_braces() -> None:
    graph = nx.path_graph(4)
    nx.set_edge_attributes(graph, dict.fromkeys(graph.edges, 2.5), "weight")
    assert set(ties(read(_edgelist_with_data(graph), "edge_list")).values()) == {2.5}


@with_samples
@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("karate.graph", "metis", 78),
        ("lesmis.graph", "metis", 254),
        ("comments.edgelist", "edge_list", 20),
        ("foodweb-baydry.konect", "edge_list", 2137),
        ("looptest1.gml", "gml", 12),
        ("looptest2.gml", "gml", 12),
        ("dynamicTest.gexf", "gexf", 5),
        ("staticTest.gexf", "gexf", 2148),
    ],
)
def test_samples_of_formats(name: str, kind: str, count: int) -> None:
    path = SAMPLES / "graph_formats" / name
    found = read(path.read_bytes(), kind)
    assert len(ties(found)) == count
    assert "does not say of which platform" in notes(found)[0]


@with_samples
def test_sample_karate_is_the_network_that_networkx_ships() -> None:
    found = pairs(read((SAMPLES / "graph_formats/karate.graph").read_bytes(), "metis"))
    club = nx.karate_club_graph()
    assert set(found) == {frozenset((str(a + 1), str(b + 1))) for a, b in club.edges}


@with_samples
def test_sample_lists_of_communities_are_no_network() -> None:
    path = SAMPLES / "graph_formats" / "community_overlapping.cover"
    assert source_of(Given.of(path.name, path.read_bytes())) is None


@with_samples
@pytest.mark.parametrize("name", ["weighted.gexf", "weighted.graphml", "edgelist_gephi.csv"])
def test_sample_weights_count_the_true_interactions(name: str) -> None:
    given = Given.of("net", (WORLD / f"social_{name}").read_bytes())
    source = source_of(given)
    assert source is not None
    # Self-loops (an answer to oneself) are not in these files.
    counted = Counter(ends for ends in true("source", "target") if ends[0] != ends[1])
    assert ties(events(source, given)) == counted


@with_samples
def test_sample_of_nodexl_says_who_did_what() -> None:
    found = read((WORLD / "social_nodexl_like.graphml").read_bytes(), "graphml")
    told = {
        (row["kind"], row["source"], row["target"]): row["weight"]
        for row in rows(found, "account_ties")
    }
    counted = Counter(row for row in true("type", "source", "target") if row[1] != row[2])
    assert told == counted
    assert {row["platform"] for row in rows(found, "accounts")} == {"x"}
    assert sum("repeated" in why for why in passed(found)) == 11
    assert losses(found) == {
        "what was done towards whom, without the post: kept as a tie of the two accounts": 32
    }


def test_nodexl_in_graphml_with_its_posts_gives_interactions() -> None:
    keys = ["Relationship", "Relationship Date (UTC)", "Imported ID", "Tweet"]
    said = ["Mentions", "2024-03-23 05:56:17", "1771415650300854300", "to @Bilal_ex"]
    data = "".join(f'<data key="e{at}">{value}</data>' for at, value in enumerate(said))
    text = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        + "".join(f'<key id="e{at}" for="edge" attr.name="{key}"/>' for at, key in enumerate(keys))
        + '<graph edgedefault="directed"><node id="sana_ex"/><node id="bilal_ex"/>'
        + f'<edge source="sana_ex" target="bilal_ex">{data}</edge></graph></graphml>'
    )
    found = read(text, "graphml")
    (row,) = rows(found, "interactions")
    assert (row["type"], row["source"], row["target"]) == ("mention", "@sana_ex", "@bilal_ex")
    assert rows(found, "posts")[0]["post_id"] == "1771415650300854300"
    assert not rows(found, "account_ties")


@pytest.mark.parametrize("version", ["1.0draft", "1.1draft", "1.2draft", "1.3"])
def test_gexf_of_every_draft_with_drawings_empty_values_and_groups(version: str) -> None:
    body = """
      <attributes class="node"><attribute id="0" title="Followers" type="integer"/>
        <attribute id="1" title="note" type="string"/></attributes>
      <nodes count="3">
        <node id="0" label="sana_ex"><attvalues><attvalue for="0" value="12"/>
          <attvalue for="1" value=""/></attvalues><viz:size value="3"/>
          <nodes><node id="1" label="bilal_ex"/></nodes></node>
        <node id="2" label="chand_ex"/></nodes>
      <edges><edge id="0" source="0" target="1" weight="1,5"><viz:thickness value="9"/></edge>
        <edge id="1" source="0" target="1" weight="2"/>
        <edge id="2" source="1" target="2" type="directed"/>
        <edge id="3" source="2" target="2"/></edges>"""
    found = read(gexf(body, version, defaultedgetype="undirected"), "gexf")
    assert ties(found) == {("@bilal_ex", "@sana_ex"): 3.5, ("@bilal_ex", "@chand_ex"): 1}
    assert [row["directed"] for row in rows(found, "account_ties")] == [False, False, True]
    assert {row["account_id"]: row.get("followers") for row in rows(found, "accounts")} == {
        "@sana_ex": 12,
        "@bilal_ex": None,
        "@chand_ex": None,
    }
    assert passed(found) == ["ties of an account with itself"]


def test_a_dynamic_tie_is_told_for_each_day_it_began() -> None:
    nodes = '<nodes><node id="0" label="sana_ex"/><node id="1" label="bilal_ex"/></nodes>'
    spells = """<spells><spell start="2024-03-01" end="2024-03-02"/>
      <spell start="2024-03-05T10:00:00"/><spell startopen="2024-03-05"/></spells>"""
    body = f"""{nodes}<edges><edge id="0" source="0" target="1">{spells}</edge>
      <edge id="1" source="1" target="0" start="2024-04-01"/>
      <edge id="2" source="1" target="0" start="12.5" end="13"/></edges>"""
    found = read(gexf(body, mode="dynamic", timeformat="date", defaultedgetype="directed"), "gexf")
    assert [(row["source"], row.get("happened_on")) for row in rows(found, "account_ties")] == [
        ("@sana_ex", date(2024, 3, 1)),
        ("@sana_ex", date(2024, 3, 5)),
        ("@bilal_ex", date(2024, 4, 1)),
        ("@bilal_ex", None),
    ]
    assert list(losses(found)) == [
        "times of ties that are no days since 2000: the ties are kept without them"
    ]


def test_labels_that_are_not_ones_own_leave_the_ids() -> None:
    nodes = [("a_ex", "Ali Khan"), ("b_ex", "Ali Khan"), ("c_ex", "چاند")]
    text = gexf(
        "<nodes>" + "".join(f'<node id="{i}" label="{label}"/>' for i, label in nodes) + "</nodes>"
    )
    accounts = rows(read(text, "gexf"), "accounts")
    assert [(row["account_id"], row["name"]) for row in accounts] == [
        ("@a_ex", "Ali Khan"),
        ("@b_ex", "Ali Khan"),
        ("@c_ex", "چاند"),
    ]
    numbered = "<nodes>" + "".join(
        f'<node id="n{at}" label="{label}"/>' for at, (_, label) in enumerate(nodes)
    )
    accounts = rows(read(gexf(numbered + "</nodes>"), "gexf"), "accounts")
    assert [row["account_id"] for row in accounts] == ["net:n0", "net:n1", "net:n2"]


def test_names_of_people_are_no_handles() -> None:
    text = gexf('<nodes><node id="0" label="Ali Khan"/><node id="1" label="ثنا  بی بی"/></nodes>')
    found = read(text, "gexf")
    assert [row["account_id"] for row in rows(found, "accounts")] == [
        "name:ali khan",
        "name:ثنا بی بی",
    ]
    assert losses(found) == {
        "nodes known by a name alone: accounts of the same name can't be told apart": 2
    }


@pytest.mark.parametrize(
    ("name", "body", "platform"),
    [
        ("net", '<node id="0" label="https://twitter.com/Sana_Ex"/>', "x"),
        ("net", '<node id="0" label="@Sana_Ex"/>', "other"),
        ("campaign_Twitter_2024.gexf", '<node id="0" label="@Sana_Ex"/>', "x"),
        ("instagram-net", '<node id="0" label="Sana_Ex"/>', "instagram"),
        ("net", '<node id="12345678" label="Sana_Ex"><x url="netflix.com/"/></node>', "other"),
    ],
)
def test_the_platform_is_what_the_file_or_its_name_shows(
    name: str, body: str, platform: str
) -> None:
    (row,) = rows(read(gexf(f"<nodes>{body}</nodes>"), "gexf", name), "accounts")
    assert (row["platform"], row.get("handle")) == (platform, "Sana_Ex")


def test_ids_of_x_are_kept_beside_handles() -> None:
    nodes = '<node id="1400007919000000001" label="Sana_Ex"/>'
    (row,) = rows(read(gexf(f"<nodes>{nodes}</nodes>"), "gexf", "twitter.gexf"), "accounts")
    assert row == {"platform": "x", "account_id": "1400007919000000001", "handle": "Sana_Ex"}


def test_graphml_of_yed_with_defaults_and_parallel_edges() -> None:
    text = """<graphml xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d0" yfiles.type="nodegraphics"/>
      <key for="edge" id="d1" attr.name="weight" attr.type="double"><default>2</default></key>
      <graph edgedefault="undirected">
        <node id="n0"><data key="d0"><y:NodeLabel>Sana_Ex</y:NodeLabel></data></node>
        <node id="n1"><data key="d0"><y:Shape><y:NodeLabel>bilal_ex</y:NodeLabel></y:Shape></data>
        </node>
        <edge source="n0" target="n1"/><edge source="n1" target="n0"><data key="d1">3</data></edge>
        <edge source="n0" target="n1" directed="true"><data key="d1"></data></edge>
      </graph></graphml>"""
    found = read(text, "graphml")
    told = [(row["source"], row["weight"], row["directed"]) for row in rows(found, "account_ties")]
    assert told == [("@bilal_ex", 5, False), ("@bilal_ex", 5, False), ("@sana_ex", 2, True)]


def test_gml_with_quotes_entities_comments_and_a_head() -> None:
    text = """Creator "igraph version 1.0"
Version 1
graph
[ directed 1
  # a comment
  node [ id 0 label "sana_ex" graphics [ x 1.5 label "no" ] ]
  node [ id 1 label "&quot;Ali&#39;s&quot; &amp; co" ]
  edge [ source 0 target 1 value 2.5 ]
  edge [ source 0 target 1 weight 1e1 ]
]"""
    found = read(text, "gml")
    assert ties(found) == {("@sana_ex", 'name:"ali\'s" & co'): 12.5}


def test_pajek_in_any_case_with_both_ways_and_lists() -> None:
    text = """%comment
*NETWORK test
*vertices 4
1 "sana_ex" 0.1 0.2 ic Red
2 bilal_ex
3 "Ali Khan"
4 "d_ex"
*ARCS
1 2 2.5 [1-3]
2 1
*Edges
1 2 4
*Arcslist
3 1 2
"""
    found = read(text, "pajek")
    names = ("source", "target", "weight", "directed")
    told = [tuple(map(row.get, names)) for row in rows(found, "account_ties")]
    assert told == [
        ("@sana_ex", "@bilal_ex", 2.5, True),
        *[("@bilal_ex", "@sana_ex", 5, None)] * 2,
        ("name:ali khan", "@sana_ex", 1, True),
        ("name:ali khan", "@bilal_ex", 1, True),
    ]


def test_konect_with_two_kinds_of_nodes_weights_and_times() -> None:
    text = "% bip weighted\n% 3 2 2\n1 1 2 1711173377\n1 2 0 1711173377\n2 1 -1 1711173377\n"
    found = read(text, "edge_list")
    (row,) = rows(found, "account_ties")
    assert (row["source"], row["target"], row["weight"]) == ("net:u1", "net:v1", 2)
    assert row["happened_on"] == date(2024, 3, 23)
    assert passed(found) == ["ties of weight 0"]
    assert asides(found) == [("weight", "is no weight of a tie")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# SNAP\n1\t2\n3\t4\n", {("1", "2"): 1, ("3", "4"): 1}),
        ("0 1 1711173377\n1 2 1711173378\n", {("0", "1"): 1, ("1", "2"): 1}),
        ("1,2,0.5\r\n2,3,1e-9\r\n", {("1", "2"): 0.5, ("2", "3"): 1e-9}),
        ("// x\n1;2\n1;2\n", {("1", "2"): 2}),
    ],
)
def test_edge_lists_as_they_are_about(text: str, expected: dict[Ends, float]) -> None:
    assert ties(read(text, "edge_list")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("% c\n3 2\n2\n1 3\n2\n", {("1", "2"): 1, ("2", "3"): 1}),
        ("3 1 1\n2 7\n1 7\n\n", {("1", "2"): 7}),
        ("3 2 011\n5 2 4\n5 1 4 3 6\n5 2 6\n", {("1", "2"): 4, ("2", "3"): 6}),
        ("2 1 100\n9 2\n9 1\n", {("1", "2"): 1}),
        ("2 1 10 2\n8 9 2\n8 9 1\n", {("1", "2"): 1}),
    ],
)
def test_metis_with_weights_of_nodes_and_ties(text: str, expected: dict[Ends, float]) -> None:
    assert ties(read(text, "metis")) == expected


def test_gephi_tables_with_decimal_commas_relations_and_days() -> None:
    text = (
        "Source;Target;Type;Kind;timeset;Weight\n"
        "sana_ex;bilal_ex;Directed;Friend of;<[2024-03-01, 2024-03-05)>;1.234,5\n"
        "sana_ex;;Directed;;;1\n"
        "sana_ex;chand_ex;Undirected;Retweet;;2,5\n"
        "sana_ex;dua;Directed;;;viel\n"
    )
    found = read(text, "gephi")
    told = [
        (row["kind"], row["weight"], row["directed"], row.get("happened_on"))
        for row in rows(found, "account_ties")
    ]
    assert told == [
        ("friend of", 1234.5, True, date(2024, 3, 1)),
        ("repost", 2.5, False, None),
    ]
    assert asides(found) == [
        ("target", "must be filled"),
        ("weight", "is no weight of a tie"),
    ]


def test_own_tables_and_other_files_are_not_taken() -> None:
    for text in (
        "type,platform,post_id,source,target\nreply,x,1,a,b\n",
        "platform,source,target,told_by,weight\nx,a,b,n,1\n",
        "person_id,name\n1,Ali\n2,Dua\n",
        "Dear all,\nplease find attached\n",
        '{"a": [1, 2]}',
        "",
        "<html><body>graphml</body></html>",
    ):
        assert source_of(Given.of("t.txt", text.encode())) is None, text


@pytest.mark.parametrize("kind", ["graphml", "gexf", "gml"])
def test_a_cut_off_network_gives_its_beginning(kind: str) -> None:
    graph = nx.relabel_nodes(nx.path_graph(20), {at: f"user_{chr(97 + at)}" for at in range(20)})
    nx.set_edge_attributes(graph, dict.fromkeys(graph.edges, 1), "weight")
    data = WRITERS[kind](graph)
    found = events(BY_KIND[kind], Given.of("net", data[: int(len(data) * 0.8)]))
    assert 0 < len(ties(found)) < 19
    assert any("cut off" in text for text in notes(found))


def test_entity_bombs_and_other_xml_are_refused() -> None:
    entities = '<!ENTITY a "aa"><!ENTITY b "&a;&a;">'
    bomb = f'<?xml version="1.0"?><!DOCTYPE g [{entities}]><graphml>&b;</graphml>'
    with pytest.raises(InputError, match="entities"):
        events(BY_KIND["graphml"], Given.of("net", bomb.encode()))


def test_the_same_network_in_other_encodings() -> None:
    text = gexf('<nodes><node id="0" label="ثنا"/><node id="1" label="b_ex"/></nodes>')
    utf16 = text.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")
    assert rows(read(utf16, "gexf"), "accounts") == rows(read(text, "gexf"), "accounts")
    gml = 'graph [ node [ id 0 label "ثنا" ] ]'
    assert rows(read(gml.encode("utf-16"), "gml"), "accounts")[0]["account_id"] == "@ثنا"


WORDS = st.sampled_from(
    [
        *("graph", "[", "]", "node", "edge", "id", "source", "target", "label", "weight", "0"),
        *("1", "2", '"a ', '"', "#", "%", "*", "\n", "nan", "1e400"),
        *("<gexf>", "<graph>", "<node id='1'/>", "<edge source='1' target='2'/>", "</graph>"),
        *("</gexf>", "<graphml>", "</graphml>", "*Vertices 3", "*Arcs", "*Edges", "*Arcslist"),
        *("Source,Target,Weight", "a,b,1", "1,2,x", "2 1 -3", "1 2 9"),
    ]
)


@settings(max_examples=150)
@for_any(st.lists(WORDS | st.text(max_size=5), max_size=40), st.sampled_from(sorted(BY_KIND)))
def test_whatever_the_text_only_a_refusal_comes_out(words: list[str], kind: str) -> None:
    head = {"gexf": "<gexf><graph><nodes>", "graphml": "<graphml><graph>", "gml": "graph [ ",
            "gephi": "Source,Target,Weight\n", "metis": "3 2\n"}.get(kind, "")  # fmt: skip
    data = (head + "\n".join(words)).encode("utf-8", "replace")
    with suppress(InputError):
        found = events(BY_KIND[kind], Given.of("net", data))
        assert all(row["weight"] > 0 for row in rows(found, "account_ties"))


@for_any(st.binary(max_size=200), st.sampled_from(sorted(BY_KIND)))
def test_whatever_the_bytes_only_a_refusal_comes_out(data: bytes, kind: str) -> None:
    given = Given.of("net", data)
    source_of(given)
    with suppress(InputError):
        events(BY_KIND[kind], given)


def test_a_network_in_a_workbook() -> None:
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for line in (["Source", "Target", "Weight"], ["sana_ex", "bilal_ex", 2.5]):
        sheet.append(line)
    out = io.BytesIO()
    made.save(out)
    assert ties(read(out.getvalue(), "gephi")) == {("@sana_ex", "@bilal_ex"): 2.5}
