"""`kg serve`: the endpoint and the pages."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 is all of this machine's."
)
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes a free one.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds for a query."
)
@click.option(
    "--max-answer", type=click.IntRange(1, 2048), default=32, show_default=True, help="Megabytes of an answer."
)
@click.option(
    "--memory",
    type=click.IntRange(1024),
    default=4096,
    show_default=True,
    help="Megabytes of address space for a query.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=4, show_default=True, help="Queries at once.")
@click.option("--waiting", type=click.IntRange(0, 10000), default=200, show_default=True, help="Queries that may wait.")
@click.option(
    "--store",
    "store_path",
    type=click.Path(path_type=Path),
    default=Path("build/store"),
    show_default=True,
    metavar="DIR",
    help="The store to serve.",
)
def serve_command(
    host: str, port: int, timeout: float, max_answer: int, memory: int, workers: int, waiting: int, store_path: Path
) -> None:
    """Serve the store: a read-only SPARQL 1.1 endpoint at /query, the explorer, the questions, reports and vocabulary.

    The address is printed when the server can be asked; Ctrl-C ends it. A build into the same folder is served as soon as it is
    there. Updates, LOAD and SERVICE are refused.

    \b
    Example:
      kg serve
      kg serve --port 0 --timeout 10 --store build/store
      curl http://127.0.0.1:7878/query --data-urlencode 'query=SELECT * { ?p a ca:Problem } LIMIT 5'
    """
    from kg.serve import Limits, is_loopback, serve
    from kg.serve.limits import MB

    if not is_loopback(host):
        click.echo(
            f"Warning: at {host} everyone who reaches this machine can ask, and nothing is encrypted; "
            "for the public, put a web server with TLS and a rate limit before it.",
            err=True,
        )
    limits = Limits(timeout, max_answer * MB, memory=memory * MB, workers=workers, waiting=waiting)
    serve(
        store_path,
        host=host,
        port=port,
        limits=limits,
        ready=lambda address: click.echo(f"Serving {store_path} at {address}"),
    )
