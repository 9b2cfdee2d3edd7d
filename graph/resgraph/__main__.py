"""`python -m resgraph`: the command line where no script is on the path."""

from resgraph.cli import main

if __name__ == "__main__":
    main()
