"""Traditional characters read as simplified, one for one, so that offsets stay.

聯合國大會請秘書長… is matched as 联合国大会请秘书长…; what is printed is kept as it is printed. The table is
OpenCC's, taken character by character; it is loaded when the first traditional text comes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from resgraph.text.characters import unified

TELLING = re.compile(
    "["
    "曁國權會關議爲並際對員決聯別進務與於發實機強體動報約護義確專過組請這續內處調現責種經問構兒認視題號領級間婦況顧設應織當個規"
    "據數濟採殘響區時項嚴開辦亞條適資書術參協繼籲識獲則長將統們勵屆標獨論羣後無馬執審業衝負產準礙狀結舉須違該監擊歡還導類來戰"
    "佔裏達慮學羅維軍踐門團環祕復蘇裝罰締爾見點絕蘭記計語緬運憲夠屬諾質從離贊證勢線話剝預滅討範納傳單營許變礎極擔選譴敘劃針奪"
    "東補優訴醫減氣隊險蹤衛評償爭臨兩難鮮讓職揮邊圍願測稱養衆風觸創盡訓綱緊糧積轉擇烏載層獻勞貧貢隱尋農網財脅興編樣壇療給場廣"
    "虛穩賞賠備齡襲嚇損錄擴訂終壞徵債寫懲剛廢紀帶幹擾訪綜幫僱堅態傷諮棄驟習詢劇緣總價斷遺沒災額騷遷諸傭飢夥滿籤萬釋階殺說銘絡"
    "餓歷臺紹隨薩貿鍵師貝談壓輔聲頭駐觀圖驚籌銷毀綁寬擬賦擁閉敵訟惡岡魯盧費輕頒繩轄檢揚辯寧麥獄遠誤謝牆雙張驅黨戶驗連歸茲顯販"
    "潛親練彈徑緩喪暫誠輪異奧潔譯敗賽鞏歐頻電懷藥謀幾鄰溝輸飲讀糾庫僅韌脫啓趨鑑墮腦濫鬥撥錯遞鎮蓋漁顛愛較膚稅徹賣雜羈閱貫藝聞"
    "鴻詳訊慣匯樂窮鎖謂聽詞課牽貨築厲賴島嶼漸節遲試儲園撓峯側歲細韓貸亂遊溫畢冊隸彌億諒遜闡換莊憶禮鏈慶諧憂買擠禍雖攔暢餘貼縱"
    "購陸紐兌簡搶縮刪軟熱艱慘燒跡飛憤懼倫兇競詆靈陳淺誼犧釁宮銀戲紅轟騙閒繳車聖罷卻傾賀貴匱曉礦講紙駭舊盤陣輟繞綠閣凍順瘻鬱恥"
    "篩擺疊館邁廳饋錢詐娛純儀績戀龐檔孫駁屢贈獎紓覺鄭頌偵盜曠竄賈頁麼豎辭槓贏碼諜雲塊攤緘籬診頸瑪撫賬圓檻褻瀆廂懸畫銜俁灣橋橫"
    "瑣賭紛縣蟬轍艦拋趕臘聶潰壩醜縛淨僞騰飽渦壟滲劑賺崗憑慫澤滯鋪獰豐墾蝕噴嬰瀾輛頂猶寶厭榮軌譽賃華頓蟲饉幣侶饒謹篤嘆誡鳴懇煩"
    "薦飭讚穫佈鑒沖託"
    "]"
)
"""Characters that only traditional texts have, of those that resolutions are written with: one tells the script."""
HAN = range(0x4E00, 0xA000)
VARIANTS = {ord("曁"): "暨"}
"""Other ways to write a character, which OpenCC keeps apart: 經濟曁社會理事會."""


def simplify(text: str) -> str:
    """The text in simplified characters, as many as before; the same string where it is not traditional.

    A radical that stands for an ideograph (⼤会) is read as it.
    """
    text = unified(text)
    return text.translate(_table()) if TELLING.search(text) else text


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Each traditional character and its simplified one; those that OpenCC would make two stay."""
    from opencc import OpenCC  # noqa: PLC0415 - loaded for traditional texts only

    traditional = [chr(code) for code in HAN]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simplified, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1} | VARIANTS
