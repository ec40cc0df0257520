"""Rendering in several processes. The pages are inherited by the workers, not sent to them: only bytes travel back."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from generator.model.page import Page

CHUNK = 64
WORTH_IT = 400  # below this many pages, starting processes costs more than it saves

Render = Callable[[Page], bytes]


def in_processes(render: Render, pages: Sequence[Page], *, jobs: int) -> Iterator[tuple[Page, bytes]]:
    """Each page with `render(page)`, in the order of the pages.

    Where the system can fork, workers inherit `render` and `pages`; elsewhere, and for few pages, one process does it all.
    """
    if jobs <= 1 or len(pages) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        yield from ((page, render(page)) for page in pages)
        return
    work = _Work(render, pages)
    starts = range(0, len(pages), CHUNK)
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=work.adopt) as pool:
        for start, rendered in zip(starts, pool.map(_render_chunk, starts), strict=True):
            yield from zip(pages[start : start + CHUNK], rendered, strict=True)


class _Work:
    """What a worker renders. `adopt` runs once in each worker, which got it by forking."""

    current: _Work

    def __init__(self, render: Render, pages: Sequence[Page]) -> None:
        self.render = render
        self.pages = pages

    def adopt(self) -> None:
        _Work.current = self


def _render_chunk(start: int) -> list[bytes]:
    work = _Work.current
    return [work.render(page) for page in work.pages[start : start + CHUNK]]
