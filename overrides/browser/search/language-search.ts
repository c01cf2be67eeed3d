/** The search in one language: loads its files when they are wanted, and answers as soon as it can. */

import { type Answer, answer } from "./answer.ts"
import type { Dataset, Interface, Syllables, Texts, Words } from "./dataset.ts"
import { Engine } from "./engine.ts"

export type Load = (name: string) => Promise<unknown>

/** Milliseconds of indexing after which a question gets its turn. */
const SLICE = 8

export class LanguageSearch {
  readonly #locale: string
  readonly #load: Load
  readonly #engine: Promise<Engine>
  /** Resolves when the texts are indexed. */
  readonly complete: Promise<void>
  readonly #files = new Map<string, Promise<unknown>>()

  constructor(locale: string, load: Load) {
    this.#locale = locale
    this.#load = load
    this.#engine = load(`${locale}.json`).then(dataset => new Engine(dataset as Dataset))
    this.complete = this.#engine.then(engine => this.#index(engine))
    this.complete.catch(() => undefined) // whoever asks hears of it
  }

  /** The answer from all that is indexed so far, and the words in which it is shown. */
  async ask(query: string): Promise<{ answer: Answer; interface: Interface }> {
    const engine = await this.#engine
    if (engine.corpus.dataset.texts) await this.complete
    await this.#addWanted(engine, query)
    return { answer: answer(engine, query), interface: engine.corpus.dataset.interface }
  }

  async #index(engine: Engine): Promise<void> {
    const texts = engine.corpus.dataset.texts ?? ((await this.#file("text")) as Texts)
    let since = performance.now()
    for (const _ of engine.addTexts(texts)) {
      if (performance.now() - since > SLICE) {
        await pause()
        since = performance.now()
      }
    }
  }

  /** What cannot be loaded now is done without, until the next query. */
  async #addWanted(engine: Engine, query: string): Promise<void> {
    try {
      if (engine.wants(query) === "words") engine.addWords((await this.#file("words")) as Words)
      if (engine.wants(query) === "readings") engine.addReadings((await this.#file("readings")) as Syllables)
    } catch (error) {
      console.info(error)
    }
  }

  #file(name: string): Promise<unknown> {
    const file = this.#files.get(name) ?? this.#load(`${this.#locale}.${name}.json`)
    this.#files.set(name, file)
    file.catch(() => this.#files.delete(name))
    return file
  }
}

/** Let a question have its turn. */
function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
