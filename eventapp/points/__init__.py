"""Points (điểm cầu): from which rooms people listen, and who runs them."""

from __future__ import annotations

from eventapp.points import touched  # noqa: F401 - says what a change of agencies touches here
