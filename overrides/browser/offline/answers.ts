/**
 * Answers what pages ask for. The network comes first, so that whoever has one reads what is true now; without one, or
 * where it is slow, the copy on this device.
 */

import type { Copies } from "./copies.ts"

/** Milliseconds for which the network is waited for, where there is a copy. */
const PATIENCE = 3000
/** The page that is shown where there is no copy: it says so (browser/page/frame.ts), and searches the others. */
const NO_COPY = "404.html"

/** A page, where the reader goes. */
export async function page(
  copies: Copies,
  request: Request,
  preloaded: Promise<Response | undefined>,
): Promise<Response> {
  const address = request.url.replace(/[?#].*/, "")
  const kept = (await copies.page(address)) ?? (await copies.page(`${address}/`))
  const network = preloaded.then(response => response ?? fetch(request))
  try {
    const response = await (kept ? soon(network) : network)
    // Where the network fails, Firefox does not reject a preload but gives an error for an answer.
    if (response.type !== "error" && (response.status < 500 || !kept)) return response
  } catch (error) {
    console.info(error)
  }
  const { response, checked } = kept ?? (await copies.page(copies.site + NO_COPY)) ?? {}
  return response ? marked(response, checked!) : Response.error()
}

/** A file of a page. Those of `assets/` have the digest of what they are in their address. */
export async function file(copies: Copies, request: Request): Promise<Response> {
  if (request.url.startsWith(`${copies.site}assets/`)) return (await copies.file(request.url)) ?? fetch(request)
  const kept = await copies.file(request.url)
  if (!kept) return fetch(request)
  return soon(fetch(request)).then(
    response => (response.status < 500 ? response : kept),
    () => kept,
  )
}

/** Rejects if it takes too long. */
function soon(network: Promise<Response>): Promise<Response> {
  return Promise.race([
    network,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error("the network is slow")), PATIENCE)),
  ])
}

/** A page of a copy says of which time it is. */
async function marked(response: Response, checked: number): Promise<Response> {
  const text = await response.text()
  return new Response(text.replace("<html", `<html data-copy="${checked}"`), { headers: response.headers })
}
