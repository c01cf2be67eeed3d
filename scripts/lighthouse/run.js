// Lighthouse on one page after the other: node run.js CHROMIUM [ARGUMENT…], with the addresses and categories as JSON on stdin.
// Writes one line of JSON for each, with the scores, the times in milliseconds and the audits that failed.

import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"
import { text } from "node:stream/consumers"

const METRICS = {
  fcp: "first-contentful-paint",
  lcp: "largest-contentful-paint",
  blocking: "total-blocking-time",
  shift: "cumulative-layout-shift",
}

const [chromePath, ...chromeFlags] = process.argv.slice(2)
const { addresses, categories } = JSON.parse(await text(process.stdin))
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", ...chromeFlags] })
try {
  for (const address of addresses) console.log(JSON.stringify(await measure(address)))
} finally {
  chrome.kill()
}

async function measure(address) {
  const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: categories, logLevel: "error" })
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`)
  const metrics = Object.entries(METRICS).map(([name, id]) => [name, lhr.audits[id]?.numericValue ?? null])
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, score])
  return { scores: Object.fromEntries(scores), failed: failed(lhr), ...Object.fromEntries(metrics) }
}

/** The audits that take something off a score. */
function failed(lhr) {
  const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
  const ids = counted.map(({ id }) => id).filter(id => (lhr.audits[id].score ?? 1) < 1)
  return [...new Set(ids)]
}
