/* The interface in Chinese and English. What the documents say is never translated. */
import { all, byId, make } from "./dom.js";
import { store } from "./store.js";

/** @type {Record<string, Record<string, string>>} By language. */
const words = {
  zh: {
    title: "联合国决议图谱", skip: "跳到正文", search: "查找", searchHint: "查找文号、机构、条约、主题或原文…", found: "查找结果", allResults: "查看“{what}”的全部结果", resultsFor: "“{what}”的查找结果", foundCounts: "{documents} 份文件 · {names} 个名称 · {parts} 段（见于 {read} 项决议）", paragraphs_: "段落",
    help: "怎样读这张图", reset: "重置", resetTitle: "清除选择和筛选，回到开始", theme: "深色", close: "知道了",
    network: "关系图", reading: "原文", details: "详情", views: "视图",
    viewDocuments: "文件", viewParagraphs: "卷宗", viewEntities: "相关名称", viewAsks: "谁请谁", viewTimeline: "年份", viewQueries: "查询", organ: "机构", years: "年份", yearFrom: "起始年份", yearUntil: "截止年份", svgTitle: "把当前视图存为 SVG 图形", captionTimeline: "按通过的年份排列，新的在前；没有读入原文的，用引用中写明的日期，再则由文号推知（标“≈”）。点一份文件，它引用的和引用它的就亮起来。", noYear: "无年份", yearBySymbol: "年份由文号推知", citedTimes: "被引用 {n} 次", yearOf: "年份",
    asList: "列表", csvTitle: "把当前视图的各条关系存为 CSV 表格", pngTitle: "把当前视图存为 PNG 图片",
    canvasLabel: "关系图。方向键在方框间移动，回车选择，加减号缩放，0 全部显示。",
    zoomIn: "放大", zoomOut: "缩小", zoomFit: "全部显示", wide: "关系图占满页面（Esc 返回）", widened: "关系图已占满页面", narrowed: "已恢复三栏", splitter: "关系图的宽度，用左右键调整，双击恢复", legend: "图例，点击可隐藏或显示一类",
    lines: "连线颜色", linesPlain: "同色", linesByVerb: "按动词", otherVerbs: "其他动词", relation: "关系", relationAll: "全部", part: "部分", partAll: "全部", preambular: "序言部分", operative: "执行部分",
    footnotes: "脚注", annex: "附件", draft: "建议的草案", footnote: "脚注", subparagraph: "分段", paragraph: "段",
    counts: "读入 {read} 项决议 · {parts} 段 · 引用 {cited} 份文件 · {names} 个名称",
    captionDocuments: "蓝色实心是读入的决议，箭头指向它们引用的文件。点方框读原文，点连线看是哪句话。",
    captionDots: "大圆点是读入的决议，连线指向它们引用的文件。滚轮放大，点圆点读原文；文件很多时，可用筛选缩小范围。",
    captionGroups: "共 {n} 份文件，合在一起显示；点一组就展开，连线上的数字是引用的次数。",
    captionOpen: "左边引用它，右边被它引用；点一组展开，点上面的路径收起。",
    "by-series": "文号系列", "by-organ": "机构", "by-year": "年份", grouping: "合并", noOrgan: "机构不明", documentsIn: "{n} 份文件", groupOf: "一组文件", fold: "收起", documentsHere: "文件",
    captionParagraphs: "{what}：各段引用的文件和提到的文书。",
    beside: "并列", besideNone: "只看一种语文", restsOn: "它所依据的", asksFor: "它提出的要求", unnamedParty: "未点名的一方", nothingHere: "没有。",
    compared: "逐段对照", lineage: "沿革", compareWith: "与{what}逐段对照", backToDossier: "回到卷宗", onlyChanged: "只看有变化的段落", notRead: "本图没有读入原文",
    was: "变化", same: "相同", reworded: "改写", merged: "合并", split: "拆分", new: "新增", dropped: "删去", moved: "移位", stronger: "语气加强", weaker: "语气减弱", verbBecame: "动词：{before} → {after}",
    onlySession: "仅届次顺延", onlyCitation: "仅所引文件不同", onlyNumber: "仅数字不同", askedNow: "新增对象：{names}", askedNoMore: "不再要求：{names}", noEarlier: "图中没有比它更早、可与它对照的决议。",
    comparedLegend: "左栏标出删去的词语，右栏标出新增的词语；动词变了的段落有注明。", removed: "删去的词语", added: "新增的词语",
    captionMost: "{what}：周围是提到它最多的 {n} 项决议（共 {all} 项），和与它在同一段出现的名称；数字是段数。",
    captionEntities: "{what}：周围是提到它的决议，和与它在同一段出现的名称；数字是段数。",
    captionAsks: "左为决议，中为被请求、敦促、邀请的一方，右为须向其报告的机构。",
    empty: "图中还没有决议。", nothing: "这里没有可显示的关系：请放宽筛选，或另选一项。",
    preambularOf: "序言第{n}段", operativeOf: "执行部分第{n}段", footnoteOf: "脚注{n}", annexOf: "附件{annex}第{n}段", draftOf: "草案{annex}第{n}段", others_: "其他", plainOf: "第{n}段", shortPreambular: "序{n}", shortOperative: "{n}",
    passages: "{n} 段", openText: "读全文", inText: "在全文中看", adopted: "通过日期", body: "通过机构", session: "届次", meeting: "全体会议",
    sessionOf: "第{n}届会议", meetingOf: "第{n}次", report: "所据报告", file: "来源文件", symbol: "文号", kind: "类别",
    cites: "引用的文件", citedBy: "引用它的段落", mentionedIn: "提到它的段落", together: "同段出现", mentions: "提到的名称",
    actions: "动词", addressees: "对象", obligations: "要求", reportsTo: "向其报告", due: "时限", terms: "关键词（自动提取）",
    labels: "名称", others: "别名和简称", links: "链接", turtle: "RDF（Turtle）", copy: "复制", copyCitation: "复制引文", copyTable: "复制表格（可粘贴到 Word、Excel）", citedOnce: "被引用 1 次", sortBy: "点击排序", copied: "已复制",
    official: "在 undocs.org 打开原件", wikidata: "维基数据", unbis: "UNBIS 主题词表", untc: "条约汇编", website: "网站",
    unread: "本图没有读入这份文件的原文，只知道谁引用了它。", overview: "概览", mostCited: "引用最多的文件", mostMentioned: "提到最多的名称", mostAsked: "被请求最多的对象",
    readHere: "读入的决议", unresolvedOf: "未能确定所指的词语", edgeTitle: "这条关系的依据", edgeReport: "根据该报告通过（见决议抬头）。",
    because: "依据", targets: "所指", relationOf: "怎样引用", locator: "所引部分", dateStated: "文中所写日期", flags: "注意",
    citation: "引用", mention: "提到", coreference: "回指上文", unresolved: "未解析", mark: "脚注", act: "动词", candidate: "待确认名称", other: "其他所指",
    adoptedOnReport: "据以通过的报告", viaFootnote: "见脚注 {n}", askedIn: "在 {n} 段中被请求", isAsked: "对它的要求，按到期届会", noDue: "未写期限", fallsDue: "到期事项", gathering: "正在汇总各项决议的要求……", asks: "提出请求", answered: "报告已提交：",
    notFound: "找不到：{what}", noMatch: "没有找到“{what}”", readingOn: "正在查阅原文，还剩 {n} 部分……", hidden: "已隐藏", shown: "已显示",
    captionQueries: "常问的问题，答案在制作本文件时已经算好；点表中的段落、文件或名称，旁边就显示原文和详情。",
    allQueries: "全部问题", examples: "例子", chosenBy: "以图中{what}为例：", forExample: "例如：", allRows: "{n} 行", firstRows: "前 {n} 行，共 {all} 行；全部可用下面的命令取得。",
    askYourself: "自己查询", notComputed: "图中原文很多，这个答案没有预先算好；可用这里的 SPARQL 或命令查询。", asSparql: "SPARQL", asCommand: "命令（OUT 是 resgraph build 的输出目录）",
    groupDocuments: "文件", groupNames: "名称", groupText: "原文", back: "返回", language: "English",
    from: "从", to: "到", where: "段落", sentence: "原文", showPart: "打开卷宗", showEntity: "显示相关名称", showAsks: "看谁请谁", selected: "已选：{what}", more: "还有 {n} 个",
  },
  en: {
    title: "UN resolutions, linked", skip: "Skip to the text", search: "Search", searchHint: "Symbol, body, treaty, topic or words of the text…", found: "Search results", allResults: "All results for “{what}”", resultsFor: "Results for “{what}”", foundCounts: "Documents: {documents} · names: {names} · paragraphs: {parts}, in resolutions: {read}", paragraphs_: "Paragraphs",
    help: "How to read this", reset: "Reset", resetTitle: "Clear selection and filters, back to the start", theme: "Dark", close: "Got it",
    network: "Network", reading: "Text", details: "Details", views: "Views",
    viewDocuments: "Documents", viewParagraphs: "Dossier", viewEntities: "Names", viewAsks: "Who asks whom", viewTimeline: "Years", viewQueries: "Queries", organ: "Organ", years: "Years", yearFrom: "First year", yearUntil: "Last year", svgTitle: "Save this view as an SVG drawing", captionTimeline: "By year of adoption, the newest first; where the text is not here, by the date that citations state, else by the symbol (marked ≈). Choose a document: what it cites and what cites it lights up.", noYear: "no year", yearBySymbol: "year as the symbol tells it", citedTimes: "cited {n} times", yearOf: "Year",
    asList: "List", csvTitle: "Save the relations of this view as a CSV table", pngTitle: "Save this view as a PNG picture",
    canvasLabel: "Network. Arrow keys move between boxes, Enter selects, plus and minus zoom, 0 shows all.",
    zoomIn: "Zoom in", zoomOut: "Zoom out", zoomFit: "Show all", wide: "Network on the whole page (Esc goes back)", widened: "The network has the whole page", narrowed: "Three panes again", splitter: "Width of the network: left and right keys, double click for the usual", legend: "Legend; press to hide or show a kind",
    lines: "Colour of lines", linesPlain: "one", linesByVerb: "by verb", otherVerbs: "other verbs", relation: "Relation", relationAll: "All", part: "Part", partAll: "All", preambular: "Preamble", operative: "Operative part",
    footnotes: "Footnotes", annex: "Annex", draft: "Draft recommended", footnote: "Footnote", subparagraph: "Sub-paragraph", paragraph: "Paragraph",
    counts: "{read} resolutions read · {parts} paragraphs · {cited} documents cited · {names} names",
    captionDocuments: "Filled boxes are the resolutions that were read; arrows lead to what they cite. Click a box for its text, a line for the sentence that makes it.",
    captionDots: "Large dots are the resolutions that were read; lines lead to what they cite. Zoom with the wheel, click a dot for its text, narrow with the filters.",
    captionGroups: "{n} documents, standing together; click a group to unfold it. The number on a line counts citations.",
    captionOpen: "What cites it is on the left, what it cites on the right; click a group to unfold it, the path above to fold it.",
    "by-series": "Series", "by-organ": "Organs", "by-year": "Years", grouping: "Together by", noOrgan: "organ not stated", documentsIn: "{n} documents", groupOf: "Group of documents", fold: "Fold", documentsHere: "Documents",
    captionParagraphs: "{what}: the documents its paragraphs cite and the instruments they name.",
    beside: "beside it", besideNone: "nothing", restsOn: "What it rests on", asksFor: "What it asks", unnamedParty: "Nobody by name", nothingHere: "Nothing.",
    compared: "Paragraph by paragraph", lineage: "Series", compareWith: "Compare with {what}, paragraph by paragraph", backToDossier: "Back to the dossier", onlyChanged: "Only what changed", notRead: "its text is not in this graph",
    was: "Change", same: "same", reworded: "reworded", merged: "merged", split: "split", new: "new", dropped: "dropped", moved: "moved", stronger: "stronger", weaker: "weaker", verbBecame: "verb: {before} → {after}",
    onlySession: "only the session moved on", onlyCitation: "only what is cited", onlyNumber: "only numbers", askedNow: "asked now: {names}", askedNoMore: "no longer asked: {names}", noEarlier: "There is no earlier resolution here to compare it with.",
    comparedLegend: "Marked on the left is what went, on the right what came; where the verb changed it says so.", removed: "removed", added: "added",
    captionMost: "{what}: the {n} resolutions of {all} that mention it most, and the names in the same paragraphs, with the number of paragraphs.",
    captionEntities: "{what}: the resolutions that mention it, and the names in the same paragraphs, with the number of paragraphs.",
    captionAsks: "Resolutions, whom they request, urge or invite, and to whom a report is due.",
    empty: "There is no resolution in this graph yet.", nothing: "Nothing to show here: widen the filters, or choose something else.",
    preambularOf: "preambular para. {n}", operativeOf: "operative para. {n}", footnoteOf: "footnote {n}", annexOf: "annex {annex}, para. {n}", draftOf: "draft {annex}, para. {n}", others_: "others", plainOf: "para. {n}", shortPreambular: "pp{n}", shortOperative: "{n}",
    passages: "{n} paragraphs", openText: "Read the text", inText: "See it in the text", adopted: "Adopted", body: "Adopted by", session: "Session", meeting: "Plenary meeting",
    sessionOf: "session {n}", meetingOf: "{n}", report: "On the report", file: "Source file", symbol: "Symbol", kind: "Kind",
    cites: "Cites", citedBy: "Cited in", mentionedIn: "Mentioned in", together: "In the same paragraphs", mentions: "Names mentioned",
    actions: "Verbs", addressees: "Addressees", obligations: "What is asked", reportsTo: "reports to", due: "due", terms: "Key terms (proposed)",
    labels: "Names", others: "Other names", links: "Links", turtle: "RDF (Turtle)", copy: "Copy", copyCitation: "Copy as a citation", copyTable: "Copy the table (for Word, Excel)", citedOnce: "cited once", sortBy: "Sort by this column", copied: "Copied",
    official: "Open at undocs.org", wikidata: "Wikidata", unbis: "UNBIS thesaurus", untc: "Treaty Collection", website: "Website",
    unread: "The text of this document is not in this graph; it is known by those who cite it.", overview: "Overview", mostCited: "Most cited", mostMentioned: "Most mentioned", mostAsked: "Most often asked",
    readHere: "Resolutions read", unresolvedOf: "Words whose meaning stays open", edgeTitle: "What makes this link", edgeReport: "Adopted on this report (heading of the resolution).",
    because: "Found by", targets: "Means", relationOf: "How", locator: "Part", dateStated: "Date as stated", flags: "Note",
    citation: "Citation", mention: "Mention", coreference: "Refers back", unresolved: "Unresolved", mark: "Footnote", act: "Verb", candidate: "Name to confirm", other: "Pointer",
    adoptedOnReport: "adopted on the report", viaFootnote: "see footnote {n}", askedIn: "asked in {n} paragraphs", isAsked: "Asked of it, by the session due", noDue: "No date stated", fallsDue: "What falls due", gathering: "Gathering what the resolutions ask…", asks: "asks", answered: "report submitted:",
    notFound: "Not found: {what}", noMatch: "Nothing found for “{what}”", readingOn: "Reading on in the texts… {n} parts left", hidden: "hidden", shown: "shown",
    captionQueries: "What people ask, answered when this file was made. Choose a paragraph, a document or a name in a table: the text and the details are beside it.",
    allQueries: "All questions", examples: "Examples", chosenBy: "Asked of {what} in this graph:", forExample: "For example:", allRows: "Rows: {n}", firstRows: "First {n} of {all} rows; the command below gives all.",
    askYourself: "Ask it yourself", notComputed: "This graph has many texts, so this answer was not computed beforehand: ask with the SPARQL or the command given here.", asSparql: "SPARQL", asCommand: "Command (OUT is the output folder of resgraph build)",
    groupDocuments: "Documents", groupNames: "Names", groupText: "Text", back: "Back", language: "中文",
    from: "From", to: "To", where: "Paragraph", sentence: "Text", showPart: "Open the dossier", showEntity: "Show related names", showAsks: "Who asks whom", selected: "Selected: {what}", more: "{n} more",
  },
};

/** @type {Record<string, string[]>} */
const guide = {
  zh: [
    "左边是关系图，中间是决议原文，右边是所选对象的详情；三者一起移动。",
    "实心方框是读入的决议；其余方框是它们引用的文件或提到的名称。",
    "箭头从引用者指向被引用者；箭头上的数字是有几段引用。",
    "点方框看它的段落；点连线看产生这条关系的那句话。",
    "原文中带下划线的词语都有依据：指针停在上面就能看到它指什么、怎样认出来的；点一下就去到它。",
    "颜色和符号表示类别（见图例）；点图例可以隐藏一类。",
    "六种视图：文件之间的引用、一项决议的卷宗、一个名称的周围、谁请谁做什么、按年份、常问的问题及其答案。",
    "按 / 查找：文号、中英文名称、简称或原文中的词。",
    "地址栏记着您看到的地方：可以发给别人，浏览器的前进后退也有用。",
    "虚线的词语没有确定所指，原样保留，不作猜测。",
  ],
  en: [
    "The network is on the left, the text in the middle, the details of what you chose on the right; they move together.",
    "Filled boxes are the resolutions that were read; the others are documents they cite or names they mention.",
    "An arrow leads from the citing to the cited; its number counts the paragraphs that cite.",
    "Click a box for its paragraphs, a line for the sentence that makes it.",
    "Underlined words have evidence: point at them to see what they mean and how they were recognised; click to go there.",
    "Colour and sign tell the kind (see the legend); click the legend to hide a kind.",
    "Six views: documents, the dossier of one resolution, the names around one name, who asks whom, years, common questions with their answers.",
    "Press / to search: symbols, names in Chinese or English, abbreviations, words of the text.",
    "The address keeps your place: send it to others; back and forward work.",
    "Words with a dashed line could not be resolved; they are kept as they stand, without a guess.",
  ],
};

/* How things are found and cited, in people's words; a code without words here is shown as it is. */
/** @type {Record<string, Record<string, string>>} By language. */
export const codes = {
  zh: {
    label: "名称表中的名称", alternative: "名称表中的别名", hidden: "名称表中的异写", "short form": "简称，回指前文的全称",
    "short form: of the instrument named before": "简称，属于刚提到的文书", "short form: the only one in the passage": "简称，本段只有一个可能的所指",
    "short form: the only one so far": "简称，前文只有一个可能的所指", "pointer: the last one named": "指示词，指最近提到的一个",
    "session-number": "届会加编号的决议号", "year-number": "年份加编号的决议号", "number-and-year": "编号加年份的决议号", "special-session-number": "特别会议的决议号",
    "roman-session-number": "届会用罗马数字的决议号", document: "文件文号", "joint-document": "联合文号", elliptic: "省略写法，由前一文号补全", "elliptic-document": "省略写法，由前一文号补全",
    session: "届会名称", "this-document": "指本文件", "cited-before": "指前文引用的文件", jieba: "分词提出的名称，待确认",
    "no-antecedent": "前文没有可指的对象", "body-not-stated": "未写明机构", "several-bodies": "可能是几个机构的文号", "number-does-not-fit-body": "编号与该机构的写法不符", "number-not-stated": "未写编号",
    "unknown-series": "不认识的文号系列", annex: "附件", number: "文号", name: "名称", "adopting document": "通过它的文件",
    adoptedOnReport: "据以通过的报告", cites: "引用", mentions: "提到", reportsTo: "向其报告", together: "同段出现",
  },
  en: {
    label: "a name of the authority files", alternative: "another name in the authority files", hidden: "a variant in the authority files", "short form": "short form of a name given before",
    "session-number": "number with its session", "year-number": "number with its year", "number-and-year": "number with its year", document: "symbol of a document", "joint-document": "joint symbol",
    elliptic: "shortened, completed from the symbol before", "elliptic-document": "shortened, completed from the symbol before", session: "name of a session", "this-document": "this document itself",
    "cited-before": "the document cited before", jieba: "proposed by word segmentation, to be confirmed",
    "no-antecedent": "nothing before it that it could mean", "body-not-stated": "the body is not stated", "several-bodies": "several bodies are possible",
    number: "by its symbol", name: "by its name", "adopting document": "by the document that adopted it",
    adoptedOnReport: "adopted on the report", reportsTo: "reports to", together: "in the same paragraph", pursuantTo: "pursuant to", guidedBy: "guided by",
  },
};

/** A word or a sentence of the interface, with the values in their places.
 * @param {string} word
 * @param {Record<string, any>} [values] */
export const say = (word, values = {}) =>
  (words[store.language][word] ?? word).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));

/** A part of a document; the graph has it in English.
 * @param {string} locator */
export const sayLocator = (locator) => {
  const known = codes[store.language][locator];
  if (known || store.language !== "zh") return known ?? locator;
  return locators.reduce((text, [pattern, chinese]) => text.replace(pattern, chinese), locator);
};

/* One kind of part a line, the narrow before the wide. */
/** @type {[RegExp, string][]} */
const locators = [
  [/\bsub-?paras?\. ?([^,;]+?)(?=,|;|$)/g, "第$1分段"],
  [/\bparas?\. ?([^,;]+?)(?=,|;|$)/g, "第$1段"],
  [/\bart(?:icle|s?\.)s? ?([^,;]+?)(?=,|;|$)/g, "第$1条"],
  [/\b(?:sections?|sect\.) ([^,;]+?)(?=,|;|$)/g, "第$1节"],
  [/\b(?:chapters?|chap\.) ([^,;]+?)(?=,|;|$)/g, "第$1章"],
  [/\bparts? ([^,;]+?)(?=,|;|$)/g, "第$1部分"],
  [/\bdraft decisions? ([^,;]+?)(?=,|;|$)/g, "决定草案$1"],
  [/\bdraft resolutions? ([^,;]+?)(?=,|;|$)/g, "决议草案$1"],
  [/\bdecisions? ([^,;]+?)(?=,|;|$)/g, "第$1号决定"],
  [/\bresolutions? ([^,;]+?)(?=,|;|$)/g, "第$1号决议"],
  [/\bannex(?:es)? ([^,;]+?)(?=,|;|$)/g, "附件$1"],
  [/\bannex\b/g, "附件"],
  [/ and /g, "和"],
  [/, /g, "，"],
];

/* Puts the words into the page's fixed parts. */
export const dress = () => {
  document.documentElement.lang = store.language === "zh" ? "zh-Hans" : "en";
  document.title = say("title");
  for (const element of all("[data-word]")) element.textContent = say(element.dataset.word ?? "");
  for (const [data, attribute] of [["wordLabel", "aria-label"], ["wordTitle", "title"], ["wordPlaceholder", "placeholder"]]) {
    const name = data.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    for (const element of all(`[data-${name}]`)) element.setAttribute(attribute, say(element.dataset[data] ?? ""));
  }
  byId("language").textContent = say("language");
  byId("language").lang = store.language === "zh" ? "en" : "zh";
  byId("guide-lines").replaceChildren(...guide[store.language].map((line) => make("li", {}, line)));
};
