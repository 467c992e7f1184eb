"""The office's own electronic signature: a key, a field in the paper, a stamp that is seen.

A paper that will be sealed is printed with an empty field (`field`), so the file without the seal
is an archive already. `seal` adds the signature behind it and changes no byte of it: the sealed
file begins with the printed one.
"""

from __future__ import annotations

from eventapp.documents.sealing.key import KeyRefused, OfficeKey, read_key
from eventapp.documents.sealing.signature import seal

__all__ = ["KeyRefused", "OfficeKey", "read_key", "seal"]
