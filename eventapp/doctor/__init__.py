"""What an administrator asks of an installation: whether everything is as it should be."""
