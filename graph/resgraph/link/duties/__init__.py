"""What a resolution asks: of whom, what, what is to be reported to whom by when, and who answered."""
