"""Points (điểm cầu): from which rooms people listen, and who runs them."""
