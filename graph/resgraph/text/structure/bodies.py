"""The bodies that adopt resolutions, by the names that stand in their enacting lines."""

from __future__ import annotations

import re

from resgraph.text.scripts import simplify

BODIES: dict[str, str] = {
    "大会": "org/general-assembly",
    "联合国大会": "org/general-assembly",
    "安全理事会": "org/security-council",
    "安理会": "org/security-council",
    "经济及社会理事会": "org/ecosoc",
    "经济暨社会理事会": "org/ecosoc",
    "人权理事会": "org/human-rights-council",
    "人权委员会": "org/commission-on-human-rights",
    "托管理事会": "org/trusteeship-council",
    "预防犯罪和刑事司法委员会": "org/ccpcj",
    "麻醉药品委员会": "org/cnd",
    "麻醉品委员会": "org/cnd",
    "可持续发展委员会": "org/commission-on-sustainable-development",
    "社会发展委员会": "org/commission-for-social-development",
    "统计委员会": "org/statistical-commission",
    "人口与发展委员会": "org/commission-on-population-and-development",
    "人口和发展委员会": "org/commission-on-population-and-development",
    "科学和技术促进发展委员会": "org/commission-on-science-and-technology-for-development",
    "科学技术促进发展委员会": "org/commission-on-science-and-technology-for-development",
    "联合国森林论坛": "org/forum-on-forests",
    "亚洲及太平洋经济社会委员会": "org/escap",
    "亚洲及太平洋经济及社会委员会": "org/escap",
    "妇女地位委员会": "org/commission-on-the-status-of-women",
    "防止歧视和保护少数小组委员会": "org/sub-commission-on-human-rights",
    "增进和保护人权小组委员会": "org/sub-commission-on-human-rights",
    "世界卫生大会": "org/world-health-assembly",
    "联合国环境大会": "org/unea",
    "联合国打击跨国有组织犯罪公约缔约方会议": "org/untoc-cop",
    "联合国反腐败公约缔约国会议": "org/uncac-cosp",
}
"""Names without titles' marks, in simplified characters."""

ENACTING = re.compile(
    r"""
    (?P<name>
        (?:第[一二三四五六七八九十百]+[届次])?
        (?:联合国)?(?:大会|安全理事会|安理会|经济[及暨]社会理事会|(?:\w|[《》、]){0,24}(?:理事会|委员会|缔约[国方](?:会议|大会)|卫生大会|环境大会|会议))
    )
    \s*[，,]
    """,
    re.VERBOSE,
)


def may_enact(text: str) -> bool:
    """Whether the line ends as every enacting line does, repaired or not: in 会 or 议, perhaps with a comma."""
    return text.rstrip("，,：:").rstrip().endswith(("会", "议"))


def body_of(name: str) -> str | None:
    """The id of the adopting body that the words name: 大会 -> org/general-assembly."""
    plain = re.sub(r"[《》\s]|第[一二三四五六七八九十百]+[届次]", "", simplify(name))
    if plain in BODIES:
        return BODIES[plain]
    ends = [known for known in BODIES if len(known) > 2 and plain.endswith(known)]
    return BODIES[max(ends, key=len)] if ends else None
