// Opens pages in Firefox, through WebDriver BiDi: node firefox.ts EXECUTABLE HOST, with the plan as JSON on stdin.
// Writes a report as JSON; test_firefox.py makes the plan and judges the report.

import { text } from "node:stream/consumers"
import { launch, type Browser, type ConsoleMessage, type HTTPRequest, type Page } from "puppeteer-core"

/** Where things are on the page. */
const SELECTORS = {
  results: ":is([data-search-results], [data-md-component=search-result]) a[href]",
  step: "#app-1 input.tick",
}

interface Plan {
  addresses: string[]
  search: string
  guide: string
}

interface Report {
  trouble: string[]
  headings: Record<string, string>
  results: string[]
  ticked: { before: boolean; after: boolean }
}

const PHONE = { width: 390, height: 844 }

function watch(page: Page, host: string, trouble: string[]): void {
  const note = (request: HTTPRequest, what: string) => trouble.push(`${what}: ${request.url()}`)
  page.on("console", (message: ConsoleMessage) => {
    if (message.type() === "error" || message.type() === "warn") trouble.push(`${message.type()}: ${message.text()}`)
  })
  page.on("pageerror", error => trouble.push(`error: ${String(error)}`))
  page.on("request", request => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(host)) note(request, "other host")
  })
  page.on("requestfailed", request => note(request, "failed"))
}

async function headings(page: Page, host: string, addresses: string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const address of addresses) {
    await page.goto(host + address, { waitUntil: "networkidle0" })
    found[address] = await page.$$eval("h1", ([first]) => first?.textContent?.trim() ?? "")
  }
  return found
}

async function results(page: Page, address: string): Promise<string[]> {
  await page.goto(address)
  await page.waitForSelector(SELECTORS.results, { visible: true })
  return page.$$eval(SELECTORS.results, links => links.map(link => (link as HTMLAnchorElement).href))
}

/** Whether a step is done before its tick is pressed, and after that and a reload. */
async function ticked(page: Page, address: string): Promise<Report["ticked"]> {
  await page.goto(address)
  const isDone = () => page.$eval(SELECTORS.step, tick => (tick as HTMLInputElement).checked)
  const before = await isDone()
  await page.focus(SELECTORS.step)
  await page.keyboard.press(" ")
  await page.reload()
  return { before, after: await isDone() }
}

async function visit(browser: Browser, host: string, plan: Plan): Promise<Report> {
  const page = await browser.newPage()
  await page.setViewport(PHONE)
  const trouble: string[] = []
  watch(page, host, trouble)
  return {
    headings: await headings(page, host, plan.addresses),
    results: await results(page, host + plan.search),
    ticked: await ticked(page, host + plan.guide),
    trouble,
  }
}

const [executablePath = "", host = ""] = process.argv.slice(2)
const browser = await launch({ browser: "firefox", executablePath, headless: true })
try {
  const plan: Plan = JSON.parse(await text(process.stdin))
  process.stdout.write(JSON.stringify(await visit(browser, host, plan)))
} finally {
  await browser.close()
}
