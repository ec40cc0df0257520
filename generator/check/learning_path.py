"""Lessons can be read in the order that they ask for: none comes after itself.

## Why

The learning path puts every lesson behind those that its `after` names. Where two lessons name each other, directly or
by way of others, there is no first one.

## Example

Wrong, in `lessons/old-pictures/` and `lessons/maps/`:

    after: [maps]

    after: [old-pictures]

Right: only one of the two.

## Codes

- `lesson-circle`: a lesson comes after itself, by way of the lessons that the message names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.model.circles import circles
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Follows `after` from lesson to lesson."""
    lessons = {lesson.slug: lesson for lesson in subject.library.lessons}
    for way in circles({slug: lesson.fields.after for slug, lesson in lessons.items()}):
        lesson = lessons[way[0]]
        following = way[1] if len(way) > 1 else way[0]
        number = lesson.fields.after.index(following)
        yield lesson.source.error(
            "lesson-circle",
            f"after.{number}",
            f"this lesson comes after itself: {' → '.join([*way, way[0]])}",
            hint="Take one of these lessons out of another's “after”.",
        )
