"""Changing agencies: files of units, and the guided re-organisations."""

from __future__ import annotations

from eventapp.agencies.service.importing import forget_upload, import_units, keep_upload

__all__ = ["forget_upload", "import_units", "keep_upload"]
