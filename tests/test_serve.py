"""The preview server: what it sends, what it refuses, how it follows changes; with real requests."""

from __future__ import annotations

import http.client
import json
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from time import monotonic, sleep
from typing import Any

import pytest

from generator.serve import serve
from generator.serve.files import SiteFiles, header_rules, matches
from generator.serve.live import Live
from generator.serve.preview import PortTakenError
from generator.serve.preview import preview as show
from tests.previewing import WAIT, FakeBuild, Outcome, Preview, previewing, write_site

SITE = Path(__file__).parent / "sites" / "plain"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "title.txt").write_text("Home", encoding="utf-8")
    (tmp_path / "site_config.yml").write_text("name: Example\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def preview(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    """The preview; `prefix` may be given as the fixture's parameter."""
    with previewing(tmp_path, getattr(request, "param", "")) as running:
        yield running


def test_pages_come_with_the_script_and_the_sites_headers(preview: Preview) -> None:
    status, headers, page = preview.get("/en/")
    assert status == 200
    assert "<h1>English</h1>" in page
    assert '<script src="/.tasdiq/live.js" data-site="' in page
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" not in headers


def test_a_page_that_leads_on_comes_as_it_is(preview: Preview) -> None:
    status, _, page = preview.get("/en/old/")
    assert status == 200
    assert page.endswith("<body>Moved</body></html>")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/en/rss.xml", 200, "application/rss+xml"),
        ("/assets/a.js", 200, "text/javascript; charset=utf-8"),
        ("/pagefind/en/a.pf_meta", 200, "application/octet-stream"),
        ("/ur/%D8%A2%D8%BA%D8%A7%D8%B2/", 200, "text/html; charset=utf-8"),
        ("/en/?q=1", 200, "text/html; charset=utf-8"),
        ("/nothing/", 404, "text/html; charset=utf-8"),
        ("/en/rss.xml/", 404, "text/html; charset=utf-8"),
        ("/assets/", 404, "text/html; charset=utf-8"),
        ("/../site_config.yml", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8"),
        ("/..%5csite_config.yml", 404, "text/html; charset=utf-8"),
        ("/en/%00", 404, "text/html; charset=utf-8"),
        ("/.tasdiq/../live.js", 404, "text/html; charset=utf-8"),
        ("/.tasdiq/__init__.py", 404, "text/html; charset=utf-8"),
    ],
)
def test_addresses(preview: Preview, path: str, status: int, kind: str) -> None:
    got, headers, page = preview.get(path)
    assert (got, headers["Content-Type"]) == (status, kind)
    assert status == 200 or "Not here" in page


def test_a_folder_without_its_slash_leads_to_the_folder(preview: Preview) -> None:
    status, headers, _ = preview.get("/en")
    assert (status, headers["Location"]) == (301, "/en/")
    assert preview.get("//en")[1]["Location"] == "/en/"


def test_nothing_of_the_preview_is_kept_by_the_browser(preview: Preview) -> None:
    _, headers, _ = preview.get("/assets/a.js")
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Kind"] == "asset"


@pytest.mark.parametrize("preview", ["/factcheck"], indirect=True)
def test_a_site_below_a_sub_path(preview: Preview) -> None:
    assert preview.address.endswith("/factcheck/")
    assert preview.build.calls[0][0] == preview.address.rstrip("/")
    assert preview.get("/factcheck/en/")[0] == 200
    assert preview.get("/en/")[0] == 404
    assert preview.get("/factchecking/")[0] == 404
    assert preview.get("/")[1]["Location"] == "/factcheck/"


def test_another_sites_name_is_refused(preview: Preview) -> None:
    assert preview.get("/en/", Host="evil.example")[0] == 421
    assert preview.get("/en/", Host="localhost:1234")[0] == 200


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    write_site(tmp_path / "site")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site" / "out.txt").symlink_to(tmp_path / "secret.txt")
    assert SiteFiles(tmp_path / "site").answer("/out.txt").status == 404


def test_rules_of_headers_are_read_as_hosts_read_them() -> None:
    assert list(header_rules("/*\n  A: b: c\n\n/x/*\n\tD: e\n")) == [("/*", "A", "b: c"), ("/x/*", "D", "e")]


@pytest.mark.parametrize(
    ("path", "pattern", "found"),
    [
        ("/a/b.css", "/*", True),
        ("/en/rss.xml", "/*/rss.xml", True),
        ("/en/rssaxml", "/*/rss.xml", False),
        ("/en/about/", "/:lang/:page/", True),
        ("/en/embed/x/", "/:lang/:page/", False),
        ("/en/reviews/x/", "/:lang/reviews/:key/*", True),
        ("/en/reviews/", "/:lang/reviews/:key/*", False),
    ],
)
def test_a_rule_stands_for_the_paths_that_hosts_take_it_for(*, path: str, pattern: str, found: bool) -> None:
    assert matches(path, pattern) == found


def test_a_change_builds_again_and_search_follows(preview: Preview) -> None:
    problems, ok = preview.write("Second")
    assert (list(problems), ok) == ([], True)
    assert "<h1>Second</h1>" in preview.get("/")[2]
    deadline = monotonic() + WAIT
    while not preview.build.calls[-1][1] and monotonic() < deadline:
        sleep(0.05)
    assert preview.build.calls[-1][1]


def test_the_configuration_and_new_folders_are_watched(preview: Preview) -> None:
    changed = preview.root / "new.yml"
    changed.write_text("name: Another\n", encoding="utf-8")
    changed.replace(preview.root / "site_config.yml")  # as editors' programs save
    assert preview.told.get(timeout=WAIT)[1]
    (preview.root / "templates").mkdir()
    assert preview.told.get(timeout=WAIT)[1]
    (preview.root / "templates" / "home.html").write_text("x", encoding="utf-8")
    assert preview.told.get(timeout=WAIT)[1]


def test_an_error_leaves_the_last_good_site(preview: Preview) -> None:
    problems, ok = preview.write("Loud!")
    assert ([problem.place for problem in problems], ok) == (["content/title.txt:1:5"], False)
    assert "<h1>Home</h1>" in preview.get("/")[2]
    assert preview.write("Quiet")[1]
    assert "<h1>Quiet</h1>" in preview.get("/")[2]


def test_a_crash_is_told_and_the_preview_goes_on(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    problems, ok = preview.write("crash")
    assert ([problem.message for problem in problems], ok) == (["Tasdiq itself failed: RuntimeError: a bug"], False)
    assert "Traceback" in capsys.readouterr().err
    assert preview.write("Mended")[1]


def test_a_first_build_with_errors_shows_a_page_that_waits(root: Path) -> None:
    (root / "content" / "title.txt").write_text("Loud!", encoding="utf-8")
    stop, found, told = Event(), Queue[str](), Queue[bool]()
    thread = Thread(
        target=show,
        args=(root / "site_config.yml", root / "site", build := FakeBuild(root)),
        kwargs={"port": 0, "ready": found.put, "tell": lambda _, ok: told.put(ok), "stop": stop},
    )
    thread.start()
    running = Preview(root, build, found.get(timeout=WAIT), Queue())
    assert told.get(timeout=WAIT) is False
    status, _, page = running.get("/en/")
    stop.set()
    thread.join(WAIT)
    assert status == 404
    assert "No site yet" in page
    assert "/.tasdiq/live.js" in page


def test_a_browser_that_leaves_is_no_error(preview: Preview, capsys: pytest.CaptureFixture[str]) -> None:
    host, _, port = preview.address.removeprefix("http://").rstrip("/").partition(":")
    for path in ("/en/", "/.tasdiq/events"):
        with socket.create_connection((host, int(port))) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closes without a goodbye
            line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    preview.write("Loud!")
    preview.write("Good")
    assert preview.get("/")[0] == 200
    assert "Traceback" not in capsys.readouterr().err


def test_events_tell_the_state_at_once_and_each_change(preview: Preview) -> None:
    host = preview.address.removeprefix("http://").rstrip("/")
    with closing(http.client.HTTPConnection(host, timeout=WAIT)) as line:
        line.request("GET", "/.tasdiq/events")
        answer = line.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream"
        first = event(answer)
        preview.write("Loud!")
        second = event(answer)
        preview.write("Good")
        third = event(answer)
    assert (first["ok"], first["problems"]) == (True, [])
    assert (second["ok"], second["site"]) == (False, first["site"])
    assert second["problems"][0]["place"] == "content/title.txt:1:5"
    assert third["ok"]
    assert third["site"] != first["site"]


def event(answer: http.client.HTTPResponse) -> dict[str, Any]:
    while not (line := answer.readline()).startswith(b"data: "):
        assert line
    found: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
    return found


def test_a_taken_port_is_reported(root: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTakenError, match=f"port {port}"):
            show(root / "site_config.yml", root / "site", FakeBuild(root), port=port, ready=print, tell=lambda *_: None)


def test_the_command_names_a_taken_port(root: Path) -> None:
    said: list[str] = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code = serve(root / "site_config.yml", host="127.0.0.1", port=port, search=False, say=said.append, tell=print)
    assert code == 2
    assert f"port {port}" in said[0]


def test_control_c_ends_quietly(root: Path) -> None:
    def interrupted(**_: object) -> Outcome:
        raise KeyboardInterrupt

    found = Queue[str]()
    show(root / "site_config.yml", root / "site", interrupted, port=0, ready=found.put, tell=lambda *_: None)
    host = found.get(timeout=WAIT).removeprefix("http://").rstrip("/")
    with closing(http.client.HTTPConnection(host, timeout=WAIT)) as line, pytest.raises(ConnectionRefusedError):
        line.request("GET", "/")


def test_waiting_ends_when_the_preview_does() -> None:
    live = Live()
    Thread(target=live.close).start()
    assert live.wait(0, WAIT) is None
    assert live.closed


def test_the_command_shows_a_real_site_until_control_c(tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "site", ignore=shutil.ignore_patterns(".tasdiq"))
    config = tmp_path / "site" / "site_config.yml"
    listening = [
        "env",
        "--default-signal=INT",
    ]  # what runs the tests may ignore Ctrl-C, as a shell's background jobs do
    command = [*listening, sys.executable, "-m", "generator", "serve", "--config", str(config), "--port", "0"]
    with subprocess.Popen(command, cwd=SITE.parents[2], stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        host = running.stderr.readline().split("http://", 1)[1].partition("/")[0]
        assert "take them from the site that tasdiq build makes" in running.stderr.readline()
        assert "Built in" in running.stderr.readline()
        with closing(http.client.HTTPConnection(host, timeout=WAIT)) as line:
            line.request("GET", "/en/")
            answer = line.getresponse()
            page = answer.read().decode()
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
        assert running.wait(WAIT) == 0
    assert answer.status == 200
    assert "/.tasdiq/live.js" in page
    assert "Traceback" not in rest
