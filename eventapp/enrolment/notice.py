"""The notice people read before they register themselves.

Its text is ``templates/enrolment/_notice.html``. Whoever changes what it says changes the version:
every answer is kept with the version it was given to.
"""

from __future__ import annotations

NOTICE_VERSION = "2026-01"
