/** The search in one language: loads its files when they are wanted, and answers as soon as it can. */

import { type Answer, answer } from "./answer.ts"
import type { Dataset, Interface, Syllables, Texts, Words } from "./dataset.ts"
import { Engine } from "./engine.ts"

export type Load = (name: string) => Promise<unknown>

/** Milliseconds for which an answer waits for the texts. */
const PATIENCE = 400
/** Milliseconds of indexing after which a question gets its turn. */
const SLICE = 8

export class LanguageSearch {
  readonly #locale: string
  readonly #load: Load
  readonly #engine: Promise<Engine>
  /** Resolves when the texts are indexed. */
  readonly complete: Promise<void>
  readonly #files = new Map<string, Promise<unknown>>()

  /** The words in which results are shown. */
  get interface(): Promise<Interface> {
    return this.#engine.then(engine => engine.corpus.dataset.interface)
  }

  constructor(locale: string, load: Load) {
    this.#locale = locale
    this.#load = load
    this.#engine = load(`${locale}.json`).then(dataset => new Engine(dataset as Dataset))
    const texts = this.#file("text")
    this.complete = Promise.all([this.#engine, texts]).then(([engine, texts]) => index(engine, texts as Texts))
    this.complete.catch(() => undefined) // whoever asks hears of it
  }

  async ask(query: string): Promise<Answer> {
    const engine = await this.#engine
    await Promise.race([this.complete, pause(PATIENCE)])
    await this.#addWanted(engine, query)
    return answer(engine, query)
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

async function index(engine: Engine, texts: Texts): Promise<void> {
  let since = performance.now()
  for (const _ of engine.addTexts(texts)) {
    if (performance.now() - since > SLICE) {
      await pause(0)
      since = performance.now()
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
