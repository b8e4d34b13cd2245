"""Breadth-first searches from many people at once, one bit a search.

Every person has a row of bits: bit ``s`` is set once the search from source ``s`` has come to
them. A step of all searches is an OR of rows, and whom a step adds is a count of bits. After
Then et al. (2014), The more the merrier: efficient multi-source graph traversal;
doi:10.14778/2735496.2735507; the way a step is made is chosen as in Beamer, Asanović & Patterson
(2012), Direction-optimizing breadth-first search; doi:10.1109/SC.2012.50.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Bits = npt.NDArray[np.uint64]

# Pulling a row passes over arcs that bring nothing, pushing writes all over the memory: measured
# on networks of 100,000 to 10 million ties, an arc pushed costs about as much as four pulled.
_PUSH_COST = 4
_EVERY_SECOND = np.uint64(0x5555555555555555)
_PAIRS = np.uint64(0x3333333333333333)
_NIBBLES = np.uint64(0x0F0F0F0F0F0F0F0F)
_BYTES = np.uint64(0x0101010101010101)


class Search(NamedTuple):
    """What a batch of searches works on; ``stirred``: 0 no news, 1 news, 2 all have come."""

    come: Bits  # which searches had come to the person when the step began
    coming: Bits  # … and have by now
    everyone: Bits  # the row of whom every search has come to
    stirred: npt.NDArray[np.uint8]
    done: npt.NDArray[np.bool_]
    front: npt.NDArray[np.int32]  # the people with news
    touched: npt.NDArray[np.int32]  # … and those to whom it was passed on
    stamp: npt.NDArray[np.int32]


class Tally(NamedTuple):
    """Over the sources that reach a person: how many, their steps, Σ 1 ÷ steps, Σ 1 ÷ steps²."""

    reached: npt.NDArray[np.int64]
    steps: npt.NDArray[np.int64]
    near: npt.NDArray[np.float64]
    squares: npt.NDArray[np.float64]


@kernel
def ones(word: Any) -> Any:
    """Count the bits that are set (compiled to the processor's own instruction)."""
    pairs = word - ((word >> np.uint64(1)) & _EVERY_SECOND)
    nibbles = (pairs & _PAIRS) + ((pairs >> np.uint64(2)) & _PAIRS)
    bytes_ = (nibbles + (nibbles >> np.uint64(4))) & _NIBBLES
    return (bytes_ * _BYTES) >> np.uint64(56)


@kernel
def search_batches(
    ahead_rows: Any,
    ahead: Any,
    behind_rows: Any,
    behind: Any,
    sources: Any,
    words: int,
    depth: int,
) -> Tally:
    """Search up to ``depth`` steps from each source, 64 × ``words`` of them at once."""
    people = len(ahead_rows) - 1
    search = Search(
        np.zeros((people, words), np.uint64),
        np.zeros((people, words), np.uint64),
        np.zeros(words, np.uint64),
        np.zeros(people, np.uint8),
        np.zeros(people, np.bool_),
        np.empty(people, np.int32),
        np.empty(people, np.int32),
        np.zeros(people, np.int32),
    )
    tally = Tally(
        np.zeros(people, np.int64),
        np.zeros(people, np.int64),
        np.zeros(people, np.float64),
        np.zeros(people, np.float64),
    )
    for first in range(0, len(sources), 64 * words):
        batch = sources[first : first + 64 * words]
        _set_out(search, batch)
        front, step = len(batch), 0
        waiting = len(behind)  # arcs to people whom some search has still to come to
        while front and step < depth:
            step += 1
            leaving = 0
            for at in range(front):
                one = search.front[at]
                leaving += ahead_rows[one + 1] - ahead_rows[one]
            if leaving * _PUSH_COST < waiting:
                touched = _push(search, ahead_rows, ahead, front, step)
            else:
                touched = _pull(search, behind_rows, behind)
            for at in range(front):
                search.stirred[search.front[at]] = 0
            front, arrived = _arrive(search, tally, behind_rows, touched, step)
            waiting -= arrived
    return tally


@kernel
def _set_out(search: Search, batch: Any) -> None:
    search.come[:] = 0
    search.coming[:] = 0
    search.everyone[:] = 0
    search.stirred[:] = 0
    search.done[:] = False
    search.stamp[:] = 0
    for at in range(len(batch)):
        bit = np.uint64(1) << np.uint64(at & 63)
        one = batch[at]
        search.everyone[at >> 6] |= bit
        search.come[one, at >> 6] |= bit
        search.coming[one, at >> 6] |= bit
        search.stirred[one] = 1
        search.front[at] = one


@kernel
def _push(search: Search, ahead_rows: Any, ahead: Any, front: int, step: int) -> int:
    """Pass the news on along the arcs of those who have any: few do."""
    come, coming, stamp, touched = search.come, search.coming, search.stamp, search.touched
    words = come.shape[1]
    count = 0
    for at in range(front):
        one = search.front[at]
        for arc in range(ahead_rows[one], ahead_rows[one + 1]):
            other = ahead[arc]
            if search.done[other]:
                continue
            if stamp[other] != step:
                stamp[other] = step
                touched[count] = other
                count += 1
            for word in range(words):
                coming[other, word] |= come[one, word]
    return count


@kernel
def _pull(search: Search, behind_rows: Any, behind: Any) -> int:
    """Have everybody ask those who point at them: nearly all have news."""
    come, coming, stirred = search.come, search.coming, search.stirred
    words = come.shape[1]
    count = 0
    for one in range(len(come)):
        if search.done[one]:
            continue
        any_news = False
        for arc in range(behind_rows[one], behind_rows[one + 1]):
            other = behind[arc]
            if stirred[other] == 0:
                continue
            any_news = True
            for word in range(words):
                coming[one, word] |= come[other, word]
            if stirred[other] == 2:
                break
        if any_news:
            search.touched[count] = one
            count += 1
    return count


@kernel
def _arrive(
    search: Search, tally: Tally, behind_rows: Any, touched: int, step: int
) -> tuple[int, int]:
    """Count who was newly come to; give how many they are, and arcs that nobody need ask again."""
    come, coming, everyone = search.come, search.coming, search.everyone
    words = come.shape[1]
    front = settled = 0
    for at in range(touched):
        one = search.touched[at]
        news = np.uint64(0)
        missing = np.uint64(0)
        for word in range(words):
            news += ones(coming[one, word] ^ come[one, word])
            missing |= coming[one, word] ^ everyone[word]
            come[one, word] = coming[one, word]
        if news == 0:
            continue
        many = np.int64(news)
        tally.reached[one] += many
        tally.steps[one] += many * step
        tally.near[one] += many / step
        tally.squares[one] += many / (step * step)
        search.front[front] = one
        front += 1
        search.stirred[one] = 1
        if missing == 0:
            search.stirred[one] = 2
            search.done[one] = True
            settled += behind_rows[one + 1] - behind_rows[one]
    return front, settled
