"""Demo: the training of 13-15/10/2021 with invented people, on a clock of its own."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the demo's clock in place where a demo was loaded."""
