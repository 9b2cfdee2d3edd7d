"""The words of drafting, which both the reading of text and the finding of acts need: verbs and what stands around them."""
