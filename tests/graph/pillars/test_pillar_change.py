"""A month's change taken apart: the parts add up, whatever became known or unknown."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.pillars import INDICATORS, Change, moved, why
from graph.pillars._change import change
from tests.graph.pillars.months_of import PAIRS, month_of_scores, scale_of

THEN, NOW = date(2026, 3, 31), date(2026, 4, 30)
score = st.floats(0, 100, allow_nan=False)
# Few enough are unknown that most months have a score.
maybe = st.one_of(score, score, score, score, score, score, score, st.none())
pillar_names = tuple(INDICATORS)
all_scores = st.fixed_dictionaries(dict.fromkeys(PAIRS, maybe))
all_weights = st.fixed_dictionaries(dict.fromkeys(PAIRS, st.floats(0.1, 5)))
pillar_weights = st.fixed_dictionaries(dict.fromkeys(pillar_names, st.floats(0.1, 5)))
EQUAL = scale_of(dict.fromkeys(PAIRS, 1), dict.fromkeys(pillar_names, 1))


def changed(before: object, now: object, scale: object = EQUAL) -> Change:
    return change(
        month_of_scores(before, scale, THEN),  # type: ignore[arg-type]
        month_of_scores(now, scale, NOW),  # type: ignore[arg-type]
        INDICATORS,
    )


@settings(deadline=None)
@given(all_scores, all_scores, all_weights, pillar_weights)
def test_parts_add_up_to_the_change(
    before: dict[tuple[str, str], float | None],
    now: dict[tuple[str, str], float | None],
    weights: dict[tuple[str, str], float],
    pillars: dict[str, float],
) -> None:
    found = changed(before, now, scale_of(weights, pillars))
    if found.before is None or found.now is None:
        assert found.parts == ()
        assert "withheld" in found.note
        return
    by = found.now - found.before
    assert abs(sum(part.effect for part in found.parts) - by) < 1e-9


@settings(deadline=None)
@given(all_scores, all_scores)
def test_each_part_goes_the_way_its_score_went(
    before: dict[tuple[str, str], float | None], now: dict[tuple[str, str], float | None]
) -> None:
    for part in changed(before, now).parts:
        if part.indicator:
            assert part.before is not None
            assert part.now is not None
            assert part.effect * (part.now - part.before) >= 0
            assert part.cause is not None


@settings(deadline=None)
@given(
    st.fixed_dictionaries(dict.fromkeys(PAIRS, score)),
    st.fixed_dictionaries(dict.fromkeys(PAIRS, score)),
)
def test_where_everything_is_known_each_part_is_weight_times_change(
    before: dict[tuple[str, str], float], now: dict[tuple[str, str], float]
) -> None:
    found = changed(before, now)
    assert all(part.indicator for part in found.parts)
    for part in found.parts:
        weight = 1 / 5 / len(INDICATORS[part.pillar])
        by = now[part.pillar, part.indicator] - before[part.pillar, part.indicator]
        assert part.effect == pytest.approx(weight * by, abs=1e-12)


def flat(value: float | None = 80) -> dict[tuple[str, str], float | None]:
    return dict.fromkeys(PAIRS, value)


def test_what_becomes_known_is_a_part_of_its_own() -> None:
    before = flat() | {("succession", "lit"): None}
    found = changed(before, flat() | {("succession", "lit"): 40.0})
    (part,) = found.parts
    assert part.indicator == ""
    assert part.effect == pytest.approx((3 * 80 + 40) / 4 / 5 - 80 / 5)
    assert [one.name for one in part.known_now] == ["lit"]
    assert why(part, lambda _, one: one) == (
        "Campuses that keep an ambassador (40 of 100) is known now: the other indicators weigh "
        "less for it."
    )
    back = changed(flat() | {("succession", "lit"): 40.0}, before)
    (part,) = back.parts
    assert part.effect == pytest.approx(80 / 5 - (3 * 80 + 40) / 4 / 5)
    assert part.title == "What is no longer known"
    assert "weigh more" in why(part, lambda _, one: one)


def test_a_whole_pillar_may_become_known() -> None:
    dark = {("activity", name): None for name in INDICATORS["activity"]}
    found = changed(flat() | dark, flat() | dict.fromkeys(dark, 30.0))
    (part,) = found.parts
    assert part.effect == pytest.approx((4 * 80 + 30) / 5 - 80)
    assert len(part.known_now) == len(dark)


def test_an_unchanged_month_has_no_parts() -> None:
    found = changed(flat(), flat())
    assert found.parts == ()
    assert moved(found) == "April 2026: 80, as before."


def test_the_sentence_names_what_did_most_of_it_in_its_direction() -> None:
    found = changed(
        flat(),
        flat()
        | {("coverage", "met"): 20.0, ("activity", "active"): 100.0, ("coverage", "two"): 50.0},
    )
    assert moved(found) == (
        "April 2026: 75, 4.7 points down, most of it by Campuses with a session (−4.0) and "
        "Campuses with enough ambassadors (−2.0)."
    )
    assert moved(None) == "There is no month before to compare with."
    withheld = changed(flat(None), flat())
    assert moved(withheld) == ("The score of March 2026 is withheld, so its change can’t be told.")
