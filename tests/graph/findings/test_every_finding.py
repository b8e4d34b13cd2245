"""What holds for every kind of finding in the folder, and how findings are told apart by month."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import graph.findings
from graph.findings import Finding, Severity, all_findings, compare, find, names_of
from graph.history import History
from graph.snapshot import Snapshot
from tests.graph.campaigns import campus, feedback, history_of, person, session, sessions, term
from tests.graph.networks import NETWORKS, snapshot_of


@pytest.fixture(scope="module")
def history() -> History:
    """Make a campaign in which every kind is found but those of ``uneven``.

    b is quiet, KU is thin, c holds d and e, f drifts, IBA keeps none of g, h and i, and a at NED
    carries it; after s2 at NED answers fell, and after s5 at KU nobody answered again.
    """
    everyone = {"a": "hosted", "b": "attended", "c": "attended"}
    return history_of(
        people=[person(one) for one in "abcdefghijk"],
        campuses=[campus("NED"), campus("KU"), campus("IBA"), campus("BZU")],
        terms=[
            *(term("a", "NED", "2026-01-01"), term("b", "KU", "2026-01-01")),
            *(term("f", "NED", "2025-12-01"), term("g", "IBA", "2025-09-10")),
            *(term("h", "IBA", "2025-09-10"), term("i", "IBA", "2025-09-10")),
            *(term("j", "NED", "2025-12-01"), term("k", "BZU", "2026-05-01", "2026-06-30")),
        ],
        trainings=[
            {"training_id": "t", "person_id": one, "held_on": day}
            for one, day in dict.fromkeys("ghi", "2025-09-15").items() | {("j", "2026-03-01")}
        ],
        feedback=[
            *feedback("s2", "before", [4, 5] * 6),
            *feedback("s2", "after", [2, 2, 3] * 4),
            *feedback("s5", "before", [3] * 12),
        ],
        **sessions(
            session("s5", "2026-06-04", {}, university_id="KU"),
            session("k", "2026-06-01", {"k": "attended", "a": "hosted"}),
            session("s1", "2026-01-05", everyone, university_id="NED"),
            session("s2", "2026-06-05", {"a": "hosted", "c": "attended"}, university_id="NED"),
            session("s3", "2026-06-06", {"c": "hosted", "d": "attended", "e": "attended"}),
            *(
                session(f"f{month}", f"2026-0{month}-12", {"f": "hosted"}, university_id="NED")
                for month in (1, 2, 3, 4)
            ),
            *(
                session(f"a{day}", f"2026-05-{day}", {"a": "hosted"}, university_id="NED")
                for day in (11, 12, 13)
            ),
        ),
    )


@pytest.fixture(scope="module")
def uneven() -> History:
    """Make a campaign that talks about media, and with women, everywhere but at one campus."""
    campuses = ["NED", "KU", "IBA", "BZU"]
    people = [
        person(f"{at}{n}", gender="male" if at == "NED" or n % 2 else "female")
        for at in campuses
        for n in range(10)
    ]
    held = [
        session(
            f"{at}-{day}",
            f"2026-05-{day}",
            {f"{at}{n}": "attended" for n in range(10)},
            university_id=at,
            topics=["peace"] if at == "NED" else ["peace", "media"],
        )
        for at in campuses
        for day in (11, 12, 13)
    ]
    return history_of(people=people, campuses=[campus(at) for at in campuses], **sessions(*held))


def test_every_file_is_one_kind_named_as_it_is() -> None:
    files = {path.stem for path in Path(graph.findings.__path__[0]).glob("[!_]*.py")}
    assert files == {one.name for one in all_findings()}
    for one in all_findings():
        assert one.question.endswith("?")
        assert one.run.__doc__


def test_every_kind_is_found_and_says_it_without_an_id(history: History, uneven: History) -> None:
    kinds = set()
    for snapshot in (history.at(), uneven.at()):
        for one in find(snapshot):
            kinds.add(one.kind)
            ids = {"person": snapshot.ids, "campus": snapshot.campuses["university_id"]}
            assert one.subject in set(ids[one.subject_kind])
            assert one.out_of > 0
            for text in (one.sentence(names_of(snapshot)), one.why(names_of(snapshot))):
                assert text.endswith(".")
                assert "{" not in text
                assert text[0].isupper() or text[0].isdigit()
    assert kinds == {one.name for one in all_findings()}


def test_names_are_only_where_naming_puts_them(history: History) -> None:
    for one in find(history.at()):
        text = one.sentence(lambda kind, _: f"<{kind}>") + one.why(lambda kind, _: f"<{kind}>")
        assert "<" in text
        for name in [*"ABCDEFGHIJ", "University"]:
            assert f"{name} " not in text


def test_a_name_with_braces_is_shown_as_it_is(history: History) -> None:
    finding = find(history.at())[0]
    assert "{subject.x}" in finding.sentence(lambda *_: "{subject.x}")


def test_identities_are_unique(history: History) -> None:
    found = find(history.at())
    assert len({one.identity for one in found}) == len(found)


def test_what_to_act_on_comes_first_and_kinds_take_turns(history: History) -> None:
    found = find(history.at())
    seen: Counter[tuple[int, str]] = Counter()
    places = []
    for one in found:
        urgency = list(Severity).index(one.severity)
        places.append((urgency, seen[urgency, one.kind], one.kind))
        seen[urgency, one.kind] += 1
    assert places == sorted(places)
    assert max(seen.values()) > 1, "else nothing takes turns here"


@pytest.mark.parametrize("network", NETWORKS)
def test_any_network_can_be_looked_at(network: str) -> None:
    for one in find(snapshot_of(NETWORKS[network]())):
        assert one.kind == "only_link", "a bare network knows neither terms nor sessions"


def test_an_empty_campaign_has_no_finding() -> None:
    assert find(history_of().at()) == []
    assert find(Snapshot.from_ties([])) == []


def test_new_still_and_resolved(history: History) -> None:
    def finding(kind: str, subject: str, size: float) -> Finding:
        return Finding(kind, subject, "person", Severity.watch, "", "", size, 1)

    before = [finding("k", "a", 1), finding("k", "b", 2)]
    now = [finding("k", "b", 9), finding("j", "a", 1)]
    changes = compare(before, now)
    assert [one.identity for one in changes.new] == [("j", "a")]
    assert [one.identity for one in changes.still] == [("k", "b")]
    assert changes.still[0].size == 9, "as it is now"
    assert [one.identity for one in changes.resolved] == [("k", "a")]
    earlier = find(history.at(date(2026, 1, 31)))
    assert compare(earlier, find(history.at())).new
