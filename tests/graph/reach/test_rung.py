"""A rung refuses to be added to another; of one rung, sums are unions with bounds."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reach import Part, Rung, together

ONE_OF_EACH = {
    "attended": Rung.attended({"s": ["a", "b"]}),
    "measured": Rung.measured({"post": 10}),
    "potential": Rung.potential({"account": 50}),
    "impressions, reported": Rung.impressions({"post": 10}, "reported"),
    "impressions, potential": Rung.impressions({"post": 10}, "potential"),
}


@pytest.mark.parametrize(
    ("one", "other"), list(itertools.permutations(ONE_OF_EACH, 2)), ids=" + ".join
)
def test_different_rungs_are_never_added(one: str, other: str) -> None:
    with pytest.raises(TypeError, match="never added"):
        ONE_OF_EACH[one] + ONE_OF_EACH[other]


def test_a_number_is_no_rung() -> None:
    with pytest.raises(TypeError):
        ONE_OF_EACH["measured"] + 5  # type: ignore[operator]
    with pytest.raises(TypeError):
        sum(ONE_OF_EACH.values())  # type: ignore[call-overload]


def test_the_impressions_and_potential_reach_of_the_definition() -> None:
    # Three posts of an account with 10 followers, seven of one with 50 (shared definition).
    shown = together(
        Rung.impressions({post: 10 if post < 3 else 50}, "potential") for post in range(10)
    )
    assert (shown.low, shown.high, shown.unit) == (380, 380, "times shown")
    could = Rung.potential({"ten": 10}) + Rung.potential({"fifty": 50})
    assert (could.low, could.high) == (50, 60)
    assert str(could) == "50–60 followers (potential, 2 of 2 counted)"


def test_reach_of_two_posts_runs_from_the_larger_to_their_sum() -> None:
    both = Rung.measured({"p": 100}) + Rung.measured({"q": 70})
    assert (both.low, both.high) == (100, 170)


def test_the_same_post_told_twice_is_one_post() -> None:
    again = Rung.measured({"p": 100}) + Rung.measured({"p": 130})
    assert (again.low, again.high, again.out_of) == (130, 130, 1)


def test_people_at_sessions_are_one_set() -> None:
    both = Rung.attended({"s": ["a", "b", "c"]}) + Rung.attended({"t": ["b", "c", "d"]})
    assert (both.low, both.high, both.people) == (4, 4, frozenset("abcd"))


def test_people_who_were_counted_and_not_named_may_be_the_same_or_others() -> None:
    # 20 came and 2 are named; 30 came and 1 is named, one of those 2.
    both = Rung.attended({"s": ["a", "b"], "t": ["a"]}, {"s": 20, "t": 30})
    assert (both.low, both.high) == (30, 2 + 18 + 29)


def test_what_is_unknown_is_missing_and_in_the_denominator() -> None:
    known = Rung.measured({"p": 100, "q": None, "r": float("nan")})
    assert (known.low, known.high, known.counted, known.out_of) == (100, 100, 1, 3)
    unknown = Rung.measured({"p": None}) + Rung.measured({"q": None})
    assert (unknown.low, unknown.high, unknown.out_of) == (None, None, 2)
    assert str(unknown) == "unknown accounts reached (reported)"
    assert Rung.attended({"s": []}).low is None
    assert Rung.attended({"s": []}, {"s": 0}).high == 0


@pytest.mark.parametrize(("low", "high", "people"), [(5, 4, ()), (-1, 4, ()), (1, 9, ("a", "b"))])
def test_a_count_that_cannot_be_is_refused(low: int, high: int, people: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="count"):
        Part(low, high, frozenset(people))


counts = st.one_of(st.none(), st.integers(0, 500))
measured = st.dictionaries(st.sampled_from("pqrstu"), counts, max_size=4).map(Rung.measured)
attended = st.builds(
    Rung.attended,
    st.dictionaries(st.sampled_from("stuv"), st.sets(st.sampled_from("abcdef")), max_size=3),
    st.dictionaries(st.sampled_from("stuv"), st.integers(0, 9), max_size=3),
)


@settings(deadline=None)
@given(st.lists(measured, min_size=3, max_size=3) | st.lists(attended, min_size=3, max_size=3))
def test_order_and_repetition_change_nothing(three: list[Rung]) -> None:
    one, two, third = three
    whole = (one + two) + third
    assert whole == one + (two + third)
    assert (whole.low, whole.high) == ((third + one + two).low, (third + one + two).high)
    assert (whole + one).high == whole.high


@settings(deadline=None)
@given(st.lists(measured, min_size=1, max_size=5) | st.lists(attended, min_size=1, max_size=5))
def test_a_union_holds_each_and_no_more_than_all(rungs: list[Rung]) -> None:
    union = together(rungs)
    known = [rung for rung in rungs if rung.low is not None]
    if not known:
        assert union.low is None
        return
    assert max(rung.low or 0 for rung in known) <= (union.low or 0) <= (union.high or 0)
    # The same thing counted differently is taken at its larger count: no more than all together.
    assert (union.high or 0) <= sum(rung.high or 0 for rung in known)


@settings(deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 20), min_size=1), min_size=1, max_size=5),
)
def test_true_unions_lie_within_the_bounds(audiences: list[set[int]]) -> None:
    reach = Rung.measured({at: len(audience) for at, audience in enumerate(audiences)})
    true = len(set().union(*audiences))
    assert reach.low is not None
    assert reach.high is not None
    assert reach.low <= true <= reach.high


@settings(deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 15), min_size=1), min_size=1, max_size=5),
    st.sets(st.integers(0, 15)),
)
def test_true_attendance_lies_within_the_bounds(came: list[set[int]], named: set[int]) -> None:
    rung = Rung.attended(
        {at: [str(one) for one in there & named] for at, there in enumerate(came)},
        {at: len(there) for at, there in enumerate(came)},
    )
    true = len(set().union(*came))
    assert rung.low is not None
    assert rung.high is not None
    assert rung.low <= true <= rung.high
