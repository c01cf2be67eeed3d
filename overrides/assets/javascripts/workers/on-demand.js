/*
 * Stands in for Material's search worker, which would load its engine and index on every page: answers
 * READY at once, and loads both with the first query. The address names them: ?zh/search.1234.min.js
 *
 * Material's protocol: https://github.com/squidfunk/mkdocs-material, integrations/search/worker/message
 */
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
const [language, engine] = location.search.slice(1).split("/")
const HAN = /\p{Script=Han}/gu
const OPERATORS = /[*^~:+\-"]/g // lunr's, which a customer's `*233` does not mean
const answer = self.postMessage.bind(self)
const MARKUP = /<[^>]*>|\u200b/g

let listening
let query = ""
let latest = 0

/* A page whose title is what was asked for comes first, then those whose title contains it. */
function titlesFirst(groups) {
  const wanted = query.trim().toLowerCase()
  const rank = ([...entries]) => Math.min(...entries.map(({ title }) => {
    const words = title.replace(MARKUP, "").toLowerCase()
    return words === wanted ? 0 : words.includes(wanted) ? 1 : 2
  }))
  return [...groups].sort((a, b) => rank(a) - rank(b))
}

async function load() {
  const response = await fetch(new URL(`../../../search/${language}.json`, location.href))
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  const index = await response.json()

  // The engine answers each message by itself; we decide what it hears, and put its answers in order.
  let listener
  const { addEventListener } = self
  self.addEventListener = (_, handler) => { listener = handler }
  self.postMessage = message => {
    if (message.type !== RESULT) return
    answer({ ...message, data: { ...message.data, items: titlesFirst(message.data.items) } })
  }
  importScripts(new URL(engine, location.href).href)
  self.addEventListener = addEventListener

  await listener({ data: { type: SETUP, data: { ...index, options: {} } } })
  return listener
}

self.addEventListener("message", async ({ data }) => {
  if (data.type !== QUERY) return
  if (!data.data.trim()) return answer({ type: RESULT, data: { items: [] } })
  const turn = ++latest
  listening = listening || load()
  try {
    const listener = await listening
    if (turn === latest) {
      query = data.data
      await listener({ data: { type: QUERY, data: query.replace(OPERATORS, " ").replace(HAN, "$& ") } })
    }
  } catch (error) {
    listening = undefined // no network: the next key stroke tries again
    console.error(error)
  }
})

answer({ type: READY })
