"""Commands: each feature brings its own group."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Add every feature's commands to ``flask``."""
