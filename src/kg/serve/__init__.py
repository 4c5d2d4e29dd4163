"""The server: a read-only SPARQL 1.1 endpoint over the store, and pages for people."""

from __future__ import annotations

import ipaddress
import signal
import socket
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError
from kg.serve.limits import Limits

__all__ = ["Limits", "is_loopback", "serve"]

BACKLOG = 512
ENDING = 3  # seconds that open requests have when the server is told to end


def serve(
    store: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    limits: Limits | None = None,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve a store until Ctrl-C or SIGTERM; `ready` is called with the address once it can be asked.

    With `port` 0 a free one is taken. Raises `KgError` where the address cannot be had or there is no store.
    """
    import uvicorn

    from kg.serve.connection import Connection
    from kg.serve.site import application

    listening = _listening(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    app = application(Path(store), limits or Limits(), lambda: ready(address))
    config = uvicorn.Config(
        app,
        http=Connection,
        log_level="critical",
        access_log=False,
        lifespan="on",
        server_header=False,
        timeout_graceful_shutdown=ENDING,
        h11_max_incomplete_event_size=1 << 18,
    )
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # uvicorn ends well on either, then sends it again to what was there before
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listening = socket.socket(family, kind)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(BACKLOG)
    except OSError as error:
        raise KgError(
            f"{host}:{port} cannot be had ({error.strerror or error}); name another --port, or 0 for a free one."
        ) from error
    return listening
