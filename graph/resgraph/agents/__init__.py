"""The graph for language models and other agents, over the Model Context Protocol."""
