"""The series in which United Nations bodies number what they adopt.

A/RES/60/175, S/RES/1373(2001), E/CN.4/RES/2005/69, CTOC/COP/RES/10/1: a body, a prefix for each kind,
and the shape its numbers have had over the years. Where a body has no series of symbols for its
resolutions the prefix follows the pattern of the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

GENERAL_ASSEMBLY = "org/general-assembly"
SECURITY_COUNCIL = "org/security-council"
ECOSOC = "org/ecosoc"
HUMAN_RIGHTS_COUNCIL = "org/human-rights-council"
COMMISSION_ON_HUMAN_RIGHTS = "org/commission-on-human-rights"
SUB_COMMISSION = "org/sub-commission-on-human-rights"
WORLD_HEALTH_ASSEMBLY = "org/world-health-assembly"
ENVIRONMENT_ASSEMBLY = "org/unea"
HABITAT_ASSEMBLY = "org/un-habitat-assembly"
CLIMATE_COP = "org/unfccc-cop"
DESERTIFICATION_COP = "org/unccd-cop"
IAEA_CONFERENCE = "org/iaea-general-conference"
UNESCO_CONFERENCE = "org/unesco-general-conference"

ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
LETTERS = r"(?:[A-Z](?:-[A-Z])?)?"

PLAIN_SESSION = r"\d{1,2}/\d{1,3}"  # 5/14
SESSION = rf"\d{{1,3}}/\d{{1,3}}{LETTERS}"  # 5/1, 45/8
ASSEMBLY_SESSION = (
    rf"(?:3[1-9]|[4-9]\d|1\d\d)/(?:\d{{1,3}}|1\d{{3}}){LETTERS}"  # 60/175, 41/6J: from the 31st session on
)
"""How far the numbers of a session really go is for `ranges.possible` to say; a heading is read as printed."""
YEAR = rf"(?:19[4-9]\d|20\d\d)/\d{{1,4}}{LETTERS}"  # 2005/14
OLD = rf"\d{{1,4}}{LETTERS}\((?=[IVXLC]){ROMAN}\)"  # 217A(III)
OLD_SPECIAL = rf"\d{{1,4}}{LETTERS}\((?:S-[12]|E?S-(?=[IVXLC]){ROMAN})\)"  # 106(S-1), 3201(S-VI)
SPECIAL = rf"S-\d{{1,2}}/\d{{1,3}}{LETTERS}"  # S-21/2
LATE_SPECIAL = (
    rf"S-(?:[89]|[1-9]\d)/\d{{1,3}}{LETTERS}"  # the first seven special sessions of the Assembly number on
)
EMERGENCY = rf"ES-\d{{1,2}}/\d{{1,3}}{LETTERS}"  # ES-10/14
COUNCIL = r"\d{1,4}(?:\((?:19[4-9]\d|20\d\d)\))?"  # 1373(2001)
ORGANIZATIONAL = r"OS/\d{1,2}/\d{1,3}"  # OS/12/1
ROMAN_SESSION = r"[IVX]{1,4}/\d{1,2}"  # XI/6
LATE_SESSION = r"(?:1[3-9]|2\d)/\d{1,2}"  # 14/8
HEALTH = r"\d{1,3}\.\d{1,3}"  # 76.16


@dataclass(frozen=True, slots=True)
class Series:
    """A body's numbering: the prefix of each kind ("" = it adopts none) and the shapes of its numbers."""

    body: str
    resolution: str
    decision: str
    shapes: re.Pattern[str]
    statement: str = ""


def _series(body: str, resolution: str, decision: str, *shapes: str, statement: str = "") -> Series:
    return Series(body, resolution, decision, re.compile("|".join(shapes)), statement)


def _commission(body: str, root: str) -> Series:
    """A functional commission of ECOSOC: by session since the eighties, before that by Roman session."""
    return _series(body, f"{root}/RES/", f"{root}/DEC/", SESSION, OLD, SPECIAL)


SERIES: tuple[Series, ...] = (
    _series(
        GENERAL_ASSEMBLY, "A/RES/", "A/DEC/", ASSEMBLY_SESSION, OLD, OLD_SPECIAL, LATE_SPECIAL, EMERGENCY
    ),
    _series(SECURITY_COUNCIL, "S/RES/", "", COUNCIL, statement="S/PRST/"),
    _series(ECOSOC, "E/RES/", "E/DEC/", YEAR, OLD, OLD_SPECIAL),
    _series(
        HUMAN_RIGHTS_COUNCIL,
        "A/HRC/RES/",
        "A/HRC/DEC/",
        SESSION,
        SPECIAL,
        ORGANIZATIONAL,
        statement="A/HRC/PRST/",
    ),
    _series(COMMISSION_ON_HUMAN_RIGHTS, "E/CN.4/RES/", "E/CN.4/DEC/", YEAR, OLD, SPECIAL),
    _series(SUB_COMMISSION, "E/CN.4/Sub.2/RES/", "E/CN.4/Sub.2/DEC/", YEAR, OLD),
    _commission("org/statistical-commission", "E/CN.3"),
    _commission("org/commission-for-social-development", "E/CN.5"),
    _commission("org/commission-on-the-status-of-women", "E/CN.6"),
    _commission("org/cnd", "E/CN.7"),
    _series(
        "org/commission-on-population-and-development",
        "E/CN.9/RES/",
        "E/CN.9/DEC/",
        SESSION,
        OLD,
        SPECIAL,
        YEAR,
    ),
    _commission("org/ccpcj", "E/CN.15"),
    _commission("org/commission-on-science-and-technology-for-development", "E/CN.16"),
    _commission("org/commission-on-sustainable-development", "E/CN.17"),
    _commission("org/forum-on-forests", "E/CN.18"),
    _series("org/escap", "E/ESCAP/RES/", "E/ESCAP/DEC/", SESSION, OLD),
    _series("org/untoc-cop", "CTOC/COP/RES/", "CTOC/COP/DEC/", SESSION),
    _series("org/uncac-cosp", "CAC/COSP/RES/", "CAC/COSP/DEC/", SESSION),
    _series("org/cbd-cop", "", "CBD/COP/DEC/", ROMAN_SESSION, LATE_SESSION),
    _series(WORLD_HEALTH_ASSEMBLY, "WHA/RES/", "WHA/DEC/", HEALTH),
    _series(ENVIRONMENT_ASSEMBLY, "UNEP/EA.", "UNEP/EA.", PLAIN_SESSION),
    _series("org/trusteeship-council", "T/RES/", "", OLD, OLD_SPECIAL),
    _series(HABITAT_ASSEMBLY, "HSP/HA.", "HSP/HA.", PLAIN_SESSION),
)

BY_BODY: dict[str, Series] = {series.body: series for series in SERIES}

DOCUMENT_ROOTS: tuple[tuple[str, str], ...] = (
    ("A/HRC/", HUMAN_RIGHTS_COUNCIL),
    ("A/CONF.", ""),
    ("A/AC.", ""),
    ("A/CN.9/", "org/uncitral"),
    ("A/CN.4/", "org/international-law-commission"),
    ("A/", GENERAL_ASSEMBLY),
    ("S/AC.", ""),
    ("S/", SECURITY_COUNCIL),
    ("E/CN.4/Sub.2/", SUB_COMMISSION),
    ("E/CN.4/", COMMISSION_ON_HUMAN_RIGHTS),
    *((series.resolution.removesuffix("RES/"), series.body) for series in SERIES[6:16]),
    ("E/", ECOSOC),
    ("CTOC/COP/", "org/untoc-cop"),
    ("CAC/COSP/", "org/uncac-cosp"),
    ("CBD/COP/", "org/cbd-cop"),
    ("UNEP/CBD/COP/", "org/cbd-cop"),
    ("UNEP/EA.", ENVIRONMENT_ASSEMBLY),
    ("HSP/HA.", HABITAT_ASSEMBLY),
    ("FCCC/CP/", CLIMATE_COP),
    ("ICCD/COP", DESERTIFICATION_COP),
    ("ST/", "org/secretariat"),
    ("T/", "org/trusteeship-council"),
    ("GC(", IAEA_CONFERENCE),
)
"""Who issues the documents of a series, the longer prefix first."""
