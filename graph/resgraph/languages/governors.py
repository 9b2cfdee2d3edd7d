"""What the rows of a language's governors.tsv are for: a verb of verbs.ttl, or one of these kinds."""

from __future__ import annotations

THROUGH = "through"
"""Between a governor and what it governs: the purposes and principles of."""
JOINING = "joining"
"""Goes on with a list, whatever noun stood before it: including."""
CLOSING = "closing"
"""Behind it the governor before governs nothing: which, to, by."""
KINDS = (THROUGH, JOINING, CLOSING)
