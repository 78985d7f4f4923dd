"""The sliding maximum equals its definition, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from index.windows import window_maximum

MATCHES = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 40), st.integers(1, 4)),
    elements=st.floats(0, 1, width=32),
)


@given(values=MATCHES, width=st.integers(1, 50))
def test_each_row_holds_the_largest_of_its_window(values: NDArray[np.float32], width: int) -> None:
    found = window_maximum(values, width)
    for row in range(len(values)):
        np.testing.assert_array_equal(found[row], values[row : row + width].max(axis=0))


def test_a_window_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        window_maximum(np.zeros((2, 2)), 0)
