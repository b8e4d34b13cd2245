"""The picture: laid out before, the same twice, and harmless whatever the names say."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import networkx as nx
import pandas as pd
import pytest

from dashboard.gallery import Gallery
from dashboard.layout import positions
from dashboard.palette import COLOURS, OTHER, SHAPES, marks_for
from dashboard.picture import OUTLINES, Picture, draw

HOSTILE = '</script><script>parent.pwned=1</script><a href="x">{{ 7*7 }}'


def karate() -> tuple[list[str], pd.DataFrame]:
    graph = nx.karate_club_graph()
    ties = [(str(a), str(b), float(data["weight"])) for a, b, data in graph.edges(data=True)]
    return [str(node) for node in graph], pd.DataFrame(
        ties, columns=["source", "target", "strength"]
    )


def drawn(name: str = "Mr Hi", campus: str = "a", **options: object) -> Picture:
    ids, ties = karate()
    places = positions(ids, ties)
    people = places.assign(name=name, campus=campus, detail=f"{name}\n3 ties", size=0.5)
    return draw(people, ties, marks_for({"a": name}), heading=name, **options)  # type: ignore[arg-type]


def test_people_with_ties_stand_nearer_than_others() -> None:
    ids, ties = karate()
    at = positions(ids, ties).set_index("person_id")
    between = pd.DataFrame(
        [(a, b, ((at.loc[a] - at.loc[b]) ** 2).sum() ** 0.5) for a in ids for b in ids if a < b],
        columns=["a", "b", "far"],
    ).set_index(["a", "b"])["far"]
    tied = {tuple(sorted(pair)) for pair in zip(ties["source"], ties["target"], strict=True)}
    near = between[between.index.isin(tied)].mean()
    assert near < 0.6 * between[~between.index.isin(tied)].mean()


def test_the_same_network_is_laid_out_the_same_way() -> None:
    ids, ties = karate()
    pd.testing.assert_frame_equal(positions(ids, ties), positions(ids, ties))


def test_parts_without_a_tie_between_them_do_not_overlap() -> None:
    first, second = nx.complete_graph(8), nx.cycle_graph(range(8, 16))
    edges = [(str(a), str(b), 1.0) for a, b in [*first.edges, *second.edges]]
    ids = [str(number) for number in range(20)]  # four of them alone
    at = positions(ids, pd.DataFrame(edges, columns=["source", "target", "strength"]))
    parts = [at.iloc[:8], at.iloc[8:16], *(at.iloc[[alone]] for alone in range(16, 20))]
    boxes = [(p["x"].min(), p["x"].max(), p["y"].min(), p["y"].max()) for p in parts]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]
            assert apart


@pytest.mark.parametrize("people", [0, 1, 2])
def test_a_picture_of_hardly_anybody(people: int) -> None:
    ids = [str(number) for number in range(people)]
    ties = pd.DataFrame([], columns=["source", "target", "strength"])
    places = positions(ids, ties)
    frame = places.assign(name="A", campus=None, detail="A", size=0.0)
    assert "<html" in draw(frame, ties, {}, heading="Few").html


class Elements(HTMLParser):
    """The elements of a document as a browser sees them, and its text outside scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] not in ("script", "style"):
            self.text += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def test_it_loads_nothing_and_runs_only_its_own_scripts() -> None:
    picture = drawn()
    elements = Elements(picture.html)
    nonce = re.search(r"script-src 'nonce-([\w-]+)'", picture.policy)
    assert nonce is not None
    assert elements.all("script") == [{"nonce": nonce[1]}] * 2
    assert elements.all("link", "img", "iframe", "object", "embed", "base", "form") == []
    assert [tag for tag, _ in elements.found][:4] == ["html", "head", "meta", "meta"]
    assert elements.found[3][1]["content"] == picture.policy
    assert picture.policy.startswith("default-src 'none'")


def test_no_two_pictures_share_a_nonce() -> None:
    assert drawn().policy != drawn().policy


def test_names_are_data_and_never_markup() -> None:
    calm, hostile = Elements(drawn().html), Elements(drawn(HOSTILE, focus="0").html)
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in calm.found]
    assert HOSTILE in hostile.text


def test_the_urdu_font_comes_along_only_where_it_is_needed() -> None:
    assert "font/woff2" in drawn("عائشہ خان").html
    assert "font/woff2" not in drawn("Ayesha Khan").html


def test_no_two_campuses_look_alike_and_every_shape_has_its_legend() -> None:
    marks = marks_for({str(number): f"Campus {number}" for number in range(30)})
    own = [mark for mark in marks.values() if mark != OTHER]
    assert len({(mark.colour, mark.shape) for mark in own}) == len(own) == 14
    assert {mark.colour for mark in own} == set(COLOURS)
    assert set(SHAPES) == set(OUTLINES)
    neighbours = pairwise(own)
    assert all(one.colour != other.colour and one.shape != other.shape for one, other in neighbours)


def test_the_gallery_forgets_the_oldest_and_tells_no_address() -> None:
    gallery, other = Gallery(kept=2), Gallery(kept=2)
    pictures = [Picture(f"<p>{number}</p>", "") for number in range(3)]
    first, second, third = (gallery.show(picture) for picture in pictures)
    assert gallery.show(pictures[2]) == third
    assert gallery.get(first.rsplit("/", 1)[1]) is None
    assert gallery.get(second.rsplit("/", 1)[1]) == pictures[1]
    assert other.show(pictures[2]) != third
