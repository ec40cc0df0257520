"""Bad input through the command: the fault is named with file and line, exit 1, and the site that is there stays."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from tests.site.newsroom import CONFIG, Files, SmallSite, article, hashes, picture, review, smallest, translation

BRIDGE = "content/reviews/bridge"
EN, UR = f"{BRIDGE}/index.en.md", f"{BRIDGE}/index.ur.md"


@dataclass(frozen=True)
class Fault:
    """Files that are wrong, and what the command must say: `code`, `place` (as file:line:column), words of the message or hint."""

    code: str
    place: str
    files: Files
    words: str = ""


FAULTS = {
    "no front matter": Fault("front-matter-missing", f"{EN}:1:1", {EN: "The bridge stands.\n"}, "---"),
    "front matter without an end": Fault(
        "front-matter-not-closed", f"{EN}:1:1", {EN: "---\ntitle: x\n\nText\n"}, "---"
    ),
    "broken YAML": Fault("yaml-syntax", f"{EN}:2:", {EN: review(title='"never closed')}, "quot"),
    "a tab": Fault("yaml-tab", f"{EN}:12:1", {EN: review(why_checked="\n\treasons: [harm]")}, "space"),
    "a colon in a title": Fault("yaml-syntax", f"{EN}:2:", {EN: review(title="Bread: the price stays: 20")}, "quot"),
    "a comma within braces": Fault(
        "yaml-syntax", f"{EN}:11:", {EN: review(claim_location="{en: Lahore, Punjab}")}, "Punjab"
    ),
    "an unknown rating": Fault("unknown-rating", f"{EN}:5:1", {EN: review(rating="mostly-flase")}, "“mostly-false”"),
    "an unknown field": Fault("unknown-field", f"{EN}:11:1", {EN: review(topcis="[disasters]")}, "topics"),
    "a missing field": Fault("missing-field", f"{EN}:1:1", {EN: review(authors="")}, "authors"),
    "a date that is none": Fault("bad-date", f"{EN}:6:1", {EN: review(published="2026-13-45")}, "2026-02-03"),
    "a key twice": Fault(
        "yaml-duplicate-key", f"{EN}:12:1", {EN: review(content_warning="a\ncontent_warning: b")}, "line 11"
    ),
    "a policy page without Urdu": Fault(
        "missing-policy-page",
        "content/pages/funding/index.ur.md",
        {"content/pages/funding/index.ur.md": None},
        "funding",
    ),
    "a file in no language of the site": Fault(
        "unknown-language", f"{BRIDGE}/index.ud.md", {f"{BRIDGE}/index.ud.md": translation()}, "index.ur.md"
    ),
    "both files disagreeing": Fault("translation-disagrees", f"{UR}:5:1", {UR: translation(rating="correct")}, EN),
    "an image that is not there": Fault(
        "missing-image", f"{EN}:13:", {EN: review(body="See ![the bridge](bridge.jpg).")}, "bridge.jpg"
    ),
    "an image whose case differs": Fault(
        "missing-image",
        f"{EN}:13:",
        {EN: review(body="See ![the bridge](Bridge.jpg)."), f"{BRIDGE}/bridge.jpg": picture()},
        "bridge.jpg",
    ),
    "an image that is none": Fault(
        "image-format",
        f"{BRIDGE}/bridge.jpg",
        {EN: review(body="![the bridge](bridge.jpg)"), f"{BRIDGE}/bridge.jpg": b"<html>no picture</html>"},
    ),
    "an image that is damaged": Fault(
        "image-broken",
        f"{BRIDGE}/bridge.jpg",
        {EN: review(body="![the bridge](bridge.jpg)"), f"{BRIDGE}/bridge.jpg": picture()[:600]},
    ),
    "an SVG": Fault(
        "image-svg",
        f"{EN}:13:1",
        {
            EN: review(body="![the bridge](bridge.svg)"),
            f"{BRIDGE}/bridge.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        },
        "PNG",
    ),
    "an image of another host": Fault(
        "image-outside", f"{EN}:13:", {EN: review(body="![the bridge](https://pictures.example/bridge.jpg)")}
    ),
    "a dead link": Fault(
        "dead-link", f"{EN}:13:", {EN: review(body="As [we wrote](/reviews/brigde/) before.")}, "bridge"
    ),
    "a dead anchor": Fault("dead-anchor", f"{EN}:13:", {EN: review(body="See [below](#nothing).")}),
    "a 10 MB file": Fault("file-too-large", EN, {EN: review(body="word " * 2_000_000)}, "512 KB"),
    "a 10 MB front matter": Fault("file-too-large", EN, {EN: "---\ntitle: " + "a" * 10_000_000 + "\n---\n"}, "512 KB"),
    "invalid UTF-8": Fault(
        "file-encoding", f"{EN}:3:", {EN: review().encode().replace(b"claim: The", b"claim: \xff\xfe The")}, "UTF-8"
    ),
    "UTF-16": Fault("file-encoding", f"{EN}:1:1", {EN: review().encode("utf-16")}, "UTF-8"),
    "a text that reorders itself": Fault(
        "character-refused", f"{EN}:13:", {EN: review(body="It \u202esnaem eslaf\u202c.")}, "U+202E"
    ),
    "a folder name in Urdu": Fault(
        "bad-slug", "content/reviews/پل", {"content/reviews/پل/index.en.md": review("dam")}, "Latin"
    ),
    "deep YAML": Fault("yaml-depth", f"{EN}:2:", {EN: review(title="[" * 40_000)}, "20"),
    "a YAML bomb": Fault("yaml-anchor", f"{EN}:11:", {EN: review(places="&a [x, &b [*a, *a]]")}),
    "an SVG under another name": Fault(
        "image-svg",
        f"{BRIDGE}/bridge.png",
        {
            EN: review(body="![the bridge](bridge.png)"),
            f"{BRIDGE}/bridge.png": "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        },
    ),
    "an address that is taken": Fault(
        "reserved-slug", "content/pages/search/index.en.md", {"content/pages/search/index.en.md": article("Search")}
    ),
    "an alias that is an address": Fault(
        "alias-collision",
        f"{EN}:11:1",
        {EN: review(aliases="[dam]"), "content/reviews/dam/index.en.md": review("dam")},
        "dam",
    ),
    "an alias that makes a folder of a file": Fault(
        "alias-collision", f"{EN}:11:11", {EN: review(aliases="[/en/rss.xml/]")}, "rss.xml"
    ),
    "an alias too long for any disk": Fault(
        "bad-alias", f"{EN}:11:11", {EN: review(aliases=f"[/{'a' * 300}/]")}, "too long"
    ),
    "a quotation mark in a configured place": Fault(
        "yaml-syntax",
        "site_config.yml:2:",
        {"site_config.yml": CONFIG.replace("name: {en: Example", 'name: {en: “Example: x", y: [', 1)},
    ),
}


def run(site: SmallSite, *options: str) -> Result:
    quick = ("--no-search", "--no-cards", "--jobs", "1")
    return CliRunner().invoke(app, ["build", "--config", str(site.config), *quick, *options])


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_and_the_old_site_stays(fault: Fault, built: SmallSite) -> None:
    site = built
    before = hashes(site.output)
    site.write(fault.files)
    result = run(site)
    assert result.exit_code == (2 if fault.place.startswith("site_config.yml:") else 1), result.output
    told = [line for line in re.split(r"\n(?! )", result.stderr) if f" {fault.code}: " in line]
    assert told, result.stderr
    assert any(line.startswith(fault.place) and fault.words in line for line in told), told
    assert "error" in told[0]
    assert hashes(site.output) == before
    assert result.stdout == ""


def test_an_empty_content_folder_is_no_site(built: SmallSite) -> None:
    site = built
    before = hashes(site.output)
    site.write({name: None for name in smallest() if name.startswith("content/")})
    for folder in sorted((site.root / "content").rglob("*"), reverse=True):
        folder.rmdir()
    result = run(site)
    assert result.exit_code == 1
    assert "content: error no-content: " in result.stderr
    assert "tasdiq init" in result.stderr
    assert hashes(site.output) == before
    (site.root / "content").rmdir()
    assert "content: error no-content: " in run(site).stderr


def test_a_link_out_of_the_content_folder_is_not_followed(site: SmallSite, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "index.en.md").write_text(review("secret"), encoding="utf-8")
    (site.root / "content/reviews/secret").symlink_to(secret)
    (site.root / BRIDGE / "index.md").symlink_to("/etc/hostname")
    result = run(site)
    assert result.exit_code == 1
    assert result.stderr.count("outside-content") == 2
    assert not site.output.exists()


def test_a_review_in_one_language_is_no_fault(site: SmallSite) -> None:
    site.write({UR: None}).build()
    assert site.file("/en/reviews/bridge/").is_file()


def test_every_fault_of_every_file_is_told_in_one_run(site: SmallSite) -> None:
    site.write(
        {
            EN: review(rating="mostly-flase", topics="[disaster]", authors="[anima]"),
            "content/reviews/dam/index.en.md": "no fields",
            "content/reviews/road/index.en.md": review("road", title='"open'),
            "content/reviews/well/index.en.md": review("well", evidence="", body="[x](/nowhere/)"),
            "content/topics/health.yml": "nmae: Health\n",
            "content/people/bilal.yml": b"\xff",
            "content/pages/funding/index.ur.md": None,
        }
    )
    result = run(site, "--format", "json")
    found = {(problem["code"], problem["file"]) for problem in json.loads(result.stdout)["problems"]}
    assert found >= {
        ("unknown-rating", EN),
        ("unknown-topic", EN),
        ("unknown-person", EN),
        ("front-matter-missing", "content/reviews/dam/index.en.md"),
        ("yaml-syntax", "content/reviews/road/index.en.md"),
        ("no-evidence", "content/reviews/well/index.en.md"),
        ("dead-link", "content/reviews/well/index.en.md"),
        ("unknown-field", "content/topics/health.yml"),
        ("file-encoding", "content/people/bilal.yml"),
    }


def test_no_fault_tells_of_the_machine(site: SmallSite) -> None:
    for number, fault in enumerate(FAULTS.values()):
        files = {name: text for name, text in fault.files.items() if name != "site_config.yml" and text}
        site.write({name.replace("/bridge/", f"/bridge-{number}/"): text for name, text in files.items()})
    told = json.loads(run(site, "--format", "json").stdout)
    assert len(told["problems"]) > 10
    assert str(site.root) not in json.dumps(told["problems"])


def test_faults_that_only_come_with_a_scheduled_review_are_told_at_once(site: SmallSite) -> None:
    later = review("dam", published="2099-01-01", body="[x](/reviews/nothing/)")
    result = run(site.write({"content/reviews/dam/index.en.md": later}))
    assert result.exit_code == 1
    assert "content/reviews/dam/index.en.md:13:1: error dead-link" in result.stderr


def test_two_reviews_may_not_have_one_address_in_two_cases(site: SmallSite) -> None:
    (site.root / "content/reviews/Bridge").mkdir()
    site.write({"content/reviews/Bridge/index.en.md": review("dam")})
    result = run(site)
    assert result.exit_code == 1
    assert "content/reviews/Bridge: error bad-slug" in result.stderr
