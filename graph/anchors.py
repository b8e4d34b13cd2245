"""How the network's health is scored: what each indicator is worth at which value, and why.

The anchors stand in ``data/reference/health.toml``; a ``health.toml`` in the data folder may say
otherwise, line by line. Nothing of it is validated against outcomes.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.words import did_you_mean

FILE = "health.toml"
DEFAULTS = Path(__file__).resolve().parent.parent / "data" / "reference" / FILE
PILLARS = ("activity", "connectivity", "resilience", "coverage", "succession")
NOT_VALIDATED = "not validated against outcomes"
"""Stands wherever a score is shown."""

ScaleUnit = Literal["share", "people", "index", "ratio"]
Weight = Annotated[float, Field(ge=0, le=1000)]


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    return tomllib.loads(DEFAULTS.read_text("utf-8"))


class Anchor(BaseModel):
    """What a value is worth, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float = Field(allow_inf_nan=False)
    score: float = Field(ge=0, le=100)
    because: str = Field("a choice of this programme", min_length=1, max_length=300)


class IndicatorScale(BaseModel):
    """One indicator: what it is, its weight within its pillar, and what it is worth."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, max_length=80)
    what: str = Field(min_length=1, max_length=400)
    unit: ScaleUnit
    weight: Weight
    points: tuple[Anchor, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for one, following in pairwise(self.points):
            if following.value <= one.value:
                raise ValueError(
                    f"the values of its points must rise ({following.value:g} stands "
                    f"after {one.value:g})"
                )
        return self

    def score(self, value: float) -> float:
        """Give the points of a value: straight lines between the anchors, level outside them."""
        first, last = self.points[0], self.points[-1]
        if value <= first.value:
            return first.score
        for one, following in pairwise(self.points):
            if value <= following.value:
                part = (value - one.value) / (following.value - one.value)
                return one.score + part * (following.score - one.score)
        return last.score


class PillarScale(BaseModel):
    """One pillar: what it asks, its weight within the whole, its indicators."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, max_length=80)
    asks: str = Field(min_length=1, max_length=200)
    weight: Weight
    indicators: dict[str, IndicatorScale]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not math.fsum(one.weight for one in self.indicators.values()):
            raise ValueError("one of its indicators must have a weight")
        return self


def _completed(name: str) -> BeforeValidator:
    """Fill in from the shipped file what is left out; a name it doesn't have is refused."""

    def complete(given: Any) -> Any:
        if isinstance(given, PillarScale) or not isinstance(given, Mapping):
            return given
        return _merged(_shipped()[name], given, name)

    return BeforeValidator(complete)


def _merged(shipped: Mapping[str, Any], given: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Put ``given`` over ``shipped``, table by table; lists are replaced whole."""
    merged = dict(shipped)
    for key, value in given.items():
        if key not in shipped:
            raise ValueError(f'{where} has no "{key}". {did_you_mean(str(key), shipped)}')
        both = isinstance(value, Mapping) and isinstance(shipped[key], Mapping)
        merged[key] = _merged(shipped[key], value, f"{where}.{key}") if both else value
    return merged


def _of(name: str) -> Any:
    return Field(default_factory=lambda: PillarScale.model_validate(_shipped()[name]))


class HealthScale(BaseModel):
    """The five pillars with their indicators, anchors and weights; what is left out is shipped."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    activity: Annotated[PillarScale, _completed("activity")] = _of("activity")
    connectivity: Annotated[PillarScale, _completed("connectivity")] = _of("connectivity")
    resilience: Annotated[PillarScale, _completed("resilience")] = _of("resilience")
    coverage: Annotated[PillarScale, _completed("coverage")] = _of("coverage")
    succession: Annotated[PillarScale, _completed("succession")] = _of("succession")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not math.fsum(one.weight for one in self.pillars.values()):
            raise ValueError("one of the pillars must have a weight")
        return self

    @property
    def pillars(self) -> dict[str, PillarScale]:
        """The pillars by name, in their order."""
        return {name: getattr(self, name) for name in PILLARS}
