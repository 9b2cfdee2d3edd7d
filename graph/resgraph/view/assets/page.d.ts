/** What lies in the file, as binder.py, leaves.py and pack.py write it, and what the page makes of it. */

/** The first part: documents, paragraphs and citations as columns of numbers; what is empty is left out. */
interface Opening {
  base: string;
  families: { id: string; sign: string; zh: string; en: string }[];
  relations: Record<string, Record<string, string>>;
  implied: Record<string, string>;
  prefixes: string;
  /** How many names there are, verbs not counted. */
  named: number;
  documents: Columns;
  /** The documents that have paragraphs (in steps), how many each has, and the shape of each. */
  parts: { of: number[]; lengths: number[]; at: number[]; shapes: [end: string, kind: string, number: string, parent: string][] };
  /** Who cites whom: an edge has a run of links, each the place of a paragraph in its document (or -1) and how it cites. */
  edges: { from: number[]; to: number[]; lengths: number[]; part: number[]; how: number[]; hows: string[][] };
  /** The number of a resolution, of the one it renews or -1, then of all that stand before it. */
  series: number[][];
  network: { drawn: "boxes" | "dots" | "groups"; subjects?: Heading[]; nodes?: any; places?: any; series?: any; options: any };
  /** On which shelf a document's words are, and what it is compared with; from which id on other Turtle stands on which. */
  shelves: Record<string, number>;
  compared: Record<string, number>;
  turtles: [first: string, shelf: number][];
  /** The folder of scripts that hand over the shelves, and the first in each; empty where all are in the file. */
  scripts: { beside: string; first: number[] };
  /** How many shelves there are. */
  count: number;
}

/** A subject over the documents that stand under it (`of`, by number). */
interface Heading {
  id: string;
  zh: string;
  en: string;
  of: number[];
  x: number;
  y: number;
}

interface Columns {
  ids: string[];
  kind: number[];
  kinds: string[];
  organ: number[];
  organs: string[];
  year: number[];
  bySymbol: number[];
  site: string;
  symbols: Record<number, string>;
  pages: Record<number, string>;
  facts: Record<number, Partial<DocumentRecord>>;
}

/** The names, and where each is mentioned or asked: how many paragraphs, then their numbers in steps. */
interface Names {
  names: Partial<Name>[];
  pinyin: Record<string, string>;
  traditional: string;
  answered: Record<string, string[]>;
  mentioned: { lengths: number[]; at: number[] };
  asked: { lengths: number[]; at: number[] };
}

/** A shelf; names are told by their places in its own list. */
interface Shelf {
  names?: string[];
  paragraphs?: Record<string, any[]>;
  passages?: any[];
  turtle?: Record<string, string>;
  comparisons?: Comparison[];
}

/** What is on the screen: what is chosen, the other end of a chosen line, what the view is about, the view. */
interface Now {
  id: string;
  to: string;
  of: string;
  view: string;
}

/** A view: boxes with their places, and lines with the paragraphs that make them. */
interface View {
  boxes: Box[];
  lines: Line[];
  caption?: any;
  dots?: boolean;
  columns?: boolean;
  grouped?: boolean;
  answers?: boolean;
  relations?: string[];
}

interface Box {
  id: string;
  family: string;
  label: string;
  /** The label before it is broken into lines, where that may be done anew. */
  text?: string;
  x: number;
  y: number;
  filled?: boolean;
  heading?: boolean;
  centre?: boolean;
  counted?: boolean;
  inside?: boolean;
  many?: number;
  year?: number;
  /** The subject under which it stands, or which it names. */
  under?: string;
}

interface Line {
  id: string;
  from: string;
  to: string;
  links: Link[];
  count: number;
  label: string;
  plain?: boolean;
  dashed?: boolean;
  hint?: string;
}

/** A paragraph that makes a line, and how; where lines stand together, from whom to whom. */
interface Link {
  part: string;
  relations: string[];
  to?: string;
  from?: string;
}

/** A document as the page knows it: its record and its place among all. */
interface KnownDocument extends Omit<DocumentRecord, "dated" | "title"> {
  title: Partial<Record<string, string>>;
  number: number;
  bySymbol: boolean;
}

/** A paragraph with which preambular one it is. */
interface Part extends Paragraph {
  nth: number;
}

/** What the gallery holds, as view/gallery.py writes it: words in both languages, a cell as its text and the thing it means. */
type Bilingual = Record<string, string>;
type Cell = [text: string, thing?: string];

interface Column {
  name: string;
  label: Bilingual;
  code: boolean;
}

interface Answer {
  given: { name: string; value: string; cell: Cell }[];
  columns: Column[];
  rows: Cell[][];
  total: number | null;
  sparql: string;
  command: string;
}

interface Question {
  name: string;
  title: Bilingual;
  asks: Bilingual;
  chosen: Bilingual;
  empty: Bilingual;
  answers: Answer[];
}

/** What can be found, and where a search found it. */
interface Entry {
  group: string;
  id: string;
  keys: string[];
  shown: string[];
  weight: number;
  text?: string;
}

interface Hit {
  entry: Entry;
  which: number;
  value?: number;
}

/** What is asked, where; `party` one of its parties. */
interface Duty extends Obligation {
  part: string;
  answers: string[];
  party?: string;
}

/** What a resolution rests on: with its strongest verb and its paragraphs. */
interface Rest {
  target: string;
  relation: string;
  parts: string[];
}
