"""``mashal campaigns`` on the sample, beside the tables it tells."""

from pathlib import Path

import pytest

from graph.campaigns import content_by, content_figures, followers_over_time, threads
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from tests.cli.on_sample import asked, rows


def test_a_campaign_s_figures(home: Path) -> None:
    for name in ("MeandMyHero", "#meandmyhero"):
        (row,) = rows(home, "campaigns", "figures", "--campaign", name)
        assert (row["measured_low"], row["participants"], row["posts"]) == (79_000, 211, 800)
    assert "79" in asked(home, "campaigns").stdout
    days = rows(home, "campaigns", "days", "--campaign", "MeandMyHero")
    assert sum(int(str(day["posts"])) for day in days) == 800


def test_threads_content_and_followers_are_the_tables(home: Path, snapshot: Snapshot) -> None:
    found = threads(snapshot)
    assert [one["post_id"] for one in rows(home, "campaigns", "threads")] == found[
        "post_id"
    ].tolist()
    of_hero = rows(home, "campaigns", "threads", "--campaign", "#MeandMyHero", "--top", "5")
    assert len(of_hero) == 5
    assert all("MeandMyHero" in str(one["campaigns"]) for one in of_hero)
    told = rows(home, "campaigns", "content")
    assert [one["content_id"] for one in told] == content_figures(snapshot)["content_id"].tolist()
    by_topic = rows(home, "campaigns", "content", "--by", "topic")
    assert [one["group"] for one in by_topic] == content_by(snapshot, "topic")["group"].tolist()
    counts = rows(home, "campaigns", "followers")
    expected = followers_over_time(snapshot)["followers"].tolist()
    assert [one["followers"] for one in counts] == expected
    for what in ("threads", "content", "followers", "days"):
        assert asked(home, "campaigns", what, "--top", "3").stdout


def test_what_can_t_be_asked_is_refused_with_what_to_do(home: Path) -> None:
    for words, fault in (
        (["figures", "--campaign", "MeandMyHer"], "MeandMyHero"),
        (["followers", "--campaign", "MeandMyHero"], "Leave --campaign out"),
        (["threads", "--by", "topic"], "Leave --by out"),
    ):
        with pytest.raises(QuestionError, match=fault):
            asked(home, "campaigns", *words)
