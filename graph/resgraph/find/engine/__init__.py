"""Finders that know no word of any language: what they look for stands in the tables of a profile."""
