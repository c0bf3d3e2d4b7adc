"""Sites that answer whatever they are told to: bytes, a status, or a redirection."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Host:
    """A site on loopback: its address, and the paths that were asked for."""

    server: ThreadingHTTPServer
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server.server_port}/"

    def stop(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()


def host(answers: dict[str, object]) -> Host:
    """A site that gives bytes as they are, redirects to a text, and else answers with a status."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            given = answers.get(self.path, 404)
            self.send_response(200 if isinstance(given, bytes) else 302 if isinstance(given, str) else given)
            if isinstance(given, str):
                self.send_header("Location", given)
            self.end_headers()
            if isinstance(given, bytes):
                self.wfile.write(given)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    made = Host(ThreadingHTTPServer(("127.0.0.1", 0), Handler), asked)
    threading.Thread(target=made.server.serve_forever, daemon=True).start()
    return made
