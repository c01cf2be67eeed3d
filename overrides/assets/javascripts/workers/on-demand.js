/*
 * Stands in for Material's search worker, which would load its engine and index on every page: answers
 * READY at once, and loads both with the first query. The address names them: ?zh/search.1234.min.js
 *
 * Material's protocol: https://github.com/squidfunk/mkdocs-material, integrations/search/worker/message
 */
const [SETUP, READY, QUERY] = [0, 1, 2]
const [language, engine] = location.search.slice(1).split("/")
const HAN = /\p{Script=Han}/gu
const OPERATORS = /[*^~:+\-"]/g // lunr's, which a customer's `*233` does not mean

let listening
let latest = 0

async function load() {
  const response = await fetch(new URL(`../../../search/${language}.json`, location.href))
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  const index = await response.json()

  // The engine answers each message by itself; we keep its listener and decide what it hears.
  let listener
  const own = self.addEventListener
  self.addEventListener = (_, handler) => { listener = handler }
  importScripts(new URL(engine, location.href).href)
  self.addEventListener = own

  await listener({ data: { type: SETUP, data: { ...index, options: {} } } })
  return listener
}

self.addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return
  const turn = ++latest
  listening = listening || load()
  try {
    const listener = await listening
    if (turn === latest) {
      const query = data.data.replace(OPERATORS, " ").replace(HAN, "$& ")
      await listener({ data: { type: QUERY, data: query } })
    }
  } catch (error) {
    listening = undefined // no network: the next key stroke tries again
    console.error(error)
  }
})

self.postMessage({ type: READY })
