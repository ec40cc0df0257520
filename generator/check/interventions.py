"""Whoever reports content to a platform or an authority says how freedom of expression was weighed.

## Why

A fact-checker's report can take somebody's words off the net, rightly or wrongly. Readers may judge that only if they
see what was reported to whom, what came of it, and which reasons stood against it. A question to a platform, or a
request that leaves everything where it is, reports no content: `content: false`.

## Example

Wrong:

    interventions:
      - {date: 2026-03-02, to: An invented platform, kind: platform, what: Forty copies of the altered film}

Right:

    interventions:
      - date: 2026-03-02
        to: An invented platform
        kind: platform
        what: Forty copies of the altered film
        expression: We asked for a label, not for removal; people may discuss the film.
        outcome: Labelled on 4 March.
        outcome_date: 2026-03-04

## Codes

- `report-not-weighed`: content was reported, and `expression` does not say how freedom of expression was weighed. In a
  draft, which may be unfinished, a warning.
- `outcome-before-report`: the outcome is dated before what was reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.subject import Subject, still_missing
from generator.model.article import Narrative
from generator.model.date import earliest, latest
from generator.problems import Problem


def check(subject: Subject) -> Iterator[Problem]:
    """Reads the log of interventions of every dossier."""
    for narrative in subject.narratives:
        yield from _log(narrative)


def _log(narrative: Narrative) -> Iterator[Problem]:
    for number, entry in enumerate(narrative.fields.interventions):
        path = f"interventions.{number}"
        if entry.content and entry.expression is None:
            missing = narrative.source.error(
                "report-not-weighed",
                path,
                f"content was reported on {entry.date}, and nothing says how freedom of expression was weighed",
                hint="Write expression, or content: false where no content or account was reported.",
            )
            yield still_missing(narrative, missing)
        if entry.outcome_date and latest(entry.outcome_date) < earliest(entry.date):
            yield narrative.source.error(
                "outcome-before-report",
                f"{path}.outcome_date",
                f"the outcome ({entry.outcome_date}) is dated before the report ({entry.date})",
                hint="Look at the two dates.",
            )
