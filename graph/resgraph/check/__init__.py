"""What a graph says against itself: contradictions of the sources, gaps, open questions, broken shapes."""

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.run import RULES, check

__all__ = ["RULES", "Finding", "Severity", "Verdict", "check"]
