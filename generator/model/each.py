"""How a stage is told to do one thing to many items: one after the other, or in processes. The pipeline decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


class Each(Protocol):
    """Like `map` for one sequence: the results in the order of the items."""

    def __call__(
        self,
        work: Callable[[ItemT], ResultT],
        items: Sequence[ItemT],
        /,
        *,
        weigh: Callable[[ItemT], int] = ...,
        settle: Callable[[], object] = ...,
    ) -> Iterable[ResultT]:
        """`work(item)` for each item; `weigh` tells how many plain items one is worth, if they are not alike.

        `settle()` finishes, where the work was done, what it left to be finished for several items at once.
        """
