"""What people decided about words whose meaning was open or wrong: read from a file, put into what was found."""
