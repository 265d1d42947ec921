"""How sure a figure is: 95 % bootstrap intervals, and paired tests of two systems on the same questions.

The same values give the same figures in whatever order they come: they are sorted before the seeded dice fall. A
report asks for the same few shares again and again, so answers are remembered.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

CONFIDENCE = 0.95
SIGNIFICANT = 0.05
_SEED = 20240229
_N_RESAMPLES = 2_000  # the ends of an interval move by less than half a percentage point from seed to seed
_N_FLIPS = 4_096  # all there are up to 12 differing pairs
_DECIMALS = 12  # what differs by rounding alone is equal


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean and the 95 % interval round it, in the unit of the values; NaN where there are no values."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """The mean of ours less theirs over n common questions, its 95 % interval, and the p-value of no difference."""

    difference: float
    low: float
    high: float
    p: float
    n: int

    @property
    def is_significant(self) -> bool:
        return self.p < SIGNIFICANT


def interval(values: Sequence[float]) -> Interval:
    """Return the mean with its 95 % interval.

    The interval is the percentile bootstrap. Values that are all 0 or all 1 leave it nothing to draw from, and it
    would claim certainty from three questions: there Wilson's interval for a share stands in.
    """
    return _interval(_rounded(values))


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Paired:
    """Return the mean difference of values in the same order of questions, with interval and p-value.

    The p-value is that of the paired permutation test: how often random signs make the mean difference as large.

    Raises:  ValueError: the two are not equally long.
    """
    return _paired(_rounded([our - their for our, their in zip(ours, theirs, strict=True)]))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return the p-values corrected, by Holm's method, for being several comparisons at once; in the same order."""
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    corrected = [1.0] * len(p_values)
    largest = 0.0
    for rank, at in enumerate(order):
        largest = max(largest, min(1.0, p_values[at] * (len(p_values) - rank)))
        corrected[at] = largest
    return tuple(corrected)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values lies, interpolated; NaN where there are none."""
    import numpy as np

    return float(np.quantile(values, share)) if values else math.nan


def _rounded(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(sorted(round(value, _DECIMALS) + 0.0 for value in values))  # + 0.0: there is one zero


@lru_cache(maxsize=65_536)
def _interval(values: tuple[float, ...]) -> Interval:
    n = len(values)
    if not values:
        return Interval(mean=math.nan, low=math.nan, high=math.nan, n=0)
    mean = math.fsum(values) / n
    if values[0] < values[-1]:
        low, high = _bootstrap(values)
    elif values[0] in (0.0, 1.0):
        low, high = _wilson(round(math.fsum(values)), n)
    else:
        low = high = mean
    return Interval(mean=mean, low=min(low, mean), high=max(high, mean), n=n)


@lru_cache(maxsize=65_536)
def _paired(differences: tuple[float, ...]) -> Paired:
    n = len(differences)
    if not differences:
        return Paired(difference=math.nan, low=math.nan, high=math.nan, p=1.0, n=0)
    mean = math.fsum(differences) / n
    low, high = _bootstrap(differences) if differences[0] < differences[-1] else (mean, mean)
    return Paired(difference=mean, low=min(low, mean), high=max(high, mean), p=_p_value(differences), n=n)


def _bootstrap(values: tuple[float, ...]) -> tuple[float, float]:
    import numpy as np
    from scipy.stats import bootstrap

    found = bootstrap(
        (np.asarray(values),),
        np.mean,
        n_resamples=_N_RESAMPLES,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    return float(found.confidence_interval.low), float(found.confidence_interval.high)


def _wilson(n_right: int, n: int) -> tuple[float, float]:
    from scipy.stats import binomtest

    found = binomtest(n_right, n).proportion_ci(confidence_level=CONFIDENCE, method="wilson")
    return float(found.low), float(found.high)


def _p_value(differences: tuple[float, ...]) -> float:
    import numpy as np
    from scipy.stats import monte_carlo_test, permutation_test

    differing = np.asarray([one for one in differences if one])  # a tie has no sign to flip
    if len(differing) < 2:
        return 1.0  # either sign makes one difference as large
    if 2 ** len(differing) <= _N_FLIPS:
        every = permutation_test((differing,), np.sum, permutation_type="samples", n_resamples=_N_FLIPS)
        return float(every.pvalue)
    dice = np.random.default_rng(_SEED)
    found = monte_carlo_test(
        differing,
        lambda size: differing * dice.choice((-1, 1), size=size),
        np.sum,
        vectorized=True,
        n_resamples=_N_FLIPS,
    )
    return float(found.pvalue)
