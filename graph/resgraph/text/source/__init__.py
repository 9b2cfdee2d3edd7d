"""Files of any kind become resolutions: chosen by content, never by name."""
