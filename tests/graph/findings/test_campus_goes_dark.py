"""A campus goes dark: all its ambassadors are known to leave by the next term end but one."""

from datetime import date
from typing import Any

from graph.findings import Finding, Severity, names_of
from graph.findings.campus_goes_dark import campus_goes_dark
from graph.history import History
from tests.graph.campaigns import campus, history_of, person, term

DAY = date(2026, 10, 31)


def campaign(*terms: Any, studies: Any = ()) -> History:
    return history_of(
        people=[person(one) for one in "abcd"],
        campuses=[campus("NED"), campus("KU")],
        terms=list(terms),
        studies=list(studies),
    )


def found(history: History, day: date = DAY) -> dict[str, Finding]:
    return {one.subject: one for one in campus_goes_dark(history.at(day))}


def test_act_now_by_the_next_term_end_watch_by_the_one_after() -> None:
    dark = found(
        campaign(
            term("a", "NED", "2026-01-01", "2027-01-31"),
            term("b", "NED", "2026-01-01", "2026-12-31"),
            term("c", "KU", "2026-01-01", "2027-02-01"),
        )
    )
    assert {one: finding.severity for one, finding in dark.items()} == {
        "NED": Severity.act_now,
        "KU": Severity.watch,
    }
    assert (dark["NED"].size, dark["NED"].out_of) == (2, 2)
    assert dark["NED"].evidence["person_id"].tolist() == ["b", "a"]


def test_later_or_unknown_is_not_found() -> None:
    assert not found(campaign(term("a", "NED", "2026-01-01", "2027-07-01")))
    assert not found(
        campaign(term("a", "NED", "2026-01-01"), term("b", "NED", "2026-01-01", "2026-12-31"))
    )
    assert not found(campaign(term("a", "NED", "2026-01-01", "2026-06-30"))), "dark already"
    assert not found(history_of())


def test_it_says_why_and_the_statement_no_number() -> None:
    study = {"person_id": "a", "university_id": "NED", "programme": "BA"}
    history = campaign(
        term("a", "NED", "2026-01-01", "2027-01-31"),
        term("b", "KU", "2026-01-01"),
        studies=[{**study, "from_on": "2023-09-01", "graduates_on": "2026-12-18"}],
    )
    (finding,) = found(history).values()
    names = names_of(history.at(DAY))
    assert finding.sentence(names) == (
        "University of NED will have no ambassador left when Fall 2026 ends, unless somebody new "
        "is appointed."
    )
    assert finding.why(names) == (
        "By 18 December 2026 the only ambassador of University of NED will have left by "
        "graduation. It is one of 2 campuses with an ambassador today."
    )


def test_whether_they_graduate_or_their_terms_end() -> None:
    def why(*ends: tuple[str, str | None]) -> str:
        named = list(zip("abc", ends, strict=False))
        history = campaign(
            *(term(one, "NED", "2026-01-01", end) for one, (end, _) in named),
            studies=[
                {"person_id": one, "university_id": "NED", "programme": "BA", "graduates_on": day}
                for one, (_, day) in named
            ],
        )  # fmt: skip
        (finding,) = found(history).values()
        return finding.why(names_of(history.at(DAY))).split(" will have left")[1].split(". ")[0]

    assert why(("2026-12-31", None)) == " because the term ends"
    assert why(("2026-12-31", None), ("2026-12-31", None)) == " because their terms end"
    both = ("2026-12-31", "2026-12-18")
    assert why(both, both) == " by graduation"
    assert why(both, both, ("2026-12-31", None)) == ": 2 by graduation, 1 because the term ends"
