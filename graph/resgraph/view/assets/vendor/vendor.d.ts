/** What draws the networks comes as scripts of its own before ours; of it only the names are known here. */
declare const vis: any;
declare const graphology: any;
declare class Sigma {
  constructor(...what: any[]);
  [name: string]: any;
  static rendering: any;
}
