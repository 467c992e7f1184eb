"""Pages of agencies: each module adds its own to the blueprint."""

from __future__ import annotations

from eventapp.agencies.views import detail, importing, reorganising, tree
from eventapp.agencies.views.blueprint import bp

__all__ = ["bp", "detail", "importing", "reorganising", "tree"]
