/*
 * Runs the search of a built site outside of a browser: its own worker on its own files.
 * node search.mjs SITE LOCALE, queries on standard input as a JSON list; answers go to standard output as another.
 */
import { readdir, readFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { text } from "node:stream/consumers"
import { constants, runInThisContext } from "node:vm"

const [site, locale] = process.argv.slice(2)
const hear = new Map()

globalThis.self = globalThis
globalThis.fetch = async path => new Response(await readFile(path))
globalThis.postMessage = message => {
  if (message.kind === "failed" || message.isFinal) hear.get(message.number)(message)
}

// What it imports is beside it.
const [version] = (await readdir(join(site, "assets"))).filter(name => /^[0-9a-f]{8}$/.test(name))
const worker = resolve(site, "assets", version, "javascripts/search/worker.js")
const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER
runInThisContext(await readFile(worker, "utf8"), { filename: worker, importModuleDynamically })
self.onmessage({ data: { kind: "open", folder: join(site, "search/"), locale } })

const answers = []
for (const [number, query] of JSON.parse(await text(process.stdin)).entries()) {
  const { answer, reason } = await new Promise(resolve => {
    hear.set(number, resolve)
    self.onmessage({ data: { kind: "search", locale, query, number } })
  })
  if (reason) throw new Error(reason)
  answers.push(answer)
}
process.stdout.write(JSON.stringify(answers), () => process.exit())
