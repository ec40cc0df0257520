"""Content that is due later appears in the first build after its moment, and each build says when the next is due."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.pipeline import BuildReport, check, now
from tests.engine.building import Desk, differences, reference, tree
from tests.engine.newsroom import Newsroom, Review

SECOND = timedelta(seconds=1)
MOMENT = datetime(2026, 3, 20, 4, 0, tzinfo=UTC)  # of the review “lock”, which says 09:00 in Karachi
PAGES = ("en/reviews/lock/index.html", "ur/reviews/lock/index.html")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk(Newsroom())
    made.write()
    yield made
    made.close()


def says(desk: Desk, path: str) -> bool:
    """Whether a file of the site names the review that is due."""
    return "/reviews/lock/" in (desk.site.output / path).read_text("utf-8")


LISTED = (
    "en/index.html",
    "en/reviews/index.html",
    "en/rss.xml",
    "ur/atom.xml",
    "sitemap.xml",
    "data/reviews.json",
    "en/claimants/council/index.html",
    "en/topics/disasters/feed.json",
    "data/reviews.csv",
)


def test_it_appears_everywhere_in_the_first_build_after_its_moment(desk: Desk) -> None:
    for at in (MOMENT - SECOND, MOMENT, MOMENT + SECOND):
        desk.room.now = at
        report = desk.run()
        assert report.ok
        assert report.next_due == (MOMENT if at < MOMENT else None)
        due = at >= MOMENT
        assert [(desk.site.output / page).exists() for page in PAGES] == [due, due]
        assert {path for path in LISTED if says(desk, path)} == (set(LISTED) if due else set())
        assert differences(tree(desk.site.output), reference(desk.room)) == []
    assert desk.run().rendered == 0


def test_with_the_clock_set_back_it_goes_again(desk: Desk) -> None:
    desk.room.now = MOMENT
    desk.run()
    desk.room.now = MOMENT - SECOND
    assert desk.run().ok
    assert not (desk.site.output / PAGES[0]).exists()
    assert differences(tree(desk.site.output), reference(desk.room)) == []


def test_a_day_without_a_time_begins_at_midnight_of_the_newsroom(desk: Desk) -> None:
    desk.room.reviews = {"lock": Review(published="2026-04-11"), "dam": Review()}
    desk.room.timeline = []
    desk.write()
    midnight = datetime(2026, 4, 10, 19, 0, tzinfo=UTC)  # 2026-04-11 00:00 in Karachi
    desk.room.now = midnight - SECOND
    assert desk.run().next_due == midnight
    assert not (desk.site.output / PAGES[0]).exists()
    desk.room.now = midnight
    assert desk.run().next_due is None
    assert (desk.site.output / PAGES[0]).exists()


def test_several_come_one_after_the_other(desk: Desk) -> None:
    days = ["2026-03-20T09:00:00+05:00", "2026-03-20T09:00:01+05:00", "2026-05-01T00:00:00+00:00"]
    for number, day in enumerate(days):
        desk.room.reviews[f"soon-{number}"] = Review(published=day)
    desk.write()
    seen = []
    while (due := desk.run().next_due) is not None:
        seen.append(due)
        desk.room.now = due
    assert seen == [datetime.fromisoformat(day) for day in days]
    assert differences(tree(desk.site.output), reference(desk.room)) == []


def test_drafts_never_come_by_themselves(desk: Desk) -> None:
    desk.room.reviews = {"gate": Review(status="draft", published="2026-04-11"), "dam": Review()}
    desk.room.timeline = []
    desk.write()
    assert desk.run().next_due is None
    desk.room.pass_time(days=400)
    assert desk.run().rendered == 0
    assert not (desk.site.output / "en/reviews/gate").exists()


def test_in_a_preview_it_is_there_at_once(desk: Desk) -> None:
    desk.room.drafts = True
    assert desk.run().ok
    assert (desk.site.output / PAGES[0]).exists()
    assert (desk.site.output / "en/reviews/gate/index.html").exists()


def test_narratives_and_lessons_are_scheduled_too(desk: Desk) -> None:
    desk.room.reviews["mill"].narrative = False
    desk.room.vocabulary["techniques/old-picture"].pop("lesson")
    desk.write()
    root = desk.site.root / "content"
    for name, old in (("narratives/story", "2026-01-06"), ("lessons/looking", "2026-01-05")):
        file = root / name / "index.en.md"
        file.write_text(file.read_text("utf-8").replace(old, "2026-06-01T12:00:00+05:00"), "utf-8")
    desk.room.now = MOMENT
    due = datetime(2026, 6, 1, 7, 0, tzinfo=UTC)
    assert desk.run().next_due == due
    assert not (desk.site.output / "en/narratives/story").exists()
    desk.room.now = due
    assert desk.run().ok
    assert (desk.site.output / "en/narratives/story/index.html").exists()
    assert (desk.site.output / "en/learn/looking/index.html").exists()


def test_what_would_be_wrong_once_it_is_due_is_told_now(desk: Desk) -> None:
    """A scheduled review must not break the build of its own morning, when nobody is there to mend it."""
    desk.room.reviews["lock"].topics = ["no-such-topic"]
    desk.write()
    report = desk.run()
    assert not report.ok
    assert {problem.code for problem in report.problems if problem.severity == "error"} == {"unknown-topic"}


def test_the_command_says_when_the_next_is_due(desk: Desk) -> None:
    done = desk.command()
    assert "Next scheduled: 2026-03-20T09:00:00+05:00. Build again then." in done.stderr
    told = json.loads(desk.command("--format", "json").stdout)
    assert told["next_due"] == "2026-03-20T09:00:00+05:00"
    desk.room.now = MOMENT
    assert "Next scheduled" not in desk.command().stderr
    assert json.loads(desk.command("--format", "json").stdout)["next_due"] is None


def test_a_check_says_it_too_and_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.pipeline import BuildOptions

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MOMENT.timestamp()) - 1))
    assert check(BuildOptions(config=desk.site.config)).next_due == MOMENT
    assert not desk.site.output.exists()


def future(report: BuildReport) -> list[str]:
    """The files with an appearance on a day that has not come."""
    return [problem.file for problem in report.problems if problem.code == "appearance-in-future"]


@pytest.mark.parametrize("due", [None, "2026-12-20T00:00:00+05:00"])
@pytest.mark.parametrize("seen", ["2026-12-05", "2026-12"])
def test_a_warning_of_a_day_goes_when_the_day_has_come(*, seen: str, due: str | None, desk: Desk) -> None:
    """The site stays the same, and what is told of it must not be what was told before."""
    files = {"dam": Review(seen=[{"url": "https://social.example/again/1", "date": seen, "platform": "x"}])}
    if due:
        files["lock"] = Review(published=due)
    desk.room.reviews, desk.room.timeline = files, []
    desk.write()
    day = datetime(2026, 12, 5 if len(seen) > len("2026-12") else 1, tzinfo=ZoneInfo("Asia/Karachi"))
    place = ["content/reviews/dam/index.en.md"]
    for at, told in ((day - timedelta(days=4), place), (day - SECOND, place), (day, []), (day + SECOND, [])):
        desk.room.now = at
        for _ in range(2):  # the second time, nothing has changed
            assert future(report := desk.run()) == told
            assert report.next_due == (datetime.fromisoformat(due) if due else None)
        assert desk.run(verify=True).verified


def test_of_several_days_each_is_waited_for(desk: Desk) -> None:
    days = ["2026-12-05", "2026-12-09"]
    for slug, seen in zip(("dam", "mill"), days, strict=True):
        desk.room.reviews[slug].seen = [{"url": "https://social.example/again", "date": seen, "platform": "x"}]
    desk.write()
    for day, left in ((1, 2), (5, 1), (8, 1), (9, 0)):
        desk.room.now = datetime(2026, 12, day, 12, tzinfo=UTC)
        assert len(future(desk.run())) == left


def test_a_year_that_is_far_away_is_told_until_it_is_near(desk: Desk) -> None:
    desk.room.reviews["lock"].published = "2028-03-20T09:00:00+05:00"
    desk.write()
    for day, told in ((18, 1), (19, 1), (20, 0)):
        desk.room.now = datetime(2027, 3, day, 12, tzinfo=UTC)
        for _ in range(2):  # the second time, nothing has changed
            codes = [problem.code for problem in desk.run().problems]
            assert codes.count("published-far-ahead") == told


@pytest.mark.parametrize("nonsense", ["", "tomorrow", "9" * 30])
def test_without_a_moment_given_it_is_the_present(nonsense: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert now() == datetime(1970, 1, 2, tzinfo=UTC)
