"""The anchors' file: every indicator is described and read, and a wrong choice is named."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from graph.anchors import DEFAULTS, PILLARS, HealthScale
from graph.errors import StoreError
from graph.pillars import INDICATORS, anchors, anchors_in_words, what_it_is
from graph.settings import Analysis, Settings

SHIPPED = HealthScale()
EVERY = [
    (pillar, name, one)
    for pillar, found in SHIPPED.pillars.items()
    for name, one in found.indicators.items()
]


def test_five_pillars_of_two_to_four_indicators_each() -> None:
    assert tuple(SHIPPED.pillars) == PILLARS == tuple(INDICATORS)
    for name, pillar in SHIPPED.pillars.items():
        assert list(pillar.indicators) == list(INDICATORS[name]), "described but not read"
        assert 2 <= len(pillar.indicators) <= 4
        assert pillar.asks.endswith("?")


@pytest.mark.parametrize(("pillar", "name", "one"), EVERY, ids=[name for _, name, _ in EVERY])
def test_each_anchor_has_its_reason_and_its_score(pillar: str, name: str, one: object) -> None:
    scale = SHIPPED.pillars[pillar].indicators[name]
    assert one is scale
    for point in scale.points:
        assert len(point.because) > 10
        assert point.because != "a choice of this programme"
        assert scale.score(point.value) == point.score
    first, last = scale.points[0], scale.points[-1]
    assert {first.score, last.score} == {0, 100}, "the whole scale is used"
    assert scale.score(first.value - 1) == first.score
    assert scale.score(last.value + 1) == last.score
    falls = [b.score - a.score for a, b in zip(scale.points, scale.points[1:], strict=False)]
    assert all(by > 0 for by in falls) or all(by < 0 for by in falls), "one way only"
    middle = (scale.points[0].value + scale.points[1].value) / 2
    half = (scale.points[0].score + scale.points[1].score) / 2
    assert scale.score(middle) == pytest.approx(half), "straight between anchors"
    assert "{" not in what_it_is(scale.what, Analysis())
    assert all(said.endswith(".") for said in anchors_in_words(scale))


def test_the_file_says_that_nothing_is_validated() -> None:
    assert "NOT VALIDATED AGAINST OUTCOMES" in DEFAULTS.read_text("utf-8").split("[activity]")[0]


def test_the_table_of_anchors_has_them_all() -> None:
    table = anchors(Analysis())
    assert len(table) == sum(len(one.points) for *_, one in EVERY)
    assert table.notna().all(axis=None)


def settings(home: Path, text: str) -> Settings:
    (home / "health.toml").write_text(text, "utf-8")
    return Settings.load(home)


def test_a_file_in_the_data_folder_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    chosen = settings(
        tmp_path,
        """
        [coverage]
        weight = 2
        [coverage.indicators.met]
        points = [{ value = 0, score = 10 }, { value = 1, score = 90, because = "ours" }]
        """,
    ).analysis.health
    assert chosen.coverage.weight == 2
    assert chosen.coverage.indicators["met"].score(0.5) == 50
    assert chosen.coverage.indicators["met"].points[0].because == "a choice of this programme"
    assert chosen.coverage.indicators["two"] == SHIPPED.coverage.indicators["two"]
    assert chosen.activity == SHIPPED.activity


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[coverag]\nweight = 2", "coverag"),
        ("[coverage]\nwieght = 2", 'coverage has no "wieght". Did you mean weight?'),
        ("[coverage.indicators.mte]\nweight = 1", 'coverage.indicators has no "mte"'),
        ("[coverage]\nweight = -1", "coverage.weight"),
        ("coverage = 3", "coverage"),
        (
            "[coverage.indicators.met]\npoints = [{value=1,score=0},{value=0,score=100}]",
            r"the values of its points must rise \(0 stands after 1\)",
        ),
        ("[coverage.indicators.met]\npoints = [{value=1,score=0}]", "points"),
        ("[coverage.indicators.met]\npoints = [{value=0,score=0},{value=1,score=101}]", "score"),
        (
            "[coverage.indicators]\n"
            + "".join(f"{one}.weight = 0\n" for one in SHIPPED.coverage.indicators),
            "one of its indicators must have a weight",
        ),
        (
            "".join(f"{one}.weight = 0\n" for one in PILLARS),
            "one of the pillars must have a weight",
        ),
        ("[coverage", "is not TOML"),
    ],
)
def test_a_wrong_choice_is_named_in_one_line(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(StoreError, match=named) as raised:
        _ = settings(tmp_path, text).analysis
    assert "health.toml" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_value_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValidationError):
        HealthScale.model_validate({"activity": {"weight": float("nan")}})
