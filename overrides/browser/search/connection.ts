/** The worker of the search: begun when it is first asked, and anew when it is asked after it failed. */

import type { Opening, Request, Response } from "./protocol.ts"

export interface Connection {
  /** Asks in a language; `number` is that of the question. No query asks for what is shown before one is typed. */
  ask(locale: string, query: string, number: number): void
}

/** `opening` says what is searched, `dataset` is that of the page's language, or nothing. */
export function connect(
  opening: Pick<Opening, "folder" | "locale">,
  dataset: Promise<unknown>,
  hear: (response: Response) => void,
  fail: (reason: string) => void,
): Connection {
  let worker: Worker | undefined

  function begin(): Worker {
    const begun = new Worker(new URL("worker.js", import.meta.url))
    begun.onmessage = ({ data }: MessageEvent<Response>) => hear(data)
    begun.onerror = event => {
      begun.terminate()
      worker = undefined
      fail(event.message || "worker.js could not be loaded")
    }
    return begun
  }

  function ask(locale: string, query: string, number: number): void {
    const isNew = !worker
    const asked = (worker ??= begin())
    const say = (request: Request): void => asked.postMessage(request)
    void dataset.then(value => {
      if (isNew || !query) say({ kind: "open", ...opening, number, dataset: value })
      if (query) say({ kind: "search", locale, query, number })
    })
  }

  return { ask }
}
