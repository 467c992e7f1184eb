"""The demo's own clock: a file in the data folder says when it was set, and to what.

The file is what makes an installation a demo: without it the program runs on the real time.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from eventapp import clock

FILE = "demo.json"


@dataclass
class DemoClock:
    """The clock kept in one data folder; every process reads what any of them set."""

    file: Path
    _read_as_of: int = 0
    _ahead: timedelta = timedelta()

    @classmethod
    def of(cls, data_folder: Path) -> DemoClock:
        return cls(data_folder / FILE)

    @property
    def exists(self) -> bool:
        return self.file.exists()

    def set_to(self, moment: datetime) -> None:
        """It is ``moment`` now, and time runs on from there."""
        setting = {"demo_at": moment.isoformat(), "machine_at": clock.machine_now().isoformat()}
        new = self.file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(setting))
        new.replace(self.file)

    def now(self) -> datetime:
        """The demo's time; the machine's, once the file is gone."""
        try:
            changed = self.file.stat().st_mtime_ns
            if changed != self._read_as_of:
                setting = json.loads(self.file.read_text())
                demo_at, machine_at = (
                    datetime.fromisoformat(setting[key]) for key in ("demo_at", "machine_at")
                )
                self._ahead, self._read_as_of = demo_at - machine_at, changed
        except FileNotFoundError:
            return clock.machine_now()
        return clock.machine_now() + self._ahead
