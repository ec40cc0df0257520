"""The rating scale: the verdicts that a newsroom gives, most accurate first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.record import Record
from generator.model.text import Localized, Slug

# Words that YAML 1.1 programs (spreadsheets' exporters, other tools) read as something else than text.
FORBIDDEN_IDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Rating(Record):
    """One verdict of the scale.

    `value` is 1 for the least true and grows with truth; None for a verdict that is not on the line (satire, unproven).
    `icon` names one of Material's icons, such as `material/check-circle`.
    """

    id: Slug
    label: Localized
    definition: Localized
    value: Annotated[int, Field(ge=1)] | None = None
    colour: Colour
    icon: str = "material/help-circle"
    retired: bool = False
    replaced_by: Slug | None = None
