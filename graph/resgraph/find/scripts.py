"""Traditional characters read as simplified, one for one, so that offsets stay.

聯合國大會請秘書長… is matched as 联合国大会请秘书长…. Only the characters that the drafting verbs and the
words around them are written with: a name is the authorities' business.
"""

from __future__ import annotations

import re

TRADITIONAL = (
    "顧憶復複請強調歡銘記據決議認識確譴責讚贊賞謝籲勵關嚴為爲極達懷滿遺驚與還並時這對於從審業經備鑒鑑茲堅"
    "義務願許諾報訓權託給設終結選舉擇佈轉遞說聲勸駁絕憂慮擔憤興樂見聞獲閱續號總應將國會員機構組織處專長書"
    "當門體規劃發領團學術軍們兩個該項條內鄭莊謹現頒銷來負幾參聽評論劑過慶賀愴傷惡險響懇勞動無類樣產稱聯實"
    "際協區簽約採計"
)
SIMPLIFIED = (
    "顾忆复复请强调欢铭记据决议认识确谴责赞赞赏谢吁励关严为为极达怀满遗惊与还并时这对于从审业经备鉴鉴兹坚"
    "义务愿许诺报训权托给设终结选举择布转递说声劝驳绝忧虑担愤兴乐见闻获阅续号总应将国会员机构组织处专长书"
    "当门体规划发领团学术军们两个该项条内郑庄谨现颁销来负几参听评论剂过庆贺怆伤恶险响恳劳动无类样产称联实"
    "际协区签约采计"
)
TABLE = str.maketrans(TRADITIONAL, SIMPLIFIED)
MARKS = re.compile(f"[{TRADITIONAL}]")


def simplify(text: str) -> str:
    """Write the drafting words of a traditional text in simplified characters, length kept."""
    return text.translate(TABLE) if MARKS.search(text) else text
