"""A picture of the network to look at, keep or send: one HTML file that loads nothing."""

import base64
import re
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from pyvis.network import Network

from dashboard.drawn import RING, edges, nodes
from dashboard.palette import OTHER, Mark, mark_of

HERE = Path(__file__).parent
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
ARABIC_SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
FACE = '"Mashal Urdu", system-ui, "Segoe UI", sans-serif'
TIE_COLOUR = "rgba(120,132,145,0.45)"
# The legend's drawing of each of vis-network's shapes, in a box of 16.
OUTLINES = {
    "dot": "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
    "square": "M2 2h12v12H2z",
    "triangle": "M8 1l7 13H1z",
    "triangleDown": "M8 15L1 2h14z",
    "diamond": "M8 0l7 8-7 8-7-8z",
    "hexagon": "M4 1.5h8L16 8l-4 6.5H4L0 8z",
    "star": "M8 0l2.2 5.3 5.8.4-4.4 3.8 1.4 5.5L8 12l-5 3 1.4-5.5L0 5.7l5.8-.4z",
}


@dataclass(frozen=True)
class Picture:
    """A finished picture: the document, and the Content-Security-Policy it carries."""

    html: str
    policy: str


def draw(
    people: pd.DataFrame,
    ties: pd.DataFrame,
    marks: Mapping[str, Mark],
    *,
    heading: str,
    focus: str | None = None,
) -> Picture:
    """Draw people where they stand, with their ties.

    ``people``: ``person_id, name, campus`` (a key of ``marks``, or missing), ``detail`` (the lines
    shown on pointing at them), ``size`` (0 to 1), ``x``, ``y``; ``ties``: ``source, target,
    strength``. ``focus`` is ringed. Every text is data to the document, never markup.
    """
    network = Network(notebook=False, cdn_resources="in_line", directed=False)
    # add_node and add_edge compare with everything added before; the lists are public.
    network.nodes = nodes(people, marks, focus)
    network.edges = edges(people, ties)
    network.heading = heading
    network.options = _OPTIONS
    nonce = secrets.token_urlsafe(16)
    policy = _policy(nonce)
    network.templateEnv = _environment(
        nonce=nonce,
        policy=policy,
        legend=_legend(people, marks),
        names=dict(zip(people["person_id"], people["name"], strict=True)),
        urdu_font=_urdu_font() if _needs_urdu(people, marks) else "",
    )
    network.path = "picture.html"
    return Picture(network.generate_html(notebook=False), policy)


_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "color": TIE_COLOUR, "selectionWidth": 0},
    "nodes": {"font": {"color": RING, "strokeWidth": 4, "face": FACE}},
    "interaction": {
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "hover": True,
        "tooltipDelay": 120,
    },
}


def _legend(people: pd.DataFrame, marks: Mapping[str, Mark]) -> list[dict[str, object]]:
    """One entry a mark that is drawn, in the order of the marks, the rest last."""
    drawn = Counter(mark_of(campus, marks) for campus in people["campus"])
    order = [mark for mark in dict.fromkeys(marks.values()) if mark != OTHER] + [OTHER]
    return [
        {
            "name": mark.name,
            "colour": mark.colour,
            "outline": OUTLINES[mark.shape],
            "count": f"{drawn[mark]:,}",
        }
        for mark in order
        if drawn[mark]
    ]


def _policy(nonce: str) -> str:
    """Let the document run its own two scripts and nothing else, and load nothing."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:"
    )


def _environment(**given: object) -> Environment:
    """Make pyvis write our document: its own loads Bootstrap from outside and uses innerHTML."""
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
    )
    environment.globals.update(given, vis_script=_vis_script())
    return environment


@cache
def _vis_script() -> Markup:
    return Markup(VIS.read_text("utf-8"))  # noqa: S704 - the library's own file


@cache
def _urdu_font() -> str:
    font = HERE / "static" / "noto-nastaliq-urdu-400.woff2"
    return base64.b64encode(font.read_bytes()).decode("ascii")


def _needs_urdu(people: pd.DataFrame, marks: Mapping[str, Mark]) -> bool:
    texts = [*people["name"], *people["detail"], *(mark.name for mark in marks.values())]
    return any(ARABIC_SCRIPT.search(text) for text in texts)
