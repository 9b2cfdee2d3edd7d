"""What is told to the user, in his language: the lines of `wording/en.toml` and `wording/zh.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "zh")
"""The languages that the catalogue holds; the first is what a notice says as a plain string."""
FOLDER = Path(__file__).with_name("wording")


class Notice(str):
    """A line for the user: as a string its English words, `told` in any language of the catalogue.

    `key` names the line in the catalogue, `values` what is put into it: words, numbers, other notices.
    """

    key: str
    values: dict[str, object]

    def __new__(cls, key: str, /, **values: object) -> Notice:
        """The notice of that key. Raises KeyError where the catalogue, or the line's braces, ask for more."""
        notice = super().__new__(cls, _filled(key, values, LANGUAGES[0]))
        notice.key, notice.values = key, values
        return notice

    def told(self, language: str) -> str:
        """The line in that language."""
        return _filled(self.key, self.values, language)

    def in_both(self) -> str:
        """The line in each language, one after the other: "Names 名称"."""
        return " ".join(self.told(language) for language in LANGUAGES)

    def __reduce__(self) -> tuple[Any, ...]:
        return unpacked, (packed(self),)


def told(message: str, language: str) -> str:
    """The message in that language, where it is a notice; else as it is."""
    return message.told(language) if isinstance(message, Notice) else message


def packed(message: str) -> object:
    """The message as JSON can hold it: a notice by its key and values, any other as it is."""
    if not isinstance(message, Notice):
        return message
    values = {
        name: packed(value) if isinstance(value, str) else value for name, value in message.values.items()
    }
    return {"key": message.key, "values": values}


def unpacked(data: Any) -> str:
    """The message that `packed` gave."""
    if isinstance(data, str):
        return data
    values = {
        name: unpacked(value) if isinstance(value, str | dict) else value
        for name, value in data["values"].items()
    }
    return Notice(data["key"], **values)


def catalogue(language: str) -> Mapping[str, str]:
    """The lines of a language by their keys."""
    return _catalogue(language)


def _filled(key: str, values: Mapping[str, object], language: str) -> str:
    words = {
        name: told(value, language) if isinstance(value, str) else value for name, value in values.items()
    }
    return catalogue(language)[key].format(**words)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
