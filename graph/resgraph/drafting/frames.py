"""The words printed around a verb of drafting: adverbs, frames that make a verb of a feeling, joints.

又回顾, 再次请, 深为关切, 业经审议, 表示严重关切的是, 欢迎并支持. The verbs themselves are in ontology/verbs.ttl, these words in
verbs.toml of the language.
"""

from __future__ import annotations

from resgraph.languages.ruled import rules

VERBS = rules("verbs")
PARTICLES = rules("particles")

BEFORE = VERBS.pattern("adverbs.words")
"""One word that may stand before the verb and counts with it: 又回顾, 再次请, 深为关切, 兹决定, 业经接获."""

DEEP = VERBS.pattern("adverbs.degrees")
"""Degrees that make a verb of a bare feeling: 深为关切, not 特别关注."""

MANNER = VERBS.pattern("adverbs.manner")
"""赞赏地, 不无遗憾地, 极大关切地: an adverb of manner, only where the verb follows at once."""

FRAME = VERBS.pattern("frames.whole")
"""表示严重关切, 感到震惊的是: words that make a verb of the feeling named after them."""

STEPS = frozenset(word[0] for name in ("adverbs.words", "frames.words") for word in VERBS.words(name))
"""Their first characters."""

JOINED = VERBS.pattern("joints.words")
"""欢迎并支持, 极感震惊和关切的是: one action of two verbs."""

OF = PARTICLES.text("of")
THAT_IS = PARTICLES.text("that_is")
WAY = PARTICLES.text("manner")
ITS = PARTICLES.text("its")
