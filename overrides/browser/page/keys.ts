/** What a key stroke means, alone or with a click. */

/** Whether it belongs to an input method: Safari says so only by the code of the key. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** Whether it types a character; the space bar presses buttons. */
export function isCharacter(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey
}

/** Whether a click on a link opens it elsewhere: in another tab or window. */
export function isElsewhere({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey
}

/** Calls `heard` when the text of a field has changed, but not while an input method composes it. */
export function onText(field: HTMLElement, heard: () => void): void {
  field.addEventListener("input", event => {
    if (!(event as InputEvent).isComposing) heard()
  })
  field.addEventListener("compositionend", heard)
}
