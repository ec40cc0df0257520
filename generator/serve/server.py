"""The web server of the preview: the files, a small script in every page, and events that tell pages of changes."""

from __future__ import annotations

import socket
import sys
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

from generator.serve.files import Answer, SiteFiles, content_type
from generator.serve.live import Live

OWN = "/.tasdiq/"
OWN_FILES = {"live.js": "text/javascript; charset=utf-8", "live.css": "text/css; charset=utf-8"}
HEARTBEAT = 15.0  # seconds; shows the server whether the page is still there
FOLDER = Path(__file__).parent
NOTHING_YET = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>No site yet</title></head>'
    "<body><main><h1>No site yet</h1><p>It appears here as soon as a build succeeds.</p></main></body></html>"
)


class Server(ThreadingHTTPServer):
    """One thread for each request."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that left before the answer was whole; anything else is a bug and told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class SixServer(Server):
    """The same for addresses such as ::1."""

    address_family = socket.AF_INET6


def start_server(files: SiteFiles, live: Live | None, host: str, port: int) -> Server:
    """A server for `files`, bound but not yet serving; without `live` pages come exactly as they were built."""
    kind = SixServer if ":" in host else Server
    return kind((host, port), partial(Handler, files, live, host))


def address(server: Server, host: str) -> str:
    """The server's whole address, without a slash at the end."""
    return f"http://{f'[{host}]' if ':' in host else host}:{server.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server_version = "Tasdiq"
    sys_version = ""

    def __init__(self, files: SiteFiles, live: Live | None, host: str, *given: object) -> None:
        self.files = files
        self.live = live
        self.host = host
        super().__init__(*given)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Says nothing: the terminal is for problems."""

    def do_GET(self) -> None:
        """Sends a file, the script or the events."""
        if not self._is_for_us():
            self._send(421, b"This preview answers to its own address only.", {"Content-Type": "text/plain"})
        elif self.live and urlsplit(self.path).path == f"{OWN}events":
            self._events(self.live)
        elif self.live and urlsplit(self.path).path.removeprefix(OWN) in OWN_FILES:
            name = urlsplit(self.path).path.removeprefix(OWN)
            self._send(200, (FOLDER / name).read_bytes(), {"Content-Type": OWN_FILES[name]})
        else:
            self._page()

    do_HEAD = do_GET  # noqa: N815 - the base class looks for this name

    def _is_for_us(self) -> bool:
        """Whether the request names this server as its host.

        Otherwise a page of another site could have its own name lead here, and read drafts.
        """
        try:
            name = urlsplit(f"//{self.headers.get('Host', '')}").hostname or "localhost"
            return name == "localhost" or name.endswith(".localhost") or name == self.host or bool(ip_address(name))
        except ValueError:
            return False

    def _page(self) -> None:
        # Read before the file: a page may then be reloaded once too often, but never misses a change.
        site = self.live.state.site if self.live else ""
        answer = self._answer()
        if answer.location:
            self._send(answer.status, b"", {"Location": answer.location})
            return
        headers = self.files.headers(self.path)
        try:
            body = answer.file.read_bytes() if answer.file else b""
        except OSError:
            answer, body = Answer(404), b""
        headers["Content-Type"] = content_type(answer.file) if answer.file else "text/html; charset=utf-8"
        if not answer.file:
            body = NOTHING_YET.encode() if self.live and not site else b"<!doctype html><title>404</title><p>Not found."
        if self.live and headers["Content-Type"].startswith("text/html") and not leads_on(body):
            body = with_script(body, site)
        self._send(answer.status, body, headers)

    def _answer(self) -> Answer:
        """The answer; while a new build takes the old one's place, the folder is away for a moment."""
        for _ in range(20):
            if self.files.folder.is_dir() or not (self.live and self.live.state.site):
                break
            sleep(0.05)
        return self.files.answer(self.path)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Cache-Control": "no-cache", **headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self, live: Live) -> None:
        """Server-sent events: the state at once, then each new one, until the page or the preview goes away."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number = 0
        try:
            while not live.closed:
                state = live.wait(number, HEARTBEAT)
                number = state.number if state else number
                self.wfile.write(f"data: {state.message()}\n\n".encode() if state else b": here\n\n")
                self.wfile.flush()
        except OSError:
            return


def leads_on(page: bytes) -> bool:
    """Whether a page only sends the reader to another address; its policy allows no script, and nobody sees it."""
    return b'<meta http-equiv="refresh"' in page.partition(b"</head>")[0]


def with_script(page: bytes, site: str) -> bytes:
    """A page with the preview's script, as a file of the same site, so that its security policy holds."""
    script = f'<script src="{OWN}live.js" data-site="{escape(site)}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
