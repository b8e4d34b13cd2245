"""What is known and what isn't, in sentences: pages, commands and the docs say the same."""

from graph.succession.leaving import Known
from graph.succession.record import Record
from graph.words import counted, percent

ASSUMED = (
    "The network as it is today, less those known to be gone: nobody new comes, and what is left "
    "does not fade further."
)


def dates_in_words(known: Known) -> str:
    """Say of how many it isn't known when they leave, ambassadors first."""
    if not known.people:
        return "Nobody is in the network."
    unknown, everybody = known.people - known.dated, counted(known.people, "person", "people")
    if not unknown:
        return f"{_ends(known)} When they leave is known of all {everybody}."
    graduated = f" ({known.graduated:,} of these have graduated already)" if known.graduated else ""
    return (
        f"{_ends(known)} When they leave isn't known of {unknown:,} of all {everybody}{graduated}: "
        "they stay in the forecast."
    )


def record_in_words(record: Record) -> str:
    """Say how often ambassadors stopped before their end, and how sure that is."""
    if not record.terms:
        return (
            "No ambassador has served for long enough to tell how many stop before their end: "
            "chances range from none of them to all."
        )
    seen = (
        f"{_no(record.stopped)} of {counted(record.terms, 'ambassador-term')} on record "
        f"({counted(record.ambassadors, 'ambassador')}) ended in silence before the time"
    )
    if not record.is_enough:
        return (
            f"{seen}. That is too few to give a chance: it ranges from nobody who leaves before "
            f"their end to {percent(record.high)} in a term."
        )
    return (
        f"{seen}: {percent(record.rate)} stop in a term ({percent(record.low)} to "
        f"{percent(record.high)})."
    )


def _no(number: int) -> str:
    return f"{number:,}" if number else "None"


def _ends(known: Known) -> str:
    unknown = known.ambassadors - known.ambassadors_dated
    if not known.ambassadors:
        return "There is no current ambassador."
    if unknown:
        many = counted(known.ambassadors, "ambassador")
        return f"{unknown:,} of {many} {'has' if unknown == 1 else 'have'} no known end."
    whose = (
        f"all {known.ambassadors:,} ambassadors" if known.ambassadors > 1 else "the only ambassador"
    )
    return f"The end is known of {whose}."
