/**
 * The form in which text is compared: without regard to case, width or composition, in any script. Upper case
 * first, so that `ß` meets `SS`; then every Greek sigma is the same letter, wherever in a word it stands.
 */
export const fold = (text: string): string =>
  text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ')

/** The key from its end, by characters: a suffix becomes a prefix that an index can find. */
export const reverse = (key: string): string => Array.from(key).reverse().join('')
