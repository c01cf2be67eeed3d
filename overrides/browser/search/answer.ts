/** An answer: what is shown of the result of a query. Plain values, which pass from worker to page. */

import type { Mark } from "./dataset.ts"
import type { Engine } from "./engine.ts"
import { excerpt, type Marked, marked } from "./excerpt.ts"
import type { RankedPage, RankedSection } from "./ranking.ts"

/** `path` is relative to the home page of the language, with the section. */
export interface AnswerSection {
  path: string
  heading: Marked
  excerpt: Marked
  channel?: string
}

/** `score` compares the pages of one answer; the best section comes first. */
export interface AnswerPage {
  title: Marked
  product?: string
  /** Its headings are questions: a section is found rather than the page. */
  questions?: boolean
  /** The small mark of the product. */
  mark?: Mark
  score: number
  sections: AnswerSection[]
}

export interface Answer {
  pages: AnswerPage[]
  /** The query as it was understood, if a mistake was corrected. */
  corrected?: string
}

const MOST_SECTIONS = 3
/** What a further section may score, compared with the best one of its page. */
const LEAST_SHARE = 0.5

export function answer(engine: Engine, query: string): Answer {
  const { pages, corrected } = engine.search(query)
  const answered = { pages: pages.map(page => answerPage(page, engine)) }
  return corrected === undefined || pages.length === 0 ? answered : { ...answered, corrected }
}

function answerPage({ score, sections }: RankedPage, engine: Engine): AnswerPage {
  const { analyzer, dataset } = engine.corpus
  const best = sections[0]!
  const shown = sections.slice(0, MOST_SECTIONS).filter(section => section.score >= best.score * LEAST_SHARE)
  const product = best.page.product && dataset.names.product[best.page.product]
  const mark = best.page.product && dataset.marks[best.page.product]
  return {
    title: marked(best.page.title, best.terms, analyzer),
    ...(product ? { product } : {}),
    ...(mark ? { mark } : {}),
    ...(best.page.questions ? { questions: true } : {}),
    score,
    sections: shown.map((section, i) => answerSection(section, i > 0, engine)),
  }
}

/** A further section that is the head of its page has the title for a heading. */
function answerSection({ page, section, text, terms }: RankedSection, further: boolean, engine: Engine): AnswerSection {
  const { analyzer, dataset } = engine.corpus
  const channel = section.channel && dataset.names.channel[section.channel]
  return {
    path: page.path + (section.id && `#${section.id}`),
    heading: marked(section.heading || (further ? page.title : ""), terms, analyzer),
    excerpt: excerpt(text, terms, analyzer),
    ...(channel ? { channel } : {}),
  }
}
