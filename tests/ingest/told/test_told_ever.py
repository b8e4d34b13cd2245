"""What was put into an empty store is never taken for unknown."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.told.ever import Ever

KEYS = st.text(max_size=12) | st.tuples(st.sampled_from(["x", "facebook"]), st.text(max_size=12))


@given(st.sets(KEYS), st.sets(KEYS))
def test_all_that_was_added_is_found(added: set[object], others: set[object]) -> None:
    ever = Ever()
    for key in added:
        ever.add(key)
    assert all(key in ever for key in added)
    # Two bits in so many are taken by nobody else in so small a set.
    assert not any(key in ever for key in others - added)


def test_little_is_wrongly_found_among_many() -> None:
    ever = Ever()
    for number in range(100_000):
        ever.add(("x", str(number)))
    wrong = sum(("x", str(number)) in ever for number in range(100_000, 200_000))
    assert wrong < 20
