/**
 * The form in which text is compared: without regard to case, width or composition, in any script. By way of upper
 * case, so that `ß` meets `SS`, and of lower case before it, so that `ẞ` does; then every Greek sigma is the same letter,
 * wherever in a word it stands.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
}

/**
 * A key that is longer than this does not fit into the indexes of PostgreSQL. Texts of 255 characters stay far below it,
 * but for a few characters that stand for a whole phrase and are written out (`ﷺ` for 18 letters).
 */
const longestKey = 800

export const isTooLongForKey = (text: string): boolean =>
  text.length > longestKey / 18 && fold(text).length > longestKey

/** The key from its end, by characters: a suffix becomes a prefix that an index can find. */
export function reverse(key: string): string {
  let reversed = ''
  for (const character of key) reversed = character + reversed
  return reversed
}

/** Most keys are ASCII, and for those the rules above say no more than this. */
const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
