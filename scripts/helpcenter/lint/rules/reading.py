"""What is found while files are read, before any rule can look at a page: documented here, judged where it is read."""

from __future__ import annotations

RULES = {
    "unreadable": """A file that cannot be opened.

Bad:  `docs/_data/cards.yml` is missing, or locked by another program
Good: every data file is there""",
    "not-utf-8": """A file in another encoding than UTF-8: its words would be broken on the page.

Bad:  a page saved as GB 18030 or Windows-1252
Good: saved with the encoding "UTF-8", with or without a byte-order mark, with any line ends""",
    "control-character": """An invisible control character.

Bad:  a null byte or a form feed, pasted from another program
Good: the words typed anew""",
    "merge-conflict": """The marks of two versions that git could not join, in a page or a data file.

Bad:  `<<<<<<< HEAD`
Good: one of the two versions, and none of the marks""",
    "configuration": """`mkdocs.yml` asks for what the site cannot do, or lacks what it is built on.

Bad:  a plugin that is not installed, two default languages, no `site_url`
Good: the file as it is, with one entry for each language""",
    "broken-yaml": """Front matter or a data file that is not YAML.

Bad:  `title: Heyon: the app`
Good: `title: "Heyon: the app"`""",
    "duplicate-key": """A key that stands twice; YAML silently keeps the last one.

Bad:  `card: heyon` … `card: yuanyou`
Good: one of them""",
    "missing-front-matter": """A page without facts at its head.

Bad:  a page that begins with `# Title`
Good: a page that begins with `---`, its keys, and `---`""",
    "missing-key": """A key that every page, or every entry, must have.

Bad:  a page without `reviewed`
Good: all keys of the table in the writer's guide""",
    "unknown-key": """A key that nothing reads, most often misspelled.

Bad:  `reviewd: 2026-11-20`
Good: `reviewed: 2026-11-20`""",
    "wrong-value": """A value of the wrong kind, or out of its bounds.

Bad:  `wait: {min: 5, max: 3, unit: days}`
Good: `wait: {min: 3, max: 5, unit: business_day}`""",
    "wrong-placeholder": """A text of the interface whose names in braces are not those that are filled in.

Bad:  `step.done: Step {m} done`
Good: `step.done: Step {n} done`""",
    "wrong-pattern": """A pattern for dates or money that Unicode CLDR does not know.

Bad:  `pattern.date: QQQQQQQ`
Good: `pattern.date: MMMM d, y`""",
    "nested-too-deeply": """A line with more blanks or > before it than any reader can follow.

Bad:  a list in a list in a list, a hundred times
Good: two levels""",
    "oversized-page": """A page, or a line of it, that is too long to be read.

Bad:  a book of five megabytes pasted into one page
Good: several pages""",
    "misplaced-page": """A page in no language's folder: MkDocs would publish it without a language.

Bad:  `docs/notes.md`
Good: `docs/zh/notes.md` and `docs/en/notes.md`, or a name in `exclude_docs`""",
    "misnamed-page": """A file name that is no good address.

Bad:  `docs/en/New Page.MD`
Good: `docs/en/new-page.md`, and `index.md` for a folder""",
    "unknown-language": """A folder that looks like a language and has no entry: the i18n plugin drops it silently.

Bad:  `docs/fr/` without an entry in `mkdocs.yml`
Good: an entry under plugins: i18n: languages""",
    "missing-translation": """A page that one language lacks: its readers get "not found".

Bad:  `docs/zh/verify/heyon.md` without `docs/en/verify/heyon.md`
Good: both""",
    "missing-source": """A translation of nothing.

Bad:  `docs/en/verify/heyon.md` without `docs/zh/verify/heyon.md`
Good: both""",
    "duplicate-id": """Two pages of one language with the same topic id.

Bad:  `id: heyon-verify` on two pages
Good: an id of its own for each""",
    "id-differs": """A page and its translation with different topic ids.

Bad:  `id: heyon` beside `id: heyon-verify`
Good: the same id in every language""",
    "fact-differs": """A fact that a translation gives otherwise than its source.

Bad:  `wait: {max: 3, …}` beside `wait: {max: 5, …}`
Good: the same type, card, task, channels, wait, evidence, sources and related pages in every language""",
    "unknown-card": """A card that `cards.yml` does not list.

Bad:  `card: heyonn`
Good: `card: heyon`""",
    "unknown-task": """A task that `site.yml` does not list.

Bad:  `task: verfy`
Good: `task: verify`""",
    "unknown-channel": """A channel that `site.yml` does not list.

Bad:  `channels: [ap]`
Good: `channels: [app]`""",
    "unknown-related": """A related page that does not exist.

Bad:  `related: [photos, privacy-safety]`
Good: `related: [photo-tips, privacy-safety]`""",
    "unknown-page": """A page in the menu, or a task, that does not exist.

Bad:  `menu: [home, verfy]`
Good: `menu: [home, verify]`""",
    "second-guide": """Two guides for the same card and task: the chooser leads to one.

Bad:  two pages with `card: heyon` and `task: verify`
Good: one, with a section for each channel""",
    "unknown-datum": """A data function that cannot be filled in.

Bad:  `{{ wait("heyon") }}`
Good: `{{ wait("heyon-verify") }}`""",
}
