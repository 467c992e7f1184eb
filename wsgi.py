"""The application for a WSGI server: ``gunicorn wsgi:app``."""

from __future__ import annotations

import sys

from eventapp import create_app
from eventapp.config import SettingRefused

try:
    app = create_app()
except SettingRefused as refusal:
    print(refusal, file=sys.stderr)  # noqa: T201 - one sentence for whoever set it
    sys.exit(2)
