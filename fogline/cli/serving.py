"""The command that starts the web desk."""

import errno
import socket
from typing import Annotated

import typer

from fogline.cli.messages import CommandError, ExitCode, say
from fogline.cli.options import DbOption, QuietOption, find_db
from fogline.cli.output import write_text

HostOption = Annotated[
    str | None, typer.Option("--host", help="Address to listen on; else this machine alone.")
]
PortOption = Annotated[
    int | None, typer.Option("--port", min=0, max=65535, help="Port; a free one when taken.")
]


def serve(
    db: DbOption = None,
    host: HostOption = None,
    port: PortOption = None,
    quiet: QuietOption = False,
) -> None:
    """Start the web desk and print its address."""
    from fogline.settings import load_settings
    from fogline.store import open_store

    settings = load_settings()
    path = find_db(db)
    # Opened before the server starts, so that a missing database is told here and not in a page.
    open_store(path).close()
    import uvicorn

    from fogline.desk import create_app

    listener = listen(host or settings.host, settings.port if port is None else port)
    shown_host, shown_port = listener.getsockname()[:2]
    write_text(f"http://{_bracket(shown_host)}:{shown_port}/\n")
    if not quiet:
        say("The desk is running. Press Ctrl-C to stop it.")
    config = uvicorn.Config(create_app(path), log_level="warning", server_header=False)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket; on a free port when the one asked for is taken.

    Args:
        host: Name or address to listen on.
        port: The port; 0 for any.

    Returns:
        The socket.

    Raises:
        CommandError: The address is not one of this machine.
    """
    try:
        return _bind(host, port)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise CommandError(
                f"{host} can't be listened on: {error.strerror}. Give another --host.",
                ExitCode.UNREACHABLE,
            ) from error
    say(f"Port {port} is taken or not allowed. Taking a free one.")
    return _bind(host, 0)


def _bind(host: str, port: int) -> socket.socket:
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener


def _bracket(host: str) -> str:
    return f"[{host}]" if ":" in host else host
