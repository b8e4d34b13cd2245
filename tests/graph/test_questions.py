"""Named queries: the head says what the statement does, and a parameter is what it should be."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from graph.errors import QuestionError
from graph.questions import Choice, Param, all_questions, choices_of, question_named, run
from graph.questions.head import parse
from graph.questions.statement import columns_returned, params_used
from graph.questions.values import checked
from graph.store import Store

HEAD = """\
// title: Sessions held
// question: Which sessions were held?
// :param days => 30
//     integer 1 to 365: how many days back
// returns:
//     session: its title
//     held_on: the day
"""
BODY = """\
MATCH (s:Session) WHERE s.held_on >= date() - duration({days: $days})
RETURN s.title AS session, s.held_on AS held_on
ORDER BY held_on, session LIMIT 10;
"""


def parsed(folder: Path, text: str) -> object:
    path = folder / "sessions_held.cypher"
    path.write_text(text, "utf-8")
    return parse(path)


def test_a_file_is_read_with_all_its_head_says(tmp_path: Path) -> None:
    path = tmp_path / "sessions_held.cypher"
    path.write_text(HEAD + BODY, "utf-8")
    question = parse(path)
    assert (question.name, question.title) == ("sessions_held", "Sessions held")
    assert question.params == (Param("days", "integer", 30, "how many days back", low=1, high=365),)
    assert [column.name for column in question.columns] == ["session", "held_on"]
    assert question.for_browser() == ":param days => 30;\n" + HEAD + BODY
    assert question.for_browser({"days": 7}).startswith(":param days => 7;\n")


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("// title: Sessions held\n", "", "has no title"),
        ("// question: Which sessions were held?\n", "", "has no question"),
        ("$days", "$weeks", "uses parameter weeks undeclared"),
        ("duration({days: $days})", "duration({days: 30})", "declares parameter days, which"),
        ("s.held_on AS held_on", "s.held_on AS day", "uses column day undeclared"),
        ("s.title AS session, ", "", "declares column session, which"),
        ("RETURN s.title AS session, ", "RETURN s.id AS other, ", "uses column other undeclared"),
        ("// returns:\n", "// returns:\n//     held_on: the day\n", "in another order"),
        ("s.title AS session", "s.title", "a column without a name"),
        ("integer 1 to 365: how many days back", "how many days back", 'is "how many days back"'),
        ("integer 1 to 365", "whole", 'is "whole: how many'),
        ("integer 1 to 365", "choice", "parameter days is a choice"),
        ("integer 1 to 365", "text of a, b", "parameter days is a text"),
        ("=> 30", "=> thirty", "the default of days is thirty"),
        ("=> 30", "=> 900", 'days is "900"'),
        ("// returns:\n", "// gives:\n", 'the head holds "gives:"'),
        ("//     held_on: the day\n", "//     held_on\n", 'under "returns:" stands "held_on"'),
    ],
)  # fmt: skip
def test_a_head_that_says_something_else_is_refused(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    assert was in HEAD + BODY
    with pytest.raises(QuestionError) as refused:
        parsed(tmp_path, (HEAD + BODY).replace(was, becomes))
    assert says in str(refused.value)
    assert "sessions_held.cypher" in str(refused.value)


def test_comments_texts_and_inner_returns_are_not_the_statement() -> None:
    text = """
    // $commented
    MATCH (p:Person {name: "$quoted"}) /* $aside */ WHERE p.`$odd` = '\\'$escaped' AND $used
    CALL (p) { MATCH (p)--(q) RETURN q, $inner AS x }
    RETURN DISTINCT p, [y IN collect(q) WHERE y.a IN [1, 2] | y] AS list, count(*) AS n
    ORDER BY n SKIP 1 LIMIT 2
    """
    assert params_used(text) == {"used", "inner"}
    assert columns_returned(text) == ["p", "list", "n"]
    assert columns_returned("RETURN *") is None
    assert columns_returned("MATCH (n) DELETE n") is None


CAMPUSES = [
    Choice("ned", "NED University", ("NED", "این ای ڈی")),
    Choice("hu", "Habib University", ("HU",)),
    Choice("x1", "Twin", ()),
    Choice("x2", "Twin", ()),
]


def of(kind: str, **more: object) -> Param:
    return Param("p", kind, "", "what it means", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("param", "given", "value"),
    [
        (of("integer", low=1, high=60), " 6 ", 6),
        (of("integer"), "۱۲", 12),
        (of("integer"), 6, 6),
        (of("number"), "0.25", 0.25),
        (of("date"), "2026-10-31", "2026-10-31"),
        (of("date"), date(2026, 10, 31), "2026-10-31"),
        (of("date"), "", ""),
        (of("text"), " as it is ", "as it is"),
        (of("choice", choices=("all", "x")), "ALL", "all"),
        (of("choice", choices_from="campuses"), "ned", "ned"),
        (of("choice", choices_from="campuses"), "habib  UNIVERSITY", "hu"),
        (of("choice", choices_from="campuses"), "این ای ڈی", "ned"),
        (of("choice", choices_from="campuses"), "", ""),
    ],
)
def test_what_a_person_types_becomes_what_the_statement_gets(
    param: Param, given: object, value: object
) -> None:
    assert checked("query q", param, given, CAMPUSES if param.choices_from else None) == value


@pytest.mark.parametrize(
    ("param", "given", "says"),
    [
        (of("integer", low=1, high=60), "61", "a whole number from 1 to 60"),
        (of("integer"), "6.5", "a whole number"),
        (of("number"), "nan", "a number"),
        (of("date"), "31.10.2026", "a day like 2026-10-31"),
        (of("date"), "2026-02-30", "a day like 2026-10-31"),
        (of("choice", choices=("all", "facebook")), "facebok", "Did you mean facebook"),
        (
            of("choice", choices_from="campuses"),
            "Habib Univercity",
            "Did you mean Habib University",
        ),
        (of("choice", choices_from="campuses"), "twin", "Give one of x1, x2"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_would(
    param: Param, given: str, says: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        checked("query q", param, given, CAMPUSES if param.choices_from else None)
    assert says in str(refused.value)
    assert str(refused.value).startswith("query q: p ")


def test_queries_are_found_by_name_with_near_names_for_a_wrong_one() -> None:
    assert question_named("Who-Graduates-Soon").name == "who_graduates_soon"
    with pytest.raises(QuestionError, match="Did you mean interactions"):
        question_named("interaction")
    with pytest.raises(QuestionError, match=r"Known are .*people"):
        question_named("zzz")


def test_there_are_the_queries_that_scripts_rely_on() -> None:
    columns = {one.name: [column.name for column in one.columns] for one in all_questions()}
    assert len(columns) >= 10
    assert columns["interactions"] == [
        "type", "source", "target", "platform", "post_id", "happened_at",
    ]  # fmt: skip
    assert columns["people"] == ["person_id", "name", "roles", "campus", "handles"]


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"month": "6"}, 'it has no parameter "month". Did you mean months'),
        ({"months": "six"}, 'months is "six"'),
        ({"as_of": "yesterday"}, 'as_of is "yesterday"'),
    ],
)
def test_a_question_refuses_parameters_it_has_not(
    empty_store: Store, params: Mapping[str, str], says: str
) -> None:
    with pytest.raises(QuestionError) as refused:
        run(empty_store, question_named("who_graduates_soon"), params)
    assert says in str(refused.value)


def test_live_choices_come_from_the_store(empty_store: Store) -> None:
    campus = question_named("topics_by_campus").params[1]
    assert choices_of(empty_store, campus) == []
    empty_store.run(
        "CREATE (:Venue:University {venue_id: 'NED', university_id: 'NED',"
        "   name: 'NED University'}), (:Venue:University {venue_id: 'HU', university_id: 'HU',"
        "   name: 'Habib University', short_name: 'HU', name_ur: 'حبیب'}),"
        " (:Topic {topic_id: 'women', name: 'Women'})"
        "<-[:ON_TOPIC]-(:Session {session_id: 's', held_on: date('2026-10-01')})"
    )
    assert choices_of(empty_store, campus) == [
        Choice("HU", "Habib University", ("HU", "حبیب")),
        Choice("NED", "NED University", ()),
    ]
    answer = run(empty_store, question_named("topics_by_campus"), {"campus": "حبیب"})
    assert answer["campus"].tolist() == ["Habib University"]
    with pytest.raises(QuestionError, match="Did you mean Habib University"):
        run(empty_store, question_named("topics_by_campus"), {"campus": "habeeb university"})


def test_hostile_parameters_stay_values(empty_store: Store) -> None:
    hostile = "') DETACH DELETE n //"
    with pytest.raises(QuestionError):
        run(empty_store, question_named("campaign_figures"), {"campaign": hostile})
    with pytest.raises(QuestionError):
        run(empty_store, question_named("interactions"), {"platform": hostile})
