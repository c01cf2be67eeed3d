/** What readers have chosen and ticked, kept on their device. A browser may forbid it; then nothing is kept. */

const PREFIX = "helpcenter."

export function read(key: string): string | null {
  return attempt(storage => storage.getItem(PREFIX + key)) ?? null
}

/** Nothing is kept of what has no value. */
export function write(key: string, value: string | null): void {
  attempt(storage => (value === null ? storage.removeItem(PREFIX + key) : storage.setItem(PREFIX + key, value)))
}

/** What is kept as an object; nothing if it is damaged. */
export function readObject(key: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(read(key)!))
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

export function keys(beginning: string): string[] {
  const all = attempt(storage => Object.keys(storage)) ?? []
  return all.filter(key => key.startsWith(PREFIX + beginning)).map(key => key.slice(PREFIX.length))
}

export function clear(): void {
  for (const key of keys("")) write(key, null)
}

/** Calls `heard` when `key` has changed in another tab. */
export function onChange(key: string, heard: () => void): void {
  addEventListener("storage", event => {
    if (event.key === null || event.key === PREFIX + key) heard()
  })
}

function attempt<T>(act: (storage: Storage) => T): T | undefined {
  try {
    return act(localStorage)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    console.info(error) // forbidden, or full
    return undefined
  }
}
