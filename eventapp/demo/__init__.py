"""Demo: the training of 13-15/10/2021 with invented people, on a clock of its own."""

from __future__ import annotations

from flask import Flask

from eventapp import clock
from eventapp.demo.moments import MOMENTS
from eventapp.demo.own_clock import DemoClock
from eventapp.demo.sign_ins import SIGN_INS


def init_app(app: Flask) -> None:
    """Put the demo's clock, banner and sign-ins in place where a demo was loaded."""
    demo_clock = DemoClock.of(app.config["DATA_DIR"])
    if demo_clock.exists:
        clock.run_on(demo_clock.now)
        app.extensions["demo_clock"] = demo_clock
        app.extensions["demo_sign_ins"] = SIGN_INS

    @app.context_processor
    def banner() -> dict[str, object]:
        return {"demo_moments": MOMENTS if "demo_clock" in app.extensions else {}}
