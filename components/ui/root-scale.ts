/** How much larger than usual the reader of the page has its text: drawings and lists in pixels grow with it. */
export function rootScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}
