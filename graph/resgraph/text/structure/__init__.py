"""The parts of a printed resolution, one a file."""
