"""What a span means: which document, which body, which thing named before."""
