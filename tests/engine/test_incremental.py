"""However a site is edited, broken and built, the next build is the one that a clean build would be, byte for byte."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.engine import damage
from tests.engine.building import Desk, differences, reference, search_was_to_follow, tree, workplace
from tests.engine.edits import EDITS
from tests.engine.newsroom import Newsroom, shot
from tests.site.newsroom import SmallSite

# Python 3.12 and later warn of forking where there are threads, and the runner of the tests has some.
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

EXAMPLES, PARTS, STEPS = 200, 4, 7
PICKS = st.integers(0, 1023)
CHANGES = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), PICKS), min_size=1, max_size=3)
JOBS = st.sampled_from([1, 1, 0, 2])
CALLS = 140_000  # about as many as a build of this site makes
LATE_CALLS = 15_000  # and from the first step of writing on


BEGUN: dict[bool, Path] = {}


def begun(*, search: bool) -> Path:
    """The newsroom in its first state, built; copied by every example."""
    if search not in BEGUN:
        desk = Desk(Newsroom(), search=search)
        desk.write()
        assert desk.run().ok
        BEGUN[search] = desk.root
    return BEGUN[search]


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    for root in BEGUN.values():
        shutil.rmtree(root)
    BEGUN.clear()


class Machine(RuleBasedStateMachine):
    """A newsroom at work."""

    search = False

    @initialize()
    def begin(self) -> None:
        self.desk = Desk(Newsroom(), workplace(), search=self.search)
        shutil.copytree(begun(search=self.search), self.desk.root, dirs_exist_ok=True, copy_function=shutil.copy2)
        self.desk.lying = self.desk.room.files()
        self.room = self.desk.room

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.close()

    @rule(changes=CHANGES, jobs=JOBS, clean=st.sampled_from([False] * 9 + [True]))
    def edit(self, changes: list[tuple[str, int]], jobs: int, *, clean: bool) -> None:
        before = modified(self.desk.site)
        self.change(changes)
        self.judge(jobs=jobs, clean=clean)
        after = modified(self.desk.site)
        pages = [name for name in after if not name.startswith("pagefind/")]
        kept = [name for name in pages if name in before and after[name][0] == before[name][0]]
        # Only what differs is written: rsync and hosts send what has a new date.
        assert [name for name in kept if after[name] != before[name]] == []

    @rule(changes=CHANGES)
    def edit_and_use_the_command(self, changes: list[tuple[str, int]]) -> None:
        if len(changes) < 3:
            return
        self.change(changes)
        done = self.desk.command()
        assert done.returncode == 0, done.stderr
        self.compare()

    @rule(changes=CHANGES, jobs=JOBS)
    def change_and_change_back(self, changes: list[tuple[str, int]], jobs: int) -> None:
        before = deepcopy(self.room)
        self.change(changes)
        self.judge(jobs=jobs)
        before.count = self.room.count
        self.desk.room = self.room = before
        self.desk.write()
        self.judge(jobs=jobs)

    @rule(how=st.sampled_from(damage.OUTPUT), pick=PICKS, changes=st.just([]) | CHANGES, jobs=JOBS)
    def damage_the_site(self, how: damage.Damage, pick: int, changes: list[tuple[str, int]], jobs: int) -> None:
        how(self.desk.site.output, pick)
        elsewhere = {folder: tree(folder) for folder in self.desk.root.glob("elsewhere-*")}
        self.change(changes)
        self.judge(jobs=jobs)
        assert {folder: tree(folder) for folder in elsewhere} == elsewhere, "the build reached out of the site"

    @rule(how=st.sampled_from(damage.CACHE), pick=PICKS, changes=st.just([]) | CHANGES)
    def damage_what_is_remembered(self, how: damage.Damage, pick: int, changes: list[tuple[str, int]]) -> None:
        how(self.desk.site.root / ".tasdiq", pick)
        self.change(changes)
        self.judge()

    @rule(pick=PICKS, jobs=JOBS)
    def touch(self, pick: int, jobs: int) -> None:
        os.utime(damage.chosen(self.desk.site.root / "content", pick), (pick, pick))
        assert self.judge(jobs=jobs).rendered == 0

    @rule(pick=PICKS)
    def change_unseen(self, pick: int) -> None:
        """Size and time of a source stay, its bytes do not."""
        slug = sorted(self.room.reviews)[pick % len(self.room.reviews)]
        review = self.room.reviews[slug]
        if pick // 16 % 2 and review.picture:
            review.picture = {"red": "blue", "blue": "green", "green": "red"}[review.picture]
            name, data = f"content/reviews/{slug}/shot.png", shot(review.picture)
        else:
            review.body = review.body + 1 if review.body % 10 < 9 else review.body - 1
            lang = review.langs[0]
            name, data = f"content/reviews/{slug}/index.{lang}.md", review.text(slug, lang).encode()
        damage.rewrite_unseen(self.desk.site.root / name, data)
        self.desk.lying[name] = data
        self.desk.write()
        self.judge()

    @rule(changes=CHANGES, pick=PICKS, how=st.sampled_from(["killed", "interrupted"]), late=st.booleans())
    def die_in_the_middle(self, changes: list[tuple[str, int]], pick: int, how: str, *, late: bool) -> None:
        before = tree(self.desk.site.output)
        self.change(changes)
        ended = self.desk.die(pick * pick * LATE_CALLS // 2**20 if late else pick * CALLS // 2**10, how=how, late=late)
        assert ended in {0, -9, 130}
        found = tree(self.desk.site.output)
        expected = reference(self.room, search=self.search)
        followed = self.search and search_was_to_follow(found, before, expected)
        assert found == before or followed or not differences(found, expected), "a site that is neither old nor new"
        self.judge()

    @rule(changes=CHANGES)
    def look_at_a_preview(self, changes: list[tuple[str, int]]) -> None:
        """Another output folder with other options, beside the site, from the same memory."""
        self.change(changes)
        elsewhere = self.desk.root / "preview"
        self.room.drafts, drafts = not self.room.drafts, self.room.drafts
        try:
            self.judge(output=elsewhere)
        finally:
            self.room.drafts = drafts
        self.judge()

    @rule(pick=PICKS, changes=st.just([]) | CHANGES)
    def make_a_mistake(self, pick: int, changes: list[tuple[str, int]]) -> None:
        """The build refuses, and the site stays to the byte and the minute; then the mistake is mended."""
        before = modified(self.desk.site)
        sources = [name for name in self.desk.lying if name.endswith((".md", ".yml", ".png")) and "strings" not in name]
        mistakes = [(sorted(sources)[pick % len(sources)], b"\xff: [no, {text")]
        mistakes += [("templates/list.html", b"{% if %}"), ("content/topics/none.yml", b"nothing: here\n")]
        name, data = mistakes[0] if pick % 4 else mistakes[pick // 4 % 3]
        whole = self.desk.lying.get(name)
        self.desk.site.write({name: data})
        assert not self.desk.run().ok
        assert modified(self.desk.site) == before
        assert beside(self.desk.site) == set()
        self.desk.site.write({name: whole})
        assert self.judge().rendered == 0
        self.change(changes)
        self.judge()

    def change(self, changes: list[tuple[str, int]]) -> None:
        for name, pick in changes:
            EDITS[name](self.room, pick)
        self.desk.write()

    def judge(self, **more: Any) -> Any:  # noqa: ANN401 - BuildOptions' own fields, and a BuildReport
        """Builds and compares with a clean build."""
        report = self.desk.run(**more)
        assert report.ok, [f"{p.place}: {p.code}: {p.message}" for p in report.problems if p.severity == "error"]
        assert report.next_due == self.room.due()
        self.compare(more.get("output"))
        return report

    def compare(self, output: Path | None = None) -> None:
        assert differences(tree(output or self.desk.site.output), reference(self.room, search=self.search)) == []
        assert beside(self.desk.site) == set()


def modified(site: SmallSite) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of each file of the built site."""
    return {
        path.relative_to(site.output).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in damage.files_in(site.output)
    }


def beside(site: SmallSite) -> set[str]:
    """What lies in the newsroom's folder and does not belong there, such as a half-made site."""
    return {path.name for path in site.root.iterdir()} - {"site", "content", "templates", "site_config.yml", ".tasdiq"}


class SearchMachine(Machine):
    """A newsroom with a search index, whose bytes are those of the clean build's too."""

    search = True


def work(machine: type[RuleBasedStateMachine], *, examples: int, steps: int, part: int = 0) -> None:
    """Lets a machine work through examples. Shrinking one takes minutes, and six steps can be read as they are.

    Where examples are the same at each run, as in CI, each part has its own.
    """
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.reuse, Phase.generate),
    )
    of_part = type(machine.__name__, (machine,), {})
    run_state_machine_as_test(seed(part)(of_part) if chosen.derandomize else of_part, settings=chosen)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_build_equals_a_clean_one(part: int) -> None:
    """In several parts, so that they can run at the same time."""
    work(Machine, examples=EXAMPLES // PARTS, steps=STEPS, part=part)


def test_every_build_with_a_search_index_equals_a_clean_one() -> None:
    work(SearchMachine, examples=20, steps=5)


def test_an_index_of_unchanged_records_keeps_its_dates() -> None:
    """Hosts and rsync send what has a new date, and the description of a claimant stands in no search record."""
    machine = SearchMachine()
    machine.begin()
    before = modified(machine.desk.site)
    machine.change([("describe_entry", 0)])
    machine.judge()
    after = modified(machine.desk.site)
    machine.teardown()
    assert [name for name in after if name.startswith("pagefind/") and after[name] != before[name]] == []


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A newsroom that a test moves by hand."""
    made = Machine()
    made.begin()
    yield made
    made.teardown()


def test_a_planted_wrong_byte_is_found(machine: Machine) -> None:
    """The comparison can fail: at one byte, at a file too many, at one that is missing, at an empty folder."""
    machine.judge()
    output = machine.desk.site.output
    page = output / "en" / "index.html"
    good = page.read_bytes()
    damage.renew(page, damage.flipped(good, 400))
    with pytest.raises(AssertionError, match=r"en/index\.html: other bytes"):
        machine.compare()
    damage.renew(page, good)
    machine.compare()
    (output / "more").mkdir()
    with pytest.raises(AssertionError, match="more/: left over"):
        machine.compare()
    (output / "more").rmdir()
    (output / "robots.txt").unlink()
    with pytest.raises(AssertionError, match=r"robots\.txt: missing"):
        machine.compare()


@pytest.mark.parametrize("name", sorted(EDITS))
def test_every_edit_changes_the_site_and_leaves_it_whole(name: str, machine: Machine) -> None:
    """An edit that changes nothing would test nothing."""
    before = reference(machine.room)
    for pick in (17, 1, 38, 700):
        machine.change([(name, pick)])
        machine.judge()
        if reference(machine.room) != before:
            return
    pytest.fail("nothing changed")


@pytest.mark.parametrize("how", [damage.link_a_folder, damage.put_a_file_for_a_folder], ids=lambda how: how.__name__)
def test_what_stands_in_the_place_of_a_folder_goes(how: damage.Damage, machine: Machine) -> None:
    for pick, changes in ((3, []), (38, [("change_body", 1)]), (700, [("delete_review", 2)])):
        machine.damage_the_site(how, pick, changes, 1)


@pytest.mark.parametrize("late", [False, True])
def test_a_build_really_dies_in_the_middle(machine: Machine, *, late: bool) -> None:
    machine.change([("change_site", 0)])
    assert machine.desk.die(100, how="killed", late=late) == -9
    assert machine.desk.die(100, how="interrupted", late=late) == 130
    assert machine.desk.die(10**9, how="killed", late=late) == 0
    machine.judge()
