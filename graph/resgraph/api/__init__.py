"""resgraph from Python: the few functions and classes that `import resgraph` offers (docs/python.md)."""
