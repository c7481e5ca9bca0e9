"""Whether two numbers may be one, rounded, hedged or as a bound, or cannot both be right. Pure."""

from __future__ import annotations

from math import floor, inf, log10

from qa.language.quantities import ROUNDING, SECONDS, Quantity

SAME_TIME = 1.2  # times one stretch of time may be another: six weeks are 45 days to a writer
ABOVE_A_BOUND = 1.15  # times the number: 230 is what "more than 200" may mean, 450 is not


def numbers_agree(a: Quantity, b: Quantity) -> bool:
    """Whether one may be the other, rounded or as a bound."""
    if a.value == b.value:
        return True
    if inf in (a.high, b.high) or 0 in (a.low, b.low):
        return _within_bound(a, b) or _within_bound(b, a)
    if a.exact and b.exact:
        return _rounded(a.value, b.value)
    return _close(a.value, b.value) or _rounded(a.value, b.value)


def numbers_differ(a: Quantity, b: Quantity) -> bool:
    """Whether they cannot both be right: what they leave open does not meet, beyond rounding."""
    if numbers_agree(a, b):
        return False
    apart = a.low > b.high or b.low > a.high
    if a.unit == SECONDS and max(a.value, b.value) < SAME_TIME * min(a.value, b.value):
        return False
    return apart and not (_close(a.value, b.value) and not (a.exact and b.exact and not a.unit))


def _within_bound(bound: Quantity, other: Quantity) -> bool:
    if bound.high == inf:
        return bound.value <= other.value <= bound.value * ABOVE_A_BOUND and other.high != inf
    return bound.low == 0 and other.low > 0 and bound.value / ABOVE_A_BOUND <= other.value <= bound.value


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= ROUNDING * max(abs(a), abs(b))


def _rounded(a: float, b: float) -> bool:
    """Whether the rounder of two numbers is the other in fewer digits: 4,000 is 3,980, 3 is not 5."""
    rounder, finer = sorted((a, b), key=_digits)
    digits = _digits(rounder)
    if finer <= 0 or digits >= _digits(finer) or finer < 10:
        return False
    step = 10.0 ** (floor(log10(finer)) - digits + 1)
    return _close(a, b) and round(finer / step) * step == rounder


def _digits(value: float) -> int:
    """Significant digits."""
    return len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")) or 1
