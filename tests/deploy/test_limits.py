"""The build warns before a host's limit is reached, and only for the host that is configured."""

from __future__ import annotations

import pytest

from generator.deploy.limits import host_warnings
from generator.problems import refused


def files(count: int, size: int = 1) -> list[tuple[str, int]]:
    return [(f"en/{number}/index.html", size) for number in range(count)]


@pytest.mark.parametrize(
    ("host", "count", "size", "redirects", "code", "words"),
    [
        ("cloudflare-pages", 16_000, 1, 0, "host-limit-near", "16,000 files of 20,000"),
        ("cloudflare-pages", 20_001, 1, 0, "host-limit-passed", "20,001 files of 20,000"),
        ("cloudflare-pages", 1, 1, 1_600, "host-limit-near", "1,600 redirects of 2,000"),
        ("cloudflare-pages", 1, 26 * 1024 * 1024, 0, "host-limit-passed", "en/0/index.html has 26.0 MiB of 25 MiB"),
        ("github-pages", 8, 100_000_000, 0, "host-limit-near", "800 MB of 1,000 MB"),
        ("github-pages", 11, 100_000_000, 0, "host-limit-passed", "1,100 MB of 1,000 MB"),
        ("gitlab-pages", 1, 1, 1_001, "host-limit-passed", "1,001 redirects of 1,000"),
    ],
)
def test_a_limit_is_named_before_and_after_it_is_passed(
    *, host: str, count: int, size: int, redirects: int, code: str, words: str
) -> None:
    (problem,) = host_warnings(host, files(count, size), redirects)
    assert problem.code == code
    assert words in problem.message
    assert not refused([problem])


@pytest.mark.parametrize("host", ["cloudflare-pages", "github-pages", "gitlab-pages", "netlify", "none"])
def test_a_small_site_hears_nothing(host: str) -> None:
    assert host_warnings(host, files(100), 10) == []


def test_a_limit_just_reached_is_not_passed() -> None:
    (problem,) = host_warnings("cloudflare-pages", files(20_000), 0)
    assert problem.code == "host-limit-near"


def test_gitlab_counts_folders_as_well() -> None:
    # 80,000 files in 80,000 folders of their own below one: 160,001 entries, which is 80 % of what it takes.
    (problem,) = host_warnings("gitlab-pages", files(80_000), 0)
    assert "160,001 files and folders of 200,000" in problem.message


def test_a_host_without_limits_says_nothing_of_a_large_site() -> None:
    assert host_warnings("none", files(30_000), 5_000) == []


def test_the_hint_says_which_files_a_newsroom_could_do_without() -> None:
    (problem,) = host_warnings("cloudflare-pages", files(16_000), 0)
    assert "lite: false" in problem.hint
    assert "embeds: false" in problem.hint
