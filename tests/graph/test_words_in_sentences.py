"""Counts, shares and lists as running text has them."""

import pytest

from graph.words import counted, did_you_mean, enumerated, percent, spelled


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], ""),
        (["topics"], "topics"),
        (["topics", "groups"], "topics and groups"),
        (["topics", "panelists", "groups"], "topics, panelists and groups"),
    ],
)
def test_the_last_of_several_words_follows_an_and(words: list[str], said: str) -> None:
    assert enumerated(words) == said


def test_a_count_agrees_with_its_noun() -> None:
    assert counted(1, "session") == "1 session"
    assert counted(0, "session") == "0 sessions"
    assert counted(1_200, "person", "people") == "1,200 people"
    assert (spelled(0), spelled(10), spelled(11)) == ("no", "ten", "11")


def test_a_share_reads_as_none_or_all_only_where_it_is() -> None:
    shares = (0, 0.001, 0.5, 0.999, 1)
    assert [percent(one) for one in shares] == ["0%", "under 1%", "50%", "over 99%", "100%"]


def test_a_slip_of_the_pen_is_guessed_and_nonsense_is_not() -> None:
    assert did_you_mean("habbib", ["Habib", "NED"]) == "Did you mean Habib?"
    assert did_you_mean("qqq", ["Habib", "NED"]) == "Known are Habib, NED"
    assert did_you_mean("qqq", []) == "None is known yet"
