"""Every world of a small network: who can reach whom in it, with the chance of just that.

Goes back from a person tie by tie, each either carrying or not; a tie is decided once, in the
direction it is met, so that 20 ties have at most 2 ** 20 endings, whatever their chances.
"""

import numpy as np
import numpy.typing as npt

from graph.kernels.compiling import kernel

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]

# Places of bits are looked up by halves: people are at most 22.
_HALF = 11
_ROUNDING = 1e-12


@kernel
def reverse_worlds(into: Ints, chances: Floats, picks_one: bool, roots: int, table: Floats) -> None:
    """Add to ``table[mask]`` the chance that just the people in ``mask`` reach one of ``roots``.

    People are bits, 22 at most. ``into[v]``: those who point at v; ``chances[u, v]`` that u carries
    to v, or (``picks_one``: linear threshold) that v heeds u, nobody with what is left to 1.
    """
    place = np.zeros(1 << _HALF, dtype=np.int64)
    for bit in range(_HALF):
        place[1 << bit] = bit
    if picks_one:
        _choices(into, chances, place, roots, table)
    else:
        _coins(into, chances, place, roots, table)


@kernel
def _place(place: Ints, bit: int) -> int:
    return int(place[bit] if bit < 1 << _HALF else place[bit >> _HALF] + _HALF)


@kernel
def _coins(into: Ints, chances: Floats, place: Ints, roots: int, table: Floats) -> None:
    """Decide tie after tie; what is left to look at where one carried waits on a stack."""
    stack = np.zeros((chances.size + 2, 4), dtype=np.int64)
    odds = np.zeros(chances.size + 2, dtype=np.float64)
    stack[0, 0] = stack[0, 1] = roots
    odds[0] = 1.0
    size = 1
    while size:
        size -= 1
        reached, pending = stack[size, 0], stack[size, 1]
        person, left, chance = stack[size, 2], stack[size, 3], odds[size]
        while left or pending:
            if left == 0:
                person = _place(place, pending & -pending)
                pending &= pending - 1
                left = into[person] & ~reached
                continue
            bit = left & -left
            left ^= bit
            carries = chances[_place(place, bit), person]
            if carries < 1.0:
                stack[size, 0], stack[size, 1] = reached | bit, pending | bit
                stack[size, 2], stack[size, 3] = person, left
                odds[size] = chance * carries
                size += 1
                chance *= 1.0 - carries
            else:
                reached |= bit
                pending |= bit
        table[reached] += chance


@kernel
def _choices(into: Ints, chances: Floats, place: Ints, roots: int, table: Floats) -> None:
    """Let person after person heed each whom they may; the others wait on a stack."""
    stack = np.zeros((chances.size + 2, 2), dtype=np.int64)
    odds = np.zeros(chances.size + 2, dtype=np.float64)
    stack[0, 0] = stack[0, 1] = roots
    odds[0] = 1.0
    size = 1
    while size:
        size -= 1
        reached, pending, chance = stack[size, 0], stack[size, 1], odds[size]
        if pending == 0:
            table[reached] += chance
            continue
        person = _place(place, pending & -pending)
        pending &= pending - 1
        left, nobody = into[person], 1.0
        while left:
            bit = left & -left
            left ^= bit
            heeds = chances[_place(place, bit), person]
            nobody -= heeds
            stack[size, 0] = reached | bit
            stack[size, 1] = pending | (bit & ~reached)
            odds[size] = chance * heeds
            size += 1
        if nobody > _ROUNDING:
            stack[size, 0], stack[size, 1] = reached, pending
            odds[size] = chance * nobody
            size += 1
