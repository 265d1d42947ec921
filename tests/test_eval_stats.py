"""Intervals and tests against closed forms, and against what they promise."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from eval.stats import holm, interval, paired, quantile

SHARES = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_a_share_has_about_the_interval_of_the_normal_approximation() -> None:
    found = interval([1.0] * 300 + [0.0] * 100)
    reach = norm.ppf(0.975) * math.sqrt(0.75 * 0.25 / 400)
    assert (found.mean, found.n) == (0.75, 400)
    assert found.low == pytest.approx(0.75 - reach, abs=0.01)
    assert found.high == pytest.approx(0.75 + reach, abs=0.01)


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    dice = np.random.default_rng(1)
    runs = [interval([float(dice.random() < 0.7) for _ in range(60)]) for _ in range(300)]
    covered = sum(one.low <= 0.7 <= one.high for one in runs) / len(runs)
    assert 0.90 <= covered <= 0.99


@pytest.mark.parametrize(("value", "n"), [(1.0, 1), (0.0, 1), (1.0, 20), (0.0, 20)])
def test_a_few_questions_all_right_or_all_wrong_make_nothing_certain(value: float, n: int) -> None:
    found = interval([value] * n)
    wilson = binomtest(round(value) * n, n).proportion_ci(method="wilson")
    assert (found.mean, found.n) == (value, n)
    assert (found.low, found.high) == pytest.approx((wilson.low, wilson.high))
    assert found.high - found.low > 0.1


def test_equal_values_that_are_no_shares_have_an_interval_without_width() -> None:
    found = interval([0.5, 0.5, 0.5])
    assert (found.low, found.mean, found.high) == (0.5, 0.5, 0.5)


def test_nothing_measured_is_not_zero() -> None:
    assert math.isnan(interval([]).mean)
    assert interval([]).n == 0
    assert math.isnan(paired([], []).difference)
    assert paired([], []).p == 1.0
    assert math.isnan(quantile([], 0.5))


@given(SHARES, st.randoms())
@settings(max_examples=40, deadline=None)
def test_order_changes_nothing_and_the_mean_lies_inside(values: list[float], dice: random.Random) -> None:
    shuffled = dice.sample(values, len(values))
    found = interval(values)
    assert interval(shuffled) == found
    assert found.low <= found.mean <= found.high


@pytest.mark.parametrize(("won", "lost", "same"), [(9, 2, 0), (9, 2, 300), (5, 5, 7), (12, 0, 3), (1, 0, 9)])
def test_the_p_value_of_right_and_wrong_is_that_of_the_sign_test(won: int, lost: int, same: int) -> None:
    ours = [1.0] * won + [0.0] * lost + [1.0] * same
    theirs = [0.0] * won + [1.0] * lost + [1.0] * same
    found = paired(ours, theirs)
    assert found.p == pytest.approx(binomtest(won, won + lost).pvalue)
    assert found.difference == pytest.approx((won - lost) / (won + lost + same))


def test_many_pairs_are_tested_by_chance_near_the_exact_value() -> None:
    found = paired([1.0] * 30 + [0.0] * 15, [0.0] * 30 + [1.0] * 15)
    assert found.p == pytest.approx(binomtest(15, 45).pvalue, abs=0.015)


def test_pairs_tell_what_two_separate_intervals_hide() -> None:
    dice = np.random.default_rng(2)
    hard = [dice.random() for _ in range(50)]
    better = [value + 0.05 for value in hard]
    assert interval(better).low < interval(hard).high
    assert paired(better, hard).is_significant


@given(SHARES)
@settings(max_examples=40, deadline=None)
def test_a_system_does_not_differ_from_itself(values: list[float]) -> None:
    found = paired(values, values)
    assert (found.difference, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)
    assert not found.is_significant


def test_changing_sides_turns_the_sign() -> None:
    ours, theirs = [1.0, 1.0, 0.5, 0.0], [0.0, 1.0, 0.25, 0.5]
    assert paired(ours, theirs).difference == -paired(theirs, ours).difference
    assert paired(ours, theirs).p == paired(theirs, ours).p


def test_systems_that_answered_different_questions_are_not_paired() -> None:
    with pytest.raises(ValueError, match="zip"):
        paired([1.0], [1.0, 0.0])


def test_several_comparisons_ask_for_more() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.6, 0.9]) == (1.0, 1.0)
    assert holm([]) == ()


def test_a_quantile_lies_between_its_neighbours() -> None:
    assert quantile([30.0, 10.0, 20.0], 0.5) == 20.0
    assert quantile([0.0, 100.0], 0.95) == pytest.approx(95.0)
