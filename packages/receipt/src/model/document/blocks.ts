// What a receipt says, in order, in the words of one language. Page, PDF, Digital Post and plain text are drawn from
// these blocks and from nothing else, so that they say the same in the same order.

/** Words as they are shown. */
export interface Said {
  text: string;
  /** Language of the words (BCP 47), when it is not the document's: nobody wrote them in that. */
  lang?: string;
  /** Typed by a citizen: any language and direction, newlines, anything (HTML: `dir="auto"`). */
  typed?: true;
}

/** What a part of the receipt is about. A heading of level 2 begins one. */
export type SectionId =
  | 'summary' | 'result' | 'payment' | 'next' | 'appointments' | 'complaint' | 'answers' | 'attachments' | 'consents' | 'contact' | 'verify' | 'feedback';

/** One line of facts: what it is called, and what it is. Lines of `value` break at `\n`. */
export interface Fact {
  /** Where something is done with the line: `reference` can be copied, `received-at` is a time. */
  id?: string;
  term: Said;
  value: Said;
  /** Where the value leads; already judged, only https, mailto, tel, a path or a fragment. */
  href?: string;
  /** Signs to be compared or typed one by one: written in figures of one width. */
  code?: true;
  /** What is copied of it, when it is to be typed somewhere else. */
  copy?: string;
  /** ISO 8601, when the value is a day or an instant. */
  time?: string;
  /** Further words of machines under the value, as a hash. */
  detail?: string;
}

/** A row of the order: what, notes under it, and the amount in words of the language. */
export interface TableRow {
  label: Said;
  notes: Said[];
  amount: string;
  total?: true;
}

/** What the citizen can do. `when` says from when and until when, in words and in brackets: it follows the label. */
export interface ActionItem {
  code: string;
  label: Said;
  href?: string;
  /** ISO 8601 date or instant. */
  from?: string;
  until?: string;
  when?: string;
}

/** A piece of the document. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: Said; section?: SectionId }
  | { kind: 'lead'; text: Said }
  | { kind: 'paragraph'; text: Said; strong?: true }
  | { kind: 'facts'; rows: Fact[] }
  | { kind: 'table'; caption: Said; head: [Said, Said]; rows: TableRow[]; foot: TableRow[] }
  | { kind: 'list'; items: Said[]; ordered?: true }
  | { kind: 'actions'; items: ActionItem[] }
  | { kind: 'links'; items: { label: Said; href: string }[] }
  | { kind: 'notice'; look: 'info' | 'warning' | 'success' | 'error'; text: Said };

/** A receipt ready to be drawn. */
export interface ReceiptDocument {
  /** Name of the document, for a file's properties and a message's label: solution and reference, nothing about a person. */
  title: string;
  /** BCP 47 tag. */
  lang: string;
  /** The first is the heading of level 1. */
  blocks: Block[];
}
