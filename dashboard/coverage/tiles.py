"""The seven regions as tiles: a diagram, or the outline that an operator supplies."""

from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import pandas as pd

from dashboard.charts import GREY, plain
from dashboard.clicks import Point, clicks_on, show_clickable
from dashboard.heat import ink_on, shade
from dashboard.palette import VERMILION
from graph.coverage import REGIONS
from graph.coverage.outline import Outline, middle

# Where each tile stands, column and row: roughly where the regions are. No official drawing.
TILES: Mapping[str, tuple[int, int]] = {
    "Gilgit-Baltistan": (2, 0),
    "Khyber Pakhtunkhwa": (1, 1),
    "Islamabad Capital Territory": (2, 1),
    "Azad Jammu & Kashmir": (3, 1),
    "Balochistan": (0, 2),
    "Punjab": (2, 2),
    "Sindh": (1, 3),
}
_LINES = {
    "Gilgit-Baltistan": ("Gilgit-", "Baltistan"),
    "Khyber Pakhtunkhwa": ("Khyber", "Pakhtunkhwa"),
    "Islamabad Capital Territory": ("Islamabad", "Capital Terr."),
    "Azad Jammu & Kashmir": ("Azad Jammu", "& Kashmir"),
}


def regions_drawn(
    counts: pd.DataFrame,
    outline: Outline | None,
    *,
    key: str,
    spoken: str,
    on_click: Callable[[str], None],
) -> None:
    """Draw the regions with their number; ``on_click`` is told the region that a lead clicks.

    ``counts``: ``region, sessions, ambassadors, universities, present, chosen`` a row a region;
    ``outline`` is the operator's, if there is one.
    """
    frame = _frame(counts)
    chart = _tiles(frame) if outline is None else _outlined(frame, outline)

    def clicked(point: Point) -> None:
        if (region := point.get("region")) in REGIONS:
            on_click(str(region))

    show_clickable(plain(chart, 372), spoken, key=key, on_click=clicked)


def _tiles(frame: pd.DataFrame) -> Any:
    base = alt.Chart(frame).encode(
        x=alt.X("x:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0)),
        y=alt.Y("y:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0)),
        tooltip=_tooltip(),
    )
    highest = max(float(frame["sessions"].max()), 1.0)
    boxes = (
        base.mark_rect(cornerRadius=6)
        .encode(
            color=shade("sessions", highest),
            stroke=alt.Stroke("edge:N", scale=None),
            strokeWidth=alt.condition("datum.chosen", alt.value(3), alt.value(1)),
        )
        .add_params(clicks_on("region"))
    )
    # Vega-Lite dashes no single rectangle, only all of a layer.
    dashed = base.transform_filter("datum.ambassadors == 0 && !datum.chosen").mark_rect(
        cornerRadius=6, fillOpacity=0, stroke=GREY, strokeWidth=1.5, strokeDash=[5, 4]
    )
    ink = ink_on("sessions", highest)
    texts = [
        base.mark_text(dy=dy, fontSize=size).encode(text=f"{name}:N", color=ink)
        for name, dy, size in (
            ("first", -26, 11),
            ("second", -13, 11),
            ("number", 7, 19),
            ("near", 27, 11),
        )
    ]
    return alt.layer(boxes, dashed, *texts)


def _outlined(frame: pd.DataFrame, outline: Outline) -> Any:
    frame = frame.set_index("region")
    shapes = [
        {"type": "Feature", "geometry": shape, **frame.loc[region].to_dict(), "region": region}
        for region, shape in outline.shapes.items()
        if region in frame.index
    ]
    highest = max(float(frame["sessions"].max()), 1.0)
    drawn = (
        alt.Chart({"values": shapes})
        .mark_geoshape()
        .encode(
            color=shade("sessions", highest),
            stroke=alt.condition("datum.chosen", alt.value(VERMILION), alt.value(GREY)),
            strokeWidth=alt.condition("datum.chosen", alt.value(3), alt.value(1)),
            tooltip=_tooltip(),
        )
        .add_params(clicks_on("region"))
    )
    middles = pd.DataFrame(
        [(region, *middle(shape)) for region, shape in outline.shapes.items()],
        columns=["region", "longitude", "latitude"],
    )
    numbers = (
        alt.Chart(frame.reset_index().merge(middles, on="region"))
        .mark_text(fontSize=15)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            text="number:N",
            color=ink_on("sessions", highest),
            tooltip=_tooltip(),
        )
    )
    # Drawn flat: on the globe a ring that runs the other way round would fill all the rest of it.
    return alt.layer(drawn, numbers).project(type="identity", reflectY=True)


def _frame(counts: pd.DataFrame) -> pd.DataFrame:
    frame = counts[counts["region"].isin(REGIONS)].copy()
    places = [TILES[region] for region in frame["region"]]
    frame["x"], frame["y"] = [x for x, _ in places], [y for _, y in places]
    lines = [_LINES.get(region, ("", region)) for region in frame["region"]]
    frame["first"], frame["second"] = [a for a, _ in lines], [b for _, b in lines]
    frame["number"] = [f"{many:,.0f}" if many else "–" for many in frame["sessions"]]
    both = zip(frame["present"], frame["universities"], strict=True)
    frame["near"] = [f"at {there} of {of}" for there, of in both]
    frame["edge"] = frame["ambassadors"].gt(0).map({True: GREY, False: "transparent"})
    frame["edge"] = frame["edge"].mask(frame["chosen"], VERMILION)
    return frame


def _tooltip() -> list[Any]:
    return [
        alt.Tooltip("region:N", title="Region"),
        alt.Tooltip("sessions:Q", title="Sessions", format=",d"),
        alt.Tooltip("ambassadors:Q", title="Ambassadors now", format=",d"),
        alt.Tooltip("present:Q", title="Universities the programme is or was at", format=",d"),
        alt.Tooltip("universities:Q", title="of", format=",d"),
    ]
