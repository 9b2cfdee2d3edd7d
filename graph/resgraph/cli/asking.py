"""Options of the commands that let others ask: what one query may take."""

from __future__ import annotations

import click

time_limit = click.option(
    "--time-limit",
    type=click.FloatRange(0.1, 3600),
    default=30.0,
    show_default=True,
    help="Seconds a query may run.",
)
max_memory = click.option(
    "--max-memory", type=click.IntRange(512), default=2048, show_default=True, help="MiB a query may take."
)
