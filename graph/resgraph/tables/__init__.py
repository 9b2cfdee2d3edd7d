"""Answers and whole graphs as tables: for Word, spreadsheets, data frames, SQLite and reference managers."""
