"""Sentences that more than one place says."""

from __future__ import annotations

from eventapp.errors import N_

WRONG_CODE = N_("This code is not on the screen now. Scan or type the one that is there.")
TOO_OFTEN = N_("Too many wrong codes. Wait a minute, then scan the one on the screen.")
