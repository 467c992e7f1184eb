"""Pages: signing in, one's own account, and the accounts that somebody keeps."""

from __future__ import annotations

from eventapp.accounts.views import codes, entering, granting, handing_over, keeping, own
from eventapp.accounts.views.blueprint import bp

__all__ = ["bp", "codes", "entering", "granting", "handing_over", "keeping", "own"]
