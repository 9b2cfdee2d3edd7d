"""Spans inside a passage: numbers, titles, known names, dates, verbs; the only user of jieba."""
