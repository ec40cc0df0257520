"""The snippets for nginx and Caddy send what the site's own `_headers` asks other hosts to send, and hide no page."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

from generator.plan import hosting

DOCS = Path(__file__).parent.parent / "docs"
needs_nginx = pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed")
needs_rsync = pytest.mark.skipif(not shutil.which("rsync"), reason="rsync is not installed")


@pytest.mark.parametrize("example", ["nginx.conf.example", "Caddyfile.example"])
def test_the_example_sends_the_headers_of_the_site(example: str) -> None:
    text = (DOCS / example).read_text(encoding="utf-8")
    absent = [f"{name}: {value}" for name, value in hosting._everywhere().items() if f'"{value}"' not in text]
    assert absent == []
    assert all(name in text for name in (*hosting._everywhere(), "Cross-Origin-Resource-Policy"))


@pytest.mark.parametrize("example", ["nginx.conf.example", "Caddyfile.example"])
def test_the_example_lets_other_sites_show_cards(example: str) -> None:
    assert f'"{hosting.bare_policy()}"' in (DOCS / example).read_text(encoding="utf-8")


@pytest.mark.parametrize("example", ["nginx.conf.example", "Caddyfile.example"])
def test_the_example_keeps_hashed_files_as_long_as_the_site_says(example: str) -> None:
    text = (DOCS / example).read_text(encoding="utf-8")
    assert f'"public, max-age={hosting.YEAR}, immutable"' in text


def test_no_list_sends_readers_away_from_a_translation() -> None:
    text = (DOCS / "nginx.conf.example").read_text(encoding="utf-8")
    assert "elsewhere" not in text
    assert "return 302" not in text
    assert "$3 == 302" not in (DOCS / "deploy.md").read_text(encoding="utf-8")


SITE = {
    "index.html": "home",
    "404.html": "not here",
    "_headers": "private",
    "en/reviews/new/index.html": "new",
    "en/reviews/old/index.html": "a small page that leads on",
    "ur/reviews/new/index.html": "a translation",
}
REDIRECTS = "{0}/en/reviews/old/ {0}/en/reviews/new/ 301\n{0}/ur/reviews/new/ {0}/en/reviews/new/ 302\n"


@pytest.fixture(params=["", "/factcheck"], ids=["root", "below a path"])
def published(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """The prefix of a site and the port on which nginx serves it with the example's rules."""
    prefix: str = request.param
    write(tmp_path / f"www{prefix}", {**SITE, "_redirects": REDIRECTS.format(prefix)})
    rules = map_of(tmp_path / f"www{prefix}/_redirects", tmp_path / "redirects.map")
    (tmp_path / "tasdiq-moved.map").write_text(rules, encoding="utf-8")
    (tmp_path / "tasdiq-gone.map").write_text(f'"{prefix}/en/gone/" 1;', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    text = (DOCS / "nginx.conf.example").read_text(encoding="utf-8")
    for old, new in (
        ("/etc/nginx/", f"{tmp_path}/"),
        ("/srv/www/newspaper" if prefix else "/srv/www/tasdiq", str(tmp_path / "www")),
        ("listen [::]:80;", ""),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
    ):
        assert old in text
        text = text.replace(old, new)
    user = "user root;" if os.geteuid() == 0 else ""  # or its workers may not read the test's folder
    run = f"{user} pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ access_log off;"
    paths = " ".join(
        f"{name}_temp_path {tmp_path}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(f"{run} types {{ text/html html; }} {paths}\n{text}\n}}", encoding="utf-8")
    command = ["nginx", "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "log"), "-g", "daemon off;"]
    with subprocess.Popen(command) as server:
        wait_for(port)
        yield prefix, port
        server.terminate()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def map_of(redirects: Path, goal: Path) -> str:
    """What the script makes of `_redirects`, by its own line."""
    script = (DOCS / "publish-nginx.sh.example").read_text(encoding="utf-8")
    (line,) = re.findall(r"^awk ('.*') site/_redirects", script, re.MULTILINE)
    subprocess.run(["sh", "-c", f"awk {line} {redirects} > {goal}"], check=True)
    return goal.read_text(encoding="utf-8")


def wait_for(port: int) -> None:
    deadline = monotonic() + 10
    while monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            sleep(0.05)
        else:
            return


def get(published: tuple[str, int], path: str, host: str) -> tuple[int, str, str]:
    connection = HTTPConnection("127.0.0.1", published[1], timeout=10)
    connection.request("GET", published[0] + path, headers={"Host": host})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.getheader("Location", ""), text


@needs_nginx
def test_nginx_leads_from_moved_addresses_and_hides_no_page(published: tuple[str, int]) -> None:
    prefix = published[0]
    host = "www.example.org" if prefix else "tasdiq.example.org"
    assert get(published, "/", host) == (200, "", "home")
    assert get(published, "/en/reviews/old/", host)[:2] == (301, f"{prefix}/en/reviews/new/")
    assert get(published, "/en/reviews/new", host)[:2] == (301, f"{prefix}/en/reviews/new/")
    assert get(published, "/en/reviews/new/index.html", host)[:2] == (301, f"{prefix}/en/reviews/new/")
    assert get(published, "/ur/reviews/new/", host) == (200, "", "a translation")
    assert get(published, "/en/gone/", host) == (410, "", "not here")
    for path in ("/_headers", "/_redirects", "/nothing/", "/en/"):
        assert get(published, path, host) == (404, "", "not here"), path


@needs_rsync
def test_the_script_copies_the_site_and_reloads_nginx_when_an_address_moved(tmp_path: Path) -> None:
    newsroom, root = tmp_path / "newsroom", tmp_path / "www" / "factcheck"
    write(newsroom / "site", {**SITE, "_redirects": REDIRECTS.format("/factcheck")})
    for name in ("bin/nginx", "bin/systemctl", "newsroom/.venv/bin/tasdiq"):
        write(tmp_path, {name: f'#!/bin/sh\necho "{Path(name).name} $*" >> {tmp_path}/log\n'})
        (tmp_path / name).chmod(0o755)
    text = (DOCS / "publish-nginx.sh.example").read_text(encoding="utf-8")
    for old, new in (
        ("user=newsroom ", f"user={getpass.getuser()} "),
        ("=/srv/newsroom ", f"={newsroom} "),
        ("=/srv/www/tasdiq ", f"={root} "),
        ("=/etc/nginx/", f"={tmp_path}/"),
    ):
        assert old in text
        text = text.replace(old, new)
    environment = {**os.environ, "PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}

    def publish() -> list[str]:
        (tmp_path / "log").write_text("", encoding="utf-8")
        subprocess.run(["sh", "-c", text], check=True, env=environment)
        return (tmp_path / "log").read_text("utf-8").splitlines()

    assert publish() == ["tasdiq build", "nginx -t -q", "systemctl reload nginx"]
    moved = tmp_path / "tasdiq-moved.map"
    assert moved.read_text("utf-8") == '"/factcheck/en/reviews/old/" "/factcheck/en/reviews/new/";\n'
    assert {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} == {*SITE, "_redirects"}
    assert publish() == ["tasdiq build"]
    (newsroom / "site" / "_redirects").write_text("", encoding="utf-8")
    (newsroom / "site" / "index.html").unlink()
    assert publish() == ["tasdiq build", "nginx -t -q", "systemctl reload nginx"]
    assert moved.read_text("utf-8") == ""
    assert not (root / "index.html").exists()
