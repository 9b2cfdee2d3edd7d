"""Who sends: a token or a name and password, from the environment or a netrc file, never from the command line."""

from __future__ import annotations

import netrc
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from resgraph.model import InputError
from resgraph.model.notice import Notice

TOKEN, USER, PASSWORD = "RESGRAPH_TOKEN", "RESGRAPH_USER", "RESGRAPH_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A bearer token, or a user and password for basic or digest authentication; all empty for none."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "Credentials(...)"


def credentials(url: str, file: Path | None = None) -> Credentials:
    """The credentials for a server: the environment's, else those of its host in a netrc file. Raises InputError."""
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise InputError(Notice("password-in-address", user=USER, password=PASSWORD))
    if os.environ.get(TOKEN):
        return Credentials(token=os.environ[TOKEN])
    if os.environ.get(USER):
        return Credentials(os.environ[USER], os.environ.get(PASSWORD, ""))
    return _of_netrc(parts.hostname or "", file)


def _of_netrc(host: str, file: Path | None) -> Credentials:
    path = file or Path(os.environ.get("NETRC", "~/.netrc")).expanduser()
    if file is None and not path.is_file():
        return Credentials()
    try:
        found = netrc.netrc(path).authenticators(host)
    except (OSError, netrc.NetrcParseError) as error:
        raise InputError(
            Notice("netrc-not-read", file=str(path), reason=getattr(error, "strerror", None) or str(error))
        ) from error
    return Credentials(found[0], found[2]) if found else Credentials()
