"""What a count of sets proves: exact bounds of a share, as Clopper & Pearson (1934) give them."""

from scipy.special import betaincinv


def at_least(hits: float, sets: int, doubt: float) -> float:
    """Give the share that is exceeded with chance 1 − ``doubt``, given the sets that were hit."""
    return 0.0 if hits <= 0 else float(betaincinv(hits, sets - hits + 1, doubt))


def at_most(hits: float, sets: int, doubt: float) -> float:
    """Give the share that is not exceeded with chance 1 − ``doubt``."""
    return 1.0 if hits >= sets else float(betaincinv(hits + 1, sets - hits, 1 - doubt))
