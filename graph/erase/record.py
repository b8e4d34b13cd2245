"""A person goes out of the rows imports keep, and is known again if they are loaded anew."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from graph.erase.identity import Identity
from graph.pseudonyms import salt_of
from graph.store import Store, statement
from ingest import erased, journal
from ingest.erased import Marks, hashing
from ingest.journal import Kept


def mark(store: Store, person_id: str, identity: Identity) -> None:
    """Put the keyed hashes of all that goes with a person into the store, before they go."""
    hashed = hashing(salt_of(store))
    (known,) = store.read(statement("erase/known_by"), person_id=person_id).to_dict("records")
    rows: list[dict[str, Any]] = [{"mark": hashed(one), "words": None} for one in _marked(known)]
    rows += [
        {"mark": hashed(erased.of_words(words)), "words": len(words)}
        for words in sorted(identity.scrubber.identifiers)
    ]
    store.write(statement("erase/mark"), rows)


def clean_record(store: Store, ids: Collection[str], unknown: str) -> int:
    """Take the person out of every import's rows; gives how many rows were changed or went.

    Answers stay, under the code that leads nowhere; texts lose names and handles.
    """
    marks = Marks.read(store)

    def change(kept: Kept) -> Kept | None:
        if kept.table == "feedback" and str(kept.cells.get("respondent_code")) in ids:
            kept = kept._replace(cells={**kept.cells, "respondent_code": unknown})
        if marks.names(kept.cells):
            return None
        return kept._replace(cells=marks.clean(kept.cells))

    runs = store.read(statement("undo/imports"))["run_id"]
    return sum(journal.rewrite(store, str(run_id), change) for run_id in runs)


def new_code() -> str:
    """Make a code that leads nowhere."""
    return f"erased-{secrets.token_hex(6)}"


def _marked(known: Mapping[Any, Any]) -> Iterator[str]:
    yield from map(erased.of_person, known["people"])
    yield from map(erased.of_content, known["content"])
    for sign in known["signs"]:
        yield erased.of_sign(sign["kind"], sign["value"])
    for post in known["posts"]:
        yield erased.of_post(post["platform"], post["post_id"])
    for account in known["accounts"]:
        yield erased.of_account(account["platform"], account["account_id"])
        for handle in account["handles"]:
            yield erased.of_account(account["platform"], handle, handle=True)
