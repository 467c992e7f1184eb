"""Pages of the list of a training: the list, one person, and the forms that change it."""

from __future__ import annotations

from eventapp.registrations import overview, replying
from eventapp.registrations.views import confirming, editing, listing, substituting, waiting
from eventapp.registrations.views.blueprint import bp

__all__ = [
    "bp",
    "confirming",
    "editing",
    "listing",
    "overview",
    "replying",
    "substituting",
    "waiting",
]
