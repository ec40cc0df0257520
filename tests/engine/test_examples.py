"""The examples of the state machine: so many, each tried once, in CI too, where they are the same at each run."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.engine.test_incremental import CHANGES, EXAMPLES, PARTS, STEPS, work


@pytest.mark.parametrize("profile", ["default", "ci"])
def test_no_two_parts_try_the_same_examples(profile: str) -> None:
    """In CI Hypothesis derives its examples from the test's source, which all parts share."""
    tried: list[set[tuple[tuple[str, int], ...]]] = []

    class Recorder(RuleBasedStateMachine):
        @initialize()
        def begin(self) -> None:
            self.steps: list[tuple[str, int]] = []

        @rule(changes=CHANGES)
        def edit(self, changes: list[tuple[str, int]]) -> None:
            self.steps += changes

        def teardown(self) -> None:
            if len(self.steps) >= STEPS:  # the shortest are few, and alike
                tried[-1].add(tuple(self.steps))

    before = settings.get_current_profile_name()
    settings.load_profile(profile)
    try:
        for part in range(PARTS):
            tried.append(set())
            work(Recorder, examples=EXAMPLES // PARTS, steps=STEPS, part=part)
    finally:
        settings.load_profile(before)
    assert len(set().union(*tried)) == sum(len(part) for part in tried) > EXAMPLES // 2
