"""Accounts: who signs in, in which role, and over which part of the agency tree."""

from __future__ import annotations

from eventapp.accounts import touched  # noqa: F401 - says what a change of agencies touches here
