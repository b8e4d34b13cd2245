"""What isn't known is said with its count, and a small record is called small."""

from graph.succession import Known
from graph.succession.record import recorded
from graph.succession.told import dates_in_words, record_in_words


def test_unknown_dates_are_counted() -> None:
    assert dates_in_words(Known(326, 201, 65, 26, 24)) == (
        "2 of 26 ambassadors have no known end. When they leave isn't known of 125 of all 326 "
        "people (65 of these have graduated already): they stay in the forecast."
    )
    assert dates_in_words(Known(3, 3, 0, 1, 1)) == (
        "The end is known of the only ambassador. When they leave is known of all 3 people."
    )
    assert dates_in_words(Known(2, 0, 0, 0, 0)).startswith("There is no current ambassador. ")
    assert dates_in_words(Known(0, 0, 0, 0, 0)) == "Nobody is in the network."


def test_the_record_has_its_denominator_and_interval() -> None:
    assert record_in_words(recorded(4, 26.4, 32)) == (
        "4 of 26 ambassador-terms on record (32 ambassadors) ended in silence before the time: "
        "15% stop in a term (6% to 34%)."
    )
    assert record_in_words(recorded(0, 10, 7)) == (
        "None of 10 ambassador-terms on record (7 ambassadors) ended in silence before the time. "
        "That is too few to give a chance: it ranges from nobody who leaves before their end to "
        "28% in a term."
    )
    assert "from none of them to all" in record_in_words(recorded(0, 0, 0))
