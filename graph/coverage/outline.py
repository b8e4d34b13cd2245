"""The outline of the regions that an operator may supply: a GeoJSON file in the data folder.

None is shipped: drawings of Pakistan are a matter for its Survey. The file is checked before any
of it is drawn, and nothing but its shapes and their regions is taken from it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, Field, ValidationError

from graph.coverage._places import REGIONS, UNKNOWN, region_of
from graph.errors import InputError

FILE = "outline.geojson"
MOST_BYTES = 5_000_000
NAMES = ("region", "name", "province", "NAME_1", "ADM1_EN", "shapeName")

# Longitude and latitude, wide around Pakistan: metres of a projection, or swapped axes, are not.
_Longitude = Annotated[float, Field(ge=55, le=85)]
_Latitude = Annotated[float, Field(ge=20, le=42)]
_Position = tuple[_Longitude, _Latitude] | tuple[_Longitude, _Latitude, float]
_Ring = Annotated[list[_Position], Field(min_length=4)]
_Rings = Annotated[list[_Ring], Field(min_length=1)]


class _Polygon(BaseModel):
    type: Literal["Polygon"]
    coordinates: _Rings


class _Polygons(BaseModel):
    type: Literal["MultiPolygon"]
    coordinates: Annotated[list[_Rings], Field(min_length=1)]


class _Feature(BaseModel):
    type: Literal["Feature"]
    properties: dict[str, Any]
    geometry: _Polygon | _Polygons = Field(discriminator="type")


class _Collection(BaseModel):
    type: Literal["FeatureCollection"]
    features: Annotated[list[_Feature], Field(min_length=1, max_length=500)]


@dataclass(frozen=True, eq=False)
class Outline:
    """The shape of each region, as a GeoJSON geometry with two numbers a point."""

    shapes: Mapping[str, dict[str, Any]]


def outline(home: Path) -> Outline | None:
    """Read the operator's outline from a data folder; None where there is none.

    Raises InputError for a file that is no GeoJSON of regions: each feature a polygon in longitude
    and latitude, named by one of ``NAMES`` as provinces are written anywhere, all seven there.
    """
    path = home / FILE
    if not path.is_file():
        return None
    if path.stat().st_size > MOST_BYTES:
        what = f"is larger than {MOST_BYTES // 1_000_000} MB"
        raise InputError(str(path), what, "Simplify the shapes")
    try:
        read = _Collection.model_validate(json.loads(path.read_text("utf-8-sig")))
    except (ValueError, RecursionError, OSError) as fault:
        raise InputError(str(path), _why(fault), "Correct or remove it") from fault
    shapes: dict[str, list[Any]] = {}
    for at, feature in enumerate(read.features, start=1):
        region = _region(feature.properties)
        if region == UNKNOWN:
            what = f"feature {at} names no region"
            todo = f"Name it by {NAMES[0]}: {', '.join(REGIONS)}"
            raise InputError(str(path), what, todo)
        shapes.setdefault(region, []).extend(_polygons(feature.geometry))
    if lacking := [region for region in REGIONS if region not in shapes]:
        what = f"has no shape of {' and '.join(lacking)}"
        raise InputError(str(path), what, "Add it, or remove the file")
    return Outline(
        {
            region: {"type": "MultiPolygon", "coordinates": polygons}
            for region, polygons in shapes.items()
        }
    )


def middle(shape: Mapping[str, Any]) -> tuple[float, float]:
    """Give a place for a region's number: the centroid of the largest ring of its shape."""
    rings = [np.asarray(polygon[0], dtype=np.float64) for polygon in shape["coordinates"]]
    areas, centroids = zip(*map(_centroid, rings), strict=True)
    x, y = centroids[int(np.argmax(areas))]
    return float(x), float(y)


def _centroid(ring: "np.typing.NDArray[np.float64]") -> tuple[float, tuple[float, float]]:
    """Give a ring's area and centroid by the shoelace formula; of a flat ring its mean corner."""
    (x, y), (next_x, next_y) = ring.T, np.roll(ring, -1, axis=0).T
    cross = x * next_y - next_x * y
    area = cross.sum() / 2
    if abs(area) < 1e-12:
        return 0.0, (float(x.mean()), float(y.mean()))
    at = ((x + next_x) * cross).sum() / (6 * area), ((y + next_y) * cross).sum() / (6 * area)
    return abs(float(area)), (float(at[0]), float(at[1]))


def _region(properties: Mapping[str, Any]) -> str:
    for name in NAMES:
        found = region_of(properties.get(name))
        if found != UNKNOWN:
            return found
    return UNKNOWN


def _polygons(geometry: _Polygon | _Polygons) -> list[Any]:
    several = [geometry.coordinates] if isinstance(geometry, _Polygon) else geometry.coordinates
    return [[[list(point[:2]) for point in ring] for ring in rings] for rings in several]


def _why(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"][:6]) or "the file"
        return f"is no outline of regions ({place}: {first['msg']})"
    if isinstance(fault, OSError):
        return f"can't be read ({fault.strerror})"
    return "is no GeoJSON"
