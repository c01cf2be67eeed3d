/** Scripts that are loaded only where they are wanted. */

const OWN = (document.currentScript as HTMLScriptElement).src

/** The address of one, by its place beside this script. */
export function script(name: string): string {
  return new URL(name, OWN).href
}

/** The scripts are in assets/, there in the folder of their version (scripts/helpcenter/build/assets.py). */
export function siteAddress(): string {
  return script("../../..")
}
