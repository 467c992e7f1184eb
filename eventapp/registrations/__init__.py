"""Registrations (đăng ký): who will attend, sent by which agency, from which point."""

from __future__ import annotations

from eventapp.registrations import touched  # noqa: F401 - says what a change of agencies touches here
