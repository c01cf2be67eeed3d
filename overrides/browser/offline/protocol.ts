/** What page and worker say to each other. */

/** Make or renew the copy of a language: all its pages, or what is kept first. Each page asks when it is idle. */
export interface Keeping {
  kind: "keep"
  locale: string
  whole: boolean
}

export interface Forgetting {
  kind: "forget"
}

export type Request = Keeping | Forgetting

/** `full`: the device has no room. `failed`: the network, or the site was changed meanwhile; the next page asks again. */
export interface Told {
  kind: "kept" | "full" | "failed" | "forgotten"
}
