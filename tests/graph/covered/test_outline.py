"""The operator's outline: taken where it shows seven regions, else refused in a line."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.coverage import REGIONS
from graph.coverage.outline import FILE, outline
from graph.errors import InputError

SQUARE = [[[70.0, 30.0], [71.0, 30.0], [71.0, 31.0], [70.0, 30.0]]]


def feature(region: str, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": {"name": region}, "geometry": geometry, **more}


def write(home: Path, features: Any, **more: Any) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features, **more})
    (home / FILE).write_text(text, "utf-8")


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert outline(tmp_path) is None


def test_shapes_are_gathered_by_region_however_it_is_written(tmp_path: Path) -> None:
    others = [feature(one) for one in REGIONS if one != "Khyber Pakhtunkhwa"]
    parts = {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]}
    write(tmp_path, [*others, feature("KPK"), feature("FATA", geometry=parts)])
    found = outline(tmp_path)
    assert found is not None
    assert set(found.shapes) == set(REGIONS)
    assert len(found.shapes["Khyber Pakhtunkhwa"]["coordinates"]) == 3


def test_nothing_but_shapes_is_taken(tmp_path: Path) -> None:
    hostile = {"name": "Sindh", "html": "<script>alert(1)</script>", "href": "http://x"}
    point = [[[70.0, 30.0, 9.0], [71, 30], [71, 31], [70, 30]]]
    odd = feature("Sindh", properties=hostile, geometry={"type": "Polygon", "coordinates": point})
    write(tmp_path, [*(feature(one) for one in REGIONS), odd])
    found = outline(tmp_path)
    assert found is not None
    assert "script" not in json.dumps(found.shapes)
    assert all(
        len(at) == 2
        for polygon in found.shapes["Sindh"]["coordinates"]
        for ring in polygon
        for at in ring
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("not json", "is no GeoJSON"),
        ("[1, 2]", "is no outline"),
        ('{"type": "FeatureCollection", "features": []}', "is no outline"),
        ("[" * 100_000, "is no GeoJSON"),
    ],
)
def test_what_is_no_outline_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(InputError, match=why):
        outline(tmp_path)


def test_regions_that_lack_or_are_unknown_are_named(tmp_path: Path) -> None:
    write(tmp_path, [feature(one) for one in REGIONS[:6]])
    with pytest.raises(InputError, match=REGIONS[6]):
        outline(tmp_path)
    write(tmp_path, [feature("Atlantis")])
    with pytest.raises(InputError, match="feature 1 names no region"):
        outline(tmp_path)


def test_metres_and_swapped_axes_are_refused(tmp_path: Path) -> None:
    for wrong in ([[30.0, 70.0]] * 4, [[7_800_000.0, 3_500_000.0]] * 4):
        shape = {"type": "Polygon", "coordinates": [wrong]}
        write(tmp_path, [feature(one, geometry=shape) for one in REGIONS])
        with pytest.raises(InputError, match="than or equal"):
            outline(tmp_path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b" " * 5_000_001)
    with pytest.raises(InputError, match="larger than 5 MB"):
        outline(tmp_path)
