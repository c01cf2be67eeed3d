/** The search in one language: loads its files when they are wanted, and answers as soon as it can. */

import { type Answer, answer } from "./answer.ts"
import type { Dataset, Interface, Syllables, Texts, Told, Words } from "./dataset.ts"
import { Engine } from "./engine.ts"
import { type Stem, stemOf } from "./stemming.ts"

export type Load = (name: string) => Promise<unknown>
export type LoadStemmer = (name: string) => Promise<Stem>

/** An answer from what was there; a better one may follow unless it `isFinal`. */
export interface Found {
  answer: Answer
  interface: Interface
  isFinal: boolean
}

/** Milliseconds of indexing after which a question gets its turn. */
const SLICE = 8

export class LanguageSearch {
  readonly #locale: string
  readonly #load: Load
  readonly #engine: Promise<Engine>
  readonly #parts = new Map<string, Promise<unknown>>()
  readonly #done = new Set<string>()

  constructor(locale: string, load: Load, loadStemmer: LoadStemmer) {
    this.#locale = locale
    this.#load = load
    this.#engine = load(`${locale}.json`).then(async found => {
      const dataset = found as Dataset
      return new Engine(dataset, await stemOf(dataset.stemmer, loadStemmer))
    })
    this.#engine.catch(() => undefined) // who asks hears of it
  }

  async interface(): Promise<Interface> {
    return (await this.#engine).corpus.dataset.interface
  }

  /**
   * The first answer as soon as there is one, and better ones as the rest arrives: texts, then the words that the pages
   * don't use, then readings if the query has words that are still unknown. So the last answer to a query is the same
   * whatever was asked before.
   */
  async *answers(query: string): AsyncGenerator<Found> {
    const engine = await this.#engine
    const found = (isFinal: boolean): Found => ({
      answer: answer(engine, query),
      interface: engine.corpus.dataset.interface,
      isFinal,
    })
    await pause() // a later question may be there already
    if (!engine.corpus.dataset.texts && !this.#done.has("texts")) yield* worthShowing(found(false))
    await this.#have("texts", () => this.#addTexts(engine))
    if (!this.#done.has("words") && !engine.wantsWords(query)) yield* worthShowing(found(false))
    await this.#have("words", async () => engine.addWords((await this.#file("words")) as Words))
    if (engine.corpus.dataset.situations) {
      await this.#have("situations", async () => engine.addSituations((await this.#file("situations")) as Told))
    }
    if (engine.wantsReadings(query)) {
      await this.#have("readings", async () => engine.addReadings((await this.#file("readings")) as Syllables))
    }
    yield found(true)
  }

  /** Once; what fails is done without, until the next question. */
  #have(part: string, get: () => Promise<void>): Promise<unknown> {
    const had =
      this.#parts.get(part) ??
      get().then(
        () => this.#done.add(part),
        error => {
          console.info(error)
          this.#parts.delete(part)
        },
      )
    this.#parts.set(part, had)
    return had
  }

  async #addTexts(engine: Engine): Promise<void> {
    const texts = engine.corpus.dataset.texts ?? ((await this.#file("text")) as Texts)
    let since = performance.now()
    for (const _ of engine.addTexts(texts)) {
      if (performance.now() - since > SLICE) {
        await pause()
        since = performance.now()
      }
    }
  }

  #file(name: string): Promise<unknown> {
    return this.#load(`${this.#locale}.${name}.json`)
  }
}

/** "Nothing" is said only when all is there. */
function* worthShowing(found: Found): Generator<Found> {
  if (found.answer.pages.length > 0) yield found
}

/** Let what has happened meanwhile have its turn. */
function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
