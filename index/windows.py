"""The largest value within a window of words, without loading an image library for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["window_maximum"]


def window_maximum(values: NDArray[np.floating], width: int) -> NDArray[np.floating]:
    """For each row the largest of it and the ``width - 1`` rows after it, column by column.

    ``values`` is (words, columns) and so is the result. Below the last row there is nothing to
    look at, and zero stands there. Windows double until they are as wide as asked, so the work
    grows with the logarithm of ``width``. Raises :class:`ValueError` when ``width`` is under 1.
    """
    if width < 1:
        raise ValueError(f"a window of {width} words")
    found = values.copy()
    reach = 1
    while reach < width:
        step = min(reach, width - reach)
        found[:-step] = np.maximum(found[:-step], found[step:])
        np.maximum(found[-step:], 0, out=found[-step:])
        reach += step
    return found
