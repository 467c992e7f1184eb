"""What was sent, opened with care: every kind of table becomes the same sheets of cells."""
