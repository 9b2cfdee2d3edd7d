"""How well the extraction works: damaged renderings, truth, scores, comparisons."""
