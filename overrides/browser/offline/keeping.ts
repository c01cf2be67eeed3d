/** Makes and renews the copy of a language. What is on the list of the site is fetched, unless it is here already. */

import { Copies, type Files } from "./copies.ts"

/** What the site publishes for each language, made by build/offline.py. */
interface List {
  version: string
  first: Files
  rest: Files
  /** About how many bytes are transferred for the rest. */
  restSize: number
  /** Whether there are packs, as in a release. */
  isPacked: boolean
}

/** A file is not what the list says: the site was changed meanwhile, or somebody else has answered. */
class Unexpected extends Error {}

/** How many files are fetched at once. */
const AT_ONCE = 6

/** Rejects if something cannot be fetched or kept; then the copy is what it was, and what was fetched is found again. */
export async function keep(copies: Copies, locale: string, whole: boolean): Promise<void> {
  const checked = Date.now()
  const list = (await (await fetched(copies, `offline/${locale}.json`)).json()) as List
  const isAll = whole || !Object.keys(list.rest).length
  const files = isAll ? { ...list.first, ...list.rest } : list.first
  const version = `${list.version}${isAll ? "" : " first"}`
  const name = copies.cacheName(locale, version)
  const before = await copies.get(locale)
  const packs = !list.isPacked ? [] : isAll ? ["first", "rest"] : ["first"]
  if (before?.cache !== name) await fill(copies, locale, version, files, packs)
  await copies.set(locale, { cache: name, files, rest: isAll ? 0 : list.restSize, checked })
}

async function fill(copies: Copies, locale: string, version: string, files: Files, packs: string[]): Promise<void> {
  const cache = await copies.begin(locale, version)
  const missing = new Map(Object.entries(files))
  const put = async (path: string, response: Response): Promise<void> => {
    await cache.put(copies.site + path, response)
    missing.delete(path)
  }
  for (const { url } of await cache.keys()) missing.delete(url.slice(copies.site.length)) // of an attempt that failed
  const before = await copies.get(locale)
  for (const [path, digest] of before ? missing : []) {
    if (before!.files[path] !== digest) continue
    const response = await caches.match(copies.site + path, { cacheName: before!.cache })
    if (response) await put(path, response)
  }
  // Together they take less than one by one.
  if (missing.size > Object.keys(files).length / 2)
    for (const pack of packs) {
      const texts = (await (await fetched(copies, `offline/${locale}.${pack}.json`)).json()) as Record<string, string>
      for (const [path, text] of Object.entries(texts)) {
        const digest = missing.get(path)
        if (digest && (await digestOf(encoded(text))) === digest) await put(path, response(path, text))
      }
    }
  const paths = [...missing.keys()]
  const work = async (): Promise<void> => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const data = await (await fetched(copies, path, isPage(path) ? "no-store" : "no-cache")).arrayBuffer()
      if ((await digestOf(data)) !== files[path]) throw new Unexpected(path)
      await put(path, response(path, data))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** A page must not get into the browser's own cache, which would answer for a network that is there, or is not. */
async function fetched(copies: Copies, path: string, cache: RequestCache = "no-cache"): Promise<Response> {
  const response = await fetch(copies.site + path, { cache })
  if (!response.ok) throw new Unexpected(`${path}: ${response.status}`)
  return response
}

function encoded(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer as ArrayBuffer
}

/** As build/offline.py makes it. */
async function digestOf(data: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data))
  return [...digest.slice(0, 8)].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

const TYPES: Record<string, string> = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript",
  json: "application/json",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
}

function isPage(path: string): boolean {
  return path === "" || path.endsWith("/")
}

function response(path: string, body: BodyInit): Response {
  const ending = isPage(path) ? "html" : path.slice(path.lastIndexOf(".") + 1)
  return new Response(body, { headers: { "Content-Type": TYPES[ending] ?? "application/octet-stream" } })
}
