/**
 * The copies of the site on this device, one of each language: in the browser's cache, with a record of what they are.
 * Page and worker read it; the worker alone writes.
 */

/** Paths on the site, each with the digest of what is there. */
export type Files = Record<string, string>

export interface Copy {
  /** The name of the cache that has the files. */
  cache: string
  files: Files
  /** About how many bytes more all pages of the language would be; nothing if they are here. */
  rest: number
  /** When it was the same as the site for the last time: milliseconds since 1970. */
  checked: number
}

export class Copies {
  readonly site: string
  readonly #prefix: string
  readonly #records: string

  /** `site` is the address of the site, below which others may have copies of their own. */
  constructor(site: string) {
    this.site = site
    this.#prefix = `helpcenter ${site} `
    this.#records = `${this.#prefix}copies`
  }

  async get(locale: string): Promise<Copy | undefined> {
    return (await this.all())[locale]
  }

  async all(): Promise<Record<string, Copy>> {
    const response = await caches.match(this.#record, { cacheName: this.#records })
    return response ? response.json() : {}
  }

  /** The cache of a copy that is being made: it stays until `set` names it, or another one. */
  begin(locale: string, version: string): Promise<Cache> {
    return caches.open(this.cacheName(locale, version))
  }

  cacheName(locale: string, version: string): string {
    return `${this.#prefix}${locale} ${version}`
  }

  /** From now on this is the copy. The one before stays for tabs that still show it; those before that go. */
  async set(locale: string, copy: Copy): Promise<void> {
    const all = await this.all()
    const before = all[locale]?.cache
    all[locale] = copy
    const records = await caches.open(this.#records)
    await records.put(this.#record, new Response(JSON.stringify(all)))
    if (copy.cache !== before) await this.#remove(locale, [copy.cache, before])
  }

  /** What is no copy, because there was no room for all of it, goes. */
  async tidy(locale: string): Promise<void> {
    await this.#remove(locale, [(await this.get(locale))?.cache])
  }

  /** Nothing is kept any more. */
  async clear(): Promise<void> {
    await this.#remove("", [])
  }

  /** What a copy has at this address. */
  async page(address: string): Promise<{ response: Response; checked: number } | undefined> {
    for (const { cache, checked } of Object.values(await this.all())) {
      const response = await caches.match(address, { cacheName: cache, ignoreSearch: true })
      if (response) return { response, checked }
    }
    return undefined
  }

  /** What any copy has at this address, also one that was replaced: a tab may still need it. */
  async file(address: string): Promise<Response | undefined> {
    const current = await this.page(address)
    if (current) return current.response
    for (const name of await this.#names("")) {
      const response = await caches.match(address, { cacheName: name, ignoreSearch: true })
      if (response) return response
    }
    return undefined
  }

  get #record(): string {
    return `${this.site}offline/copies`
  }

  async #remove(locale: string, but: (string | undefined)[]): Promise<void> {
    for (const name of await this.#names(locale)) if (!but.includes(name)) await caches.delete(name)
  }

  async #names(locale: string): Promise<string[]> {
    const beginning = this.#prefix + (locale && `${locale} `)
    return (await caches.keys()).filter(name => name.startsWith(beginning))
  }
}
