"""Asks veraPDF, the reference validator for PDF/A and PDF/UA (see verapdf/prepare.sh)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

FOLDER = Path(sys.prefix) / "cache" / "verapdf"
JAVA = Path("/usr/share/java")
JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset")
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a short-lived machine


def verdicts(files: Mapping[tuple[str, str], bytes], folder: Path) -> dict[tuple[str, str], str]:
    """For each (flavour, name): "PASS …" or "FAIL …" with the rules that are broken.

    Without the validator the test fails in CI and is left out elsewhere.
    """
    needed = [FOLDER / "validator.jar", FOLDER / "Validate.class", JAVA / "jaxb-runtime.jar"]
    if missing := [str(file) for file in needed if not file.exists()]:
        how = f"./run test prepares veraPDF; there is no {missing[0]}"
        pytest.fail(how) if os.environ.get("CI") else pytest.skip(how)
    arguments = []
    for (flavour, name), pdf in files.items():
        path = folder / f"{name}-{flavour}.pdf"
        path.write_bytes(pdf)
        arguments += [flavour, str(path)]
    jars = [FOLDER / "validator.jar", FOLDER, *(JAVA / f"{name}.jar" for name in JAXB)]
    command = ["java", *QUICK, "-cp", ":".join(map(str, jars)), "Validate", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=300)
    return dict(zip(files, done.stdout.splitlines(), strict=True))
