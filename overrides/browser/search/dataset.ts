/**
 * What `scripts/helpcenter/build/search/dataset.py` writes for each language: `search/zh.json`, with the texts of the sections
 * or, if they are long, those in `zh.text.json`; and what only some queries need, words in `zh.words.json` and readings
 * in `zh.readings.json`.
 */

/** `id` is the heading's, empty for what stands above the first one. */
export interface Section {
  id: string
  heading: string
  channel?: string
  aliases?: string[]
}

/** `path` is relative to the home page of the language. */
export interface Page {
  path: string
  title: string
  type: string
  card?: string
  task?: string
  aliases?: string[]
  sections: Section[]
}

/** A thing that is looked for, and what the pages call it. Cards, tasks and channels are things, too. */
export interface Concept {
  words: string[]
  card?: string
  task?: string
  channel?: string
}

export interface Dataset {
  pages: Page[]
  concepts: Concept[]
  /** Words of a question that say nothing about its subject. */
  fillers: string[]
  /** Each traditional character followed by its simplified one. */
  simplified: string
  /** What cards, tasks and channels are called on the pages. */
  names: Record<Facet, Record<string, string>>
  interface: Interface
  /** Missing where they are long: then titles and headings can be searched while the texts are on their way. */
  texts?: Texts
}

export interface Link {
  title: string
  path: string
}

/** `{n}` and `{query}` are filled in; `results` has a form for each plural category of the language. */
export interface Interface {
  /** The language tag. */
  tag: string
  results: Record<string, string>
  none: string
  corrected: string
  elsewhere: string
  /** What is offered when nothing is found, by its heading. */
  instead: { heading: string; links: Link[] }[]
  /** The other languages; `prefix` is their place on the site. */
  languages: { locale: string; tag: string; name: string; prefix: string }[]
}

export type Facet = "card" | "task" | "channel"

/** The text of each section, by page and section of the dataset; what stands out stands between two KEY. */
export type Texts = string[][]
export const KEY = "¦"

/** The words that no page has, of the same things and in the same order, in every language. */
export interface Words {
  words: string[][]
  fillers: string[]
  /** Subjects that the site does not cover. */
  elsewhere: string[]
}

/** Characters by their reading in pinyin, without tones: `{"hu": "护户", …}`. */
export type Syllables = Record<string, string>
