"""XML is read as a stream, and nothing in it is expanded, fetched or held beyond measure."""

import itertools
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from graph.errors import InputError
from ingest.files import Given
from ingest.xml_safe import CutOffError, elements

GRAPH = (
    '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="d0" attr.name="weight"/><graph edgedefault="directed">'
    '<node id="a"><data key="d0">1</data></node><node id="b"/>'
    '<edge source="a" target="b"><data key="d0">2.5</data></edge></graph></graphml>'
)


def read(data: bytes | str, *whole: str, begun: tuple[str, ...] = ()) -> list[str]:
    """Write down what is given: the name, the attributes, the texts inside."""
    content = data.encode() if isinstance(data, str) else data
    return [
        " ".join([each.tag, *each.attrib.values(), *_texts(each, whole)])
        for each in elements(Given.of("net.graphml", content), whole, begun)
    ]


def test_elements_come_whole_and_in_order() -> None:
    found = read(GRAPH, "node", "edge", "key", begun=("graph",))
    assert found == ["key d0 weight", "graph directed", "node a 1", "node b", "edge a b 2.5"]


def _texts(element: Element, whole: tuple[str, ...]) -> list[str]:
    return [inner.text or "" for inner in element] if element.tag in whole else []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "cp1256"])
def test_encodings_an_xml_file_may_say(encoding: str) -> None:
    text = GRAPH.replace('"1.0"', f'"1.0" encoding="{encoding.removesuffix("-sig")}"')
    assert read(text.encode(encoding), "node") == ["node a 1", "node b"]


def test_a_document_type_that_declares_nothing_is_passed_over() -> None:
    text = GRAPH.replace("?><", '?><!DOCTYPE graphml SYSTEM "file:///etc/passwd"><', 1)
    assert read(text, "node") == ["node a 1", "node b"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:1/x.dtd"> %a;',
        '<!ENTITY a SYSTEM "x.gif" NDATA gif>',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    text = GRAPH.replace("?><", f"?><!DOCTYPE graphml [{declared}]><", 1).replace(">1<", ">&a;<")
    with pytest.raises(InputError, match="declares entities"):
        read(text, "node")


def test_what_came_before_a_cut_is_given() -> None:
    found = elements(Given.of("net.graphml", GRAPH[:-60].encode()), ["node", "edge"])
    assert [each.tag for each in itertools.islice(found, 2)] == ["node", "node"]
    with pytest.raises(CutOffError, match="is cut off"):
        list(found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no well-formed XML"),
        ("no xml", "no well-formed XML"),
        ("<a><b></a></b>", "no well-formed XML"),
        ('<?xml version="1.0" encoding="no-such"?><a/>', "no well-formed XML"),
        ("<a>" * 1_000 + "</a>" * 1_000, "nested or crowded"),
        ("<n>" + "<d/>" * 200_000 + "</n>", "nested or crowded"),
        ("<n>" + "x" * 3_000_000 + "</n>", "more than 2 MB"),
        ('<n a="' + "x" * 3_000_000 + '"/>', "more than 2 MB"),
        ("<n><!--" + "x" * 3_000_000 + "--></n>", "more than 2 MB"),
    ],
)
def test_what_is_no_use_is_refused(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(text, "n")


def test_a_large_file_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.graphml"
    with path.open("w") as file:
        file.write("<graphml><x>" + "<y/>" * 300_000 + "</x><graph>")
        for at in range(150_000):
            file.write(f'<node id="{at}"><data key="d0">a label of some length</data></node>\n')
        file.write("</graph></graphml>")
    program = (
        "import resource, sys\n"
        "from ingest.files import files\n"
        "from ingest.xml_safe import elements\n"
        "given, = files([sys.argv[1]])\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(sum(1 for _ in elements(given, ['node'])))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    count, grown = map(int, done.stdout.split())
    assert count == 150_000
    assert grown < 20_000


@example(st.binary(max_size=300), st.integers(0, len(GRAPH)), st.booleans())
def test_only_refusals_come_out(noise: bytes, at: int, instead: bool) -> None:
    whole = GRAPH.encode()
    data = whole[:at] + noise + whole[at + len(noise) * instead :]
    try:
        found = read(data, "node", "edge")
    except InputError:
        return
    assert all(each.startswith(("node", "edge")) for each in found)
