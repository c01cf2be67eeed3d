import assert from "node:assert/strict"
import { test } from "node:test"
import { ESLint } from "eslint"
import stylelint from "stylelint"
import { STYLES as LISTED } from "../../scripts/old_browsers/enhancements.ts"

/** A script that an old browser fails at, and what the finding names. */
const SCRIPTS: [code: string, named: RegExp][] = [
  ["structuredClone({})", /structuredClone is not supported in Safari 15, Chrome 90/],
  ["new CompressionStream('gzip')", /CompressionStream is not supported in Safari 15/],
  ["document.querySelector('a').showPopover()", /showPopover is missing in chrome 90, safari 15, firefox 115/],
  ["document.querySelector('a')['checkVisibility']()", /checkVisibility is missing in chrome 90, safari 15/],
  ["export const { startViewTransition } = document", /startViewTransition is missing/],
  ["addEventListener('load', () => {}); document.addEventListener('scrollend', () => {})", /scrollend is missing/],
  ["export const last = items => items.at(-1)", /at is missing in chrome 90, safari 15/],
  ["export const same = (one, other) => Object.hasOwn(one, other)", /hasOwn/],
  ["export const price = /(?<=¥)\\d+/", /lookbehind/i],
  ["export class Page { static { start() } }", /static block/],
  ["export const word = /\\p{L}/v", /'v' flag/],
  ["// eslint-disable-next-line\nstructuredClone({})", /structuredClone/],
]

/** What the oldest browsers know, and what is listed as an enhancement. */
const HARMLESS = `
  export class Page { #open = false; static size = 1; toggle() { this.#open ||= true } }
  export const text = document.querySelector("h1")?.textContent.replaceAll("a", "b") ?? ""
  new Worker("worker.js", { type: "module" }).postMessage({ reason: "own" })
  if (navigator.share) navigator.share({ url: location.href })
`

/** A declaration or rule that an old browser does not know, and what the finding names. */
const STYLES: [css: string, named: RegExp][] = [
  ["a { height: 100dvh }", /dvh/],
  ["a:has(b) { color: red }", /:has/],
  ["a { color: oklch(50% 0 0) }", /css-lch-lab/],
  ["a { color: light-dark(red, blue) }", /light-dark/],
  ["a { & b { color: red } }", /css-nesting/],
  ["@layer base { a { color: red } }", /@layer/],
  ["@container (min-width: 1em) { a { color: red } }", /@container/],
  ["@media (width > 20em) { a { color: red } }", /range/i],
  ["a { translate: 1px }", /translate/],
]

const eslint = new ESLint({ overrideConfigFile: "scripts/old_browsers/eslint.config.js" })

async function scriptFindings(code: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath })
  return (result?.messages ?? []).map(message => message.message)
}

async function styleFindings(code: string): Promise<string[]> {
  const { results } = await stylelint.lint({ code, configFile: "scripts/old_browsers/stylelint.config.js" })
  return results.flatMap(result => result.warnings.map(warning => warning.text))
}

test("a script that an old browser fails at is reported where it is built", async () => {
  for (const [code, named] of SCRIPTS) {
    assert.match((await scriptFindings(code, "overrides/assets/javascripts/page.js")).join("\n"), named, code)
  }
})

test("a feature is reported at its place in the source, types or not", async () => {
  const code = "const parts: string[] = []\nexport const last: string | undefined = parts.at(-1)"
  const [result] = await eslint.lintText(code, { filePath: "overrides/browser/page/page.ts" })
  assert.deepEqual([...new Set(result?.messages.map(({ line, column }) => [line, column].join()))], ["2,41"])
})

test("what the oldest browsers know is not reported", async () => {
  assert.deepEqual(await scriptFindings(HARMLESS, "overrides/assets/javascripts/page.js"), [])
  assert.deepEqual(await scriptFindings(HARMLESS, "overrides/browser/page/page.ts"), [])
})

test("a style that an old browser does not know is reported", async () => {
  for (const [css, named] of STYLES) assert.match((await styleFindings(css)).join("\n"), named, css)
})

test("a style within a question for it, or listed, is not reported", async () => {
  const guarded = "@supports (height: 100dvh) { a { height: 100dvh } }"
  assert.deepEqual(await styleFindings(`${guarded} h1 { text-wrap: balance } a { display: grid; gap: 1em }`), [])
})

test("every style that is listed is used", async () => {
  const path = new URL("../../scripts/old_browsers/stylelint.config.js", import.meta.url).href
  const config = structuredClone((await import(path)).default)
  const mdn = config.rules["plugin/browser-compat"][1]
  const caniuse = config.rules["plugin/no-unsupported-browser-features"][1]
  mdn.allow.features = []
  caniuse.ignore = caniuse.ignore.filter((name: string) => !(name in LISTED))
  const files = "overrides/assets/stylesheets/helpcenter.css"
  const { results } = await stylelint.lint({ files, config, configBasedir: process.cwd() })
  const texts = results.flatMap(result => result.warnings.map(warning => warning.text))
  const found = texts.map(text => /featureId: ([^)]+)\)|browser feature "([^"]+)"/.exec(text))
  assert.deepEqual([...new Set(found.map(name => name?.[1] ?? name?.[2]))].sort(), Object.keys(LISTED).sort())
})
