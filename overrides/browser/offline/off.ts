/** Instead of the worker, where a help center keeps nothing offline: takes back what an earlier one has kept. */

import { Copies } from "./copies.ts"

declare const self: ServiceWorkerGlobalScope

self.addEventListener("install", () => void self.skipWaiting())

self.addEventListener("activate", event => {
  const copies = new Copies(self.registration.scope)
  event.waitUntil(copies.clear().then(() => self.registration.unregister()))
})
