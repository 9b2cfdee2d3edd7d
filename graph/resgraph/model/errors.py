"""The errors a user can meet; each message is one line that says what to do."""

from __future__ import annotations

from resgraph.model.notice import Notice


class ResgraphError(Exception):
    """Base of every error this package raises on purpose: `str(error)` is one line for the user.

    `args` are the mistakes, one where it is about one.
    """

    def __str__(self) -> str:
        return "; ".join(map(str, self.args))


class InputError(ResgraphError):
    """A file that cannot be read as a document: missing, empty, binary, wrongly encoded."""


class OutputError(ResgraphError):
    """An output that cannot be written, or would overwrite something that is not ours."""


class AuthorityError(ResgraphError):
    """An authority file that cannot be used; the message names the file and the line."""


class DecisionError(ResgraphError):
    """A file of decisions that cannot be used; the message names the file and the line."""


class LanguageError(ResgraphError):
    """A table of a language that cannot be used; the message names the file and the line."""


class QueryError(ResgraphError):
    """A query that cannot be parsed or run; the message names the position."""


class SymbolError(ResgraphError):
    """A document symbol that cannot be parsed, shown with a mark under the fault."""

    def __init__(self, text: str, position: int, reason: str) -> None:
        """`text` as given, `position` of the fault in code points, `reason` without a full stop."""
        self.text, self.position, self.reason = text, position, reason
        super().__init__(Notice("not-a-symbol", reason=reason, mark=f"\n  {text}\n  {' ' * position}^"))
