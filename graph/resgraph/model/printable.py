"""Characters that neither print nor are allowed in XML, and names of files as they can be written down."""

from __future__ import annotations

import os
import re

_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
CONTROL = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Control characters but for tabs and line ends, NEL among them."""
FREE = rf"\ufdd0-\ufdef{_PLANES}"
"""Code points that Unicode keeps free."""
UNPRINTABLE = re.compile(f"[{CONTROL}{FREE}]")
_FOREIGN = re.compile(r"[^\x20-\x7e]")
_UNFIT = re.compile(rf"[{CONTROL}{FREE}\t-\r\x85\u2028\u2029\ud800-\udfff]")


def shown(name: str | os.PathLike[str]) -> str:
    r"""The name as text: where it holds bytes that are no UTF-8, these and all beyond ASCII as %BE%F6; what does not print, too.

    A name in GBK comes from the system as lone halves of surrogates, which no file of ours can hold, mixed with
    characters that its bytes happen to make.
    """
    steps = os.fspath(name).split("/")
    return "/".join(
        (_FOREIGN if any("\ud800" <= char <= "\udfff" for char in step) else _UNFIT).sub(_escaped, step)
        for step in steps
    )


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "surrogateescape"))
