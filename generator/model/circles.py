"""What leads to what: an order in which everything comes after what it builds upon, and the circles that forbid one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

Leads = Mapping[str, Sequence[str]]


def in_sequence(leads: Leads) -> list[str]:
    """The names, each after those that it leads to, otherwise as they stand; a circle is entered where it comes first."""
    waiting = list(leads)
    found: list[str] = []
    while waiting:
        ready = (name for name in waiting if not any(other in waiting and other != name for other in leads[name]))
        taken = next(ready, waiting[0])
        waiting.remove(taken)
        found.append(taken)
    return found


def circles(leads: Leads) -> Iterator[tuple[str, ...]]:
    """Each way from a name back to itself, the shortest there is; of circles that meet only the first is told."""
    told: set[str] = set()
    for name in sorted(leads):
        if name not in told and (way := _way_back(name, leads, told)):
            told.update(way)
            yield way


def _way_back(start: str, leads: Leads, told: Container[str]) -> tuple[str, ...]:
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:  # grows while it is read
        for other in leads.get(way[-1], ()):
            if other == start:
                return way
            if other in leads and other not in seen and other not in told:
                seen.add(other)
                ways.append((*way, other))
    return ()
