/** Sends what readers say. Without a network it waits on the device, and is sent later. */

import { read, write } from "../page/storage.ts"

/** What is sent: nothing that a reader has typed, and nothing of who it is. */
export interface Answer {
  page: string
  language: string
  version: string
  answer: "yes" | "no" | "mistake"
  step?: string
  reason?: string
}

export type Outcome = "sent" | "waits" | "failed"

/** The addresses by what is asked: `helpful`, `mistakes`. */
type Addresses = Record<string, string>

interface Waiting {
  about: string
  answer: Answer
}

const KEY = "feedback"
/** So many wait at most. */
const MOST = 50

export async function send(to: Addresses, about: string, answer: Answer): Promise<Outcome> {
  try {
    return (await post(to[about]!, answer)) ? "sent" : "failed"
  } catch (error) {
    console.info(error)
    keep([...waiting(), { about, answer }])
    return waiting().length ? "waits" : "failed"
  }
}

/** Sends what waits, until the network fails again. */
export async function sendWaiting(to: Addresses): Promise<void> {
  for (let [first, ...rest] = waiting(); first; [first, ...rest] = waiting()) {
    keep(rest) // first, so that no other tab sends it, too
    const address = to[first.about]
    try {
      if (address) await post(address, first.answer)
    } catch (error) {
      console.info(error)
      keep([first, ...waiting()])
      return
    }
  }
}

/** Whether it was taken. Rejects if it is worth another try. */
async function post(address: string, answer: Answer): Promise<boolean> {
  const { ok, status } = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(answer),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    keepalive: true,
  })
  if (status >= 500 || status === 429) throw new Error(`${address}: ${status}`)
  return ok
}

function waiting(): Waiting[] {
  try {
    const kept: unknown = JSON.parse(read(KEY) ?? "[]")
    return Array.isArray(kept) ? (kept as Waiting[]) : []
  } catch (error) {
    console.info(error)
    return []
  }
}

function keep(answers: Waiting[]): void {
  write(KEY, answers.length ? JSON.stringify(answers.slice(-MOST)) : null)
}
