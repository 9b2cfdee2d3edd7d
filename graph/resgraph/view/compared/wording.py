"""What a comparison is called in English and in Chinese: `wording.toml`, beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("wording.toml")

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
"""By language: what each thing is called."""
