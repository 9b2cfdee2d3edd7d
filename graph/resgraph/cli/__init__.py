"""The command line: one command a file, loaded when it is asked for."""

from resgraph.cli.main import main

__all__ = ["main"]
