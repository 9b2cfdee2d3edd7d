/** What the page knows: the records of view/records.py, written from there by tests/typings.py. */
interface TextRecord {
  id: string;
  language: string;
  title: string;
  file: string;
  passages: string[];
}

interface DocumentRecord {
  id: string;
  symbol: string;
  kind: string;
  title: Record<string, string>;
  date: string;
  session: string;
  meeting: string;
  body: string[];
  reports: string[];
  page: string;
  organ: string;
  year: number;
  dated: string;
  texts: TextRecord[];
  parts: string[];
}

interface Obligation {
  language: string;
  verb: string;
  parties: string[];
  task: string;
  recipients: string[];
  due: string[];
}

interface Paragraph {
  id: string;
  document: string;
  kind: string;
  number: string;
  heading: string;
  parent: string;
  actions: string[];
  addressees: string[];
  cites: Record<string, string[]>;
  mentions: string[];
  footnotes: string[];
  obligations: Obligation[];
}

interface Evidence {
  start: number;
  end: number;
  kind: string;
  targets: string[];
  why: string;
  relation: string;
  locator: string;
  date: string;
  flags: string[];
}

interface PassageRecord {
  id: string;
  part: string;
  language: string;
  text: string;
  terms: string[];
  evidence: Evidence[];
}

interface Name {
  id: string;
  family: string;
  kind: string;
  labels: Record<string, string[]>;
  others: Record<string, string[]>;
  hidden: string[];
  links: string[];
}

interface Series {
  document: string;
  previous: string;
  earlier: string[];
}

interface Change {
  earlier: string[];
  later: string[];
  change: string;
  moved: boolean;
  verbs: string[];
  force: string;
  further: string[];
  only: string;
  differences: number[];
}

interface Comparison {
  later: string;
  earlier: string;
  changes: Change[];
}

