"""Pages of the registry: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.registry.views import checking, issued, signed
from eventapp.registry.views.blueprint import bp

__all__ = ["bp", "checking", "issued", "signed"]
