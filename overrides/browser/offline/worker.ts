/**
 * The service worker: keeps a copy of the site on this device, and answers from it without a network. It is published
 * at the root of the site. One that is broken is replaced at the next visit, because nothing waits for old tabs.
 */

import { file, page } from "./answers.ts"
import { Copies } from "./copies.ts"
import { keep } from "./keeping.ts"
import type { Request as Asked, Keeping, Told } from "./protocol.ts"

declare const self: ServiceWorkerGlobalScope

const site = self.registration.scope
const copies = new Copies(site)
/** What a copy is made of, which is not in it. */
const LISTS = /\/offline\/[^/]+\.json$/
/** One thing after the other: two tabs may ask at once. */
let last: Promise<unknown> = Promise.resolve()

self.addEventListener("install", () => void self.skipWaiting())

self.addEventListener("activate", event => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]))
})

self.addEventListener("message", event => event.waitUntil(serve(event.data as Asked, event.source as Client)))

self.addEventListener("fetch", event => {
  const { request } = event
  if (request.method !== "GET" || !request.url.startsWith(site) || request.headers.has("range")) return
  if (LISTS.test(request.url)) return
  event.respondWith(request.mode === "navigate" ? page(copies, request, event.preloadResponse) : file(copies, request))
})

function serve(asked: Asked, client: Client): Promise<void> {
  const done = last.then(() =>
    asked.kind === "keep" ? attempt(asked) : copies.clear().then(() => "forgotten" as const),
  )
  last = done.catch(error => console.info(error))
  return done.then(kind => client.postMessage({ kind } satisfies Told))
}

async function attempt({ locale, whole }: Keeping): Promise<Told["kind"]> {
  try {
    await keep(copies, locale, whole)
    return "kept"
  } catch (error) {
    console.info(error)
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) return "failed"
    await copies.tidy(locale)
    return "full"
  }
}
