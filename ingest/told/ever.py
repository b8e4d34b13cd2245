"""What was ever put into a store that was empty before: of all else it need not be asked."""

from collections.abc import Hashable

BITS = 1 << 27
"""16 MB; a million things are then mistaken for known ones once in some thousand times."""


class Ever:
    """A Bloom filter: what was added is always found, what was not is seldom taken for found.

    Source: B. H. Bloom, Space/time trade-offs in hash coding with allowable errors, Communications
    of the ACM 13 (1970) 422-426; here with two bits a key.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._bits = bytearray(BITS // 8)

    def add(self, key: Hashable) -> None:
        """Remember that a key was added."""
        value = hash(key)
        for bit in (value % BITS, (value >> 32) % BITS):
            self._bits[bit >> 3] |= 1 << (bit & 7)

    def __contains__(self, key: Hashable) -> bool:
        """Whether a key may have been added."""
        value = hash(key)
        return all(
            self._bits[bit >> 3] >> (bit & 7) & 1 for bit in (value % BITS, (value >> 32) % BITS)
        )
