/**
 * What `scripts/helpcenter/build/search/dataset.py` writes for each language, English for example: `search/en.json`, with
 * the texts of the sections or, if they are long, those in `en.text.json`; and what follows the first answer, words in
 * `en.words.json`, situations of customers in `en.situations.json`, and readings in `en.readings.json`.
 */

/** `id` is the heading's, empty for what is above the first one. */
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
  /** What it is worth beside other pages, by its type; 1 unless given. */
  weight?: number
  product?: string
  /** Its headings are questions. */
  questions?: boolean
  task?: string
  aliases?: string[]
  sections: Section[]
}

/** A thing that is looked for, and what the pages call it. Products, tasks and channels are things, too. */
export interface Concept {
  words: string[]
  product?: string
  task?: string
  channel?: string
}

export interface Dataset {
  pages: Page[]
  concepts: Concept[]
  /** Words of a question that say nothing about its subject. */
  stop_words: string[]
  /** What words are compared by their stems with; without it, they are compared as they are. */
  stemmer?: Stemmer
  /** How words that are typed as they sound can be read; then there is a file of readings. */
  readings?: "pinyin"
  /** Whether there is a file of situations. */
  situations?: true
  /** Each traditional character followed by its simplified one. */
  simplified: string
  /** What products, tasks and channels are called on the pages. */
  names: Record<Facet, Record<string, string>>
  marks: Record<string, Mark>
  interface: Interface
  /** Missing where they are long: then titles and headings can be searched while the texts are on their way. */
  texts?: Texts
}

/** `english`, or a file of `stemmers/`; `STEMMERS` in `scripts/helpcenter/language/language_data.py` says which. */
export type Stemmer = string

/** The small mark of a product: one or two characters, and the class of its colour, if it has one. */
export interface Mark {
  text: string
  css_class: string
}

export interface Link {
  title: string
  path: string
}

export interface Offer {
  heading: string
  links: Link[]
}

/** `{n}` and `{query}` are filled in; `results` has a form for each plural category of the language. */
export interface Interface {
  /** The language tag. */
  tag: string
  results: Record<string, string>
  none: string
  corrected: string
  elsewhere: string
  /** What is offered before anything is typed; perhaps nothing is often asked. */
  asked: Offer
  tasks: Offer
  /** What is offered when nothing is found. */
  instead: Offer[]
  /** The other languages; `prefix` is their place on the site. */
  languages: { locale: string; tag: string; name: string; prefix: string }[]
}

export const FACETS = ["product", "task", "channel"] as const
export type Facet = (typeof FACETS)[number]

/** The text of each section, by page and section of the dataset; what matters most is between two KEY. */
export type Texts = string[][]
export const KEY = "¦"

/** The sentences of customers on each section, by page and section of the dataset. */
export type Told = string[][][]

/** The words that no page has, of the same things and in the same order, in every language. */
export interface Words {
  words: string[][]
  stop_words: string[]
  /** Subjects that the site does not cover. */
  out_of_scope: string[]
}

/** Characters by their reading in pinyin, without tones: `{"hu": "护户", …}`. */
export type Syllables = Record<string, string>
