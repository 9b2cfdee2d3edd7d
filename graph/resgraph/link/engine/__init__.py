"""What spans mean in languages that are read by tables: no word of any language stands here."""
