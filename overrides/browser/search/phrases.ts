/** Phrases: words of the vocabulary, found in a text by what they consist of. */

import type { Atom } from "./atoms.ts"

/** A phrase in a text: `length` atoms, beginning with that at `from`. */
export interface Match<Value> {
  from: number
  length: number
  value: Value
}

interface Node<Value> {
  next: Map<string, Node<Value>>
  value?: Value
}

export class Phrases<Value> {
  readonly #root: Node<Value> = { next: new Map() }

  /** The first value of a phrase stays. */
  add(parts: readonly string[], value: Value): void {
    let node = this.#root
    for (const part of parts) {
      let next = node.next.get(part)
      if (!next) {
        next = { next: new Map() }
        node.next.set(part, next)
      }
      node = next
    }
    if (node !== this.#root) node.value ??= value
  }

  /** The value of the phrase of this one part. */
  exactly(part: string): Value | undefined {
    return this.#root.next.get(part)?.value
  }

  /** The longest phrase that begins with the atom at `from`. Han characters of a phrase are side by side. */
  longest(atoms: readonly Atom[], parts: readonly string[], from: number): Match<Value> | undefined {
    let best: Match<Value> | undefined
    let node: Node<Value> | undefined = this.#root
    for (let i = from; i < atoms.length; i++) {
      const apart = i > from && atoms[i]!.kind === "han" && atoms[i - 1]!.kind === "han" && !atoms[i]!.joined
      node = apart ? undefined : node.next.get(parts[i]!)
      if (!node) break
      if (node.value !== undefined) best = { from, length: i - from + 1, value: node.value }
    }
    return best
  }

  /** The values of the phrases that go on after `parts`. */
  *beginning(parts: readonly string[]): Generator<Value> {
    let node: Node<Value> | undefined = this.#root
    for (const part of parts) node = node?.next.get(part)
    if (node) yield* below(node)
  }
}

function* below<Value>(node: Node<Value>): Generator<Value> {
  for (const next of node.next.values()) {
    if (next.value !== undefined) yield next.value
    yield* below(next)
  }
}
