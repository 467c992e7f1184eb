"""Invitations (chỉ tiêu): how many seats each agency has in each group; who is *called*."""

from __future__ import annotations

from eventapp.invitations import touched  # noqa: F401 - says what a change of agencies touches here
