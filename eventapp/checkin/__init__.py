"""Checking in by oneself with the code on a room's screen; off unless a training allows it."""
