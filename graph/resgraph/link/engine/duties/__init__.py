"""Duties in a language of tables: who is asked, for what, what is to be reported."""
