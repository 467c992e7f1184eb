"""The kinds of agencies (loại cơ quan, đơn vị) in the order of official lists."""

from __future__ import annotations

from eventapp.errors import N_

# Departmental level, named as in the unit files.
KIND_LABELS = {
    "so": N_("Departments"),
    "co_quan_ngang_so": N_("Bodies of the rank of a department"),
    "ban_quan_ly": N_("Management boards"),
    "dang": N_("Party bodies"),
    "doan_the": N_("Fatherland Front and unions"),
    "hoi": N_("Associations"),
    "su_nghiep": N_("Public service units"),
    "nganh_doc": N_("Bodies of central sectors"),
}
DISTRICT_KINDS = ("thành phố", "thị xã", "huyện")
COMMUNE_KINDS = ("phường", "thị trấn", "xã")
_PLACES = {
    kind: place
    for kinds in (tuple(KIND_LABELS), DISTRICT_KINDS, COMMUNE_KINDS)
    for place, kind in enumerate(kinds, 1)
}


def place_of(kind: str) -> int:
    """Where agencies of this kind stand among those of their level; 9 for an unknown kind."""
    return _PLACES.get(kind, 9)
