import type { Random } from './random.ts'

/** Names that are the same to a directory when they look different, or the other way round. */
const alike = [
  ...['ada', 'ADA', 'Ada', 'ａｄａ', 'ada ', 'adá', 'ada\u0301'],
  ...['straße', 'STRASSE', 'Straẞe', 'strasse', 'maß', 'MASS'],
  ...['οδυσσευς', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευσ', 'ᾳ', 'ΑΙ'],
  ...['istanbul', 'İstanbul', 'ıstanbul', 'ISTANBUL', 'i\u0307stanbul'],
  ...['zoë', 'zoe\u0308', 'ZOË', 'Zoe', 'ǆ', 'ǅ', 'dž', 'ﬁn', 'fin', 'FIN', '\u212a', 'k', '\u212b', 'å'],
  ...['한글', '\u1112\u1161\u11ab글', '李明', 'ガ', 'ｶﾞ', '①', '1', '½', '1⁄2', 'ﷺ', 'صلى الله عليه وسلم'],
  ...['👩‍👩‍👧', '👍🏽', '🇩🇪', '\u{10ffff}', '\uffff', '\u{1f600}'],
] as const

/** What engines take for more than text: wildcards, quotes, escapes, and what looks like another type. */
const special = [
  ...[
    'a%b',
    'a_b',
    '%',
    '_',
    'a\\b',
    '\\',
    '\\\\',
    'CORP\\jdoe',
    'a*b',
    '*',
    '**',
    '!a',
    '!',
    '!!a',
    '\\!a',
    '\\*',
  ],
  ...["o'neil", '"quoted"', "''", '""', '`', '[a-z]', '[', ']', 'a?b', '^', '$1', '?', ':id', '{}', '(', ')'],
  ...[
    'null',
    'NULL',
    'true',
    '0',
    '-1',
    '1e3',
    '007',
    'NaN',
    ' ',
    '\t',
    'a  b',
    'a,b',
    'a;b',
    '<b>',
    '&amp;',
  ],
  ...['a AND b', 'a OR b', 'NEAR(a b)', '-a', '+a', 'a:b', "x'; --", 'E\\x41', 'U&"a"', '\u00a0', '\u3000'],
] as const

/** What is no text, or no name: refused somewhere, and must be refused alike. */
const refused = [
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\u200b',
  'a\u202eb',
  'a\nb',
  '\u2028',
  '\ufeffa',
  '',
] as const

const letters = Array.from('abcdeiınosßẞσςΣäÄéﷺ%_*\\\'"![] .@-0123456789李👍\u0301')

export function aText(random: Random): string {
  return random.weighted<() => string>([
    [() => random.of(alike), 10],
    [() => random.of(special), 6],
    [() => randomText(random, 1 + random.below(8)), 6],
    [() => `${random.of(alike)}${random.of(special)}${random.of(alike)}`, 2],
    [() => random.of(refused), 1],
  ])()
}

/** A short word in ASCII, of few letters, so that it meets others. */
export const aWord = (random: Random): string =>
  Array.from({ length: 1 + random.below(4) }, () => random.of(Array.from('abcnoASX1'))).join('')

const randomText = (random: Random, length: number): string =>
  Array.from({ length }, () => random.of(letters)).join('')

/** A text at, or just beyond, the longest that the contract lets in. */
export function aLongText(random: Random, longest: number): string {
  const length =
    longest +
    random.weighted([
      [0, 6],
      [1, 1],
      [-1, 1],
    ])
  return random.weighted<() => string>([
    // A text that grows eighteenfold when it is folded, and no less when it is packed.
    [() => 'ﷺ'.repeat(length), 2],
    [() => Array.from({ length }, () => String.fromCodePoint(0x4e00 + random.below(20_000))).join(''), 2],
    [() => Array.from({ length }, () => String.fromCharCode(33 + random.below(94))).join(''), 2],
    [() => '👍'.repeat(length), 1],
    [() => randomText(random, length), 1],
    [() => 'x'.repeat(length), 1],
  ])()
}

/** The same letters in another form, which a directory takes for the same, or nearly. */
export function inAnotherForm(random: Random, text: string): string {
  return random.of<(text: string) => string>([
    (same) => same.toUpperCase(),
    (same) => same.toLowerCase(),
    (same) => same.normalize('NFD'),
    (same) => same.normalize('NFKC'),
    (same) => ` ${same} `,
    (same) => same.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    (same) => same.replaceAll('s', 'ß'),
    (same) => same,
  ])(text)
}
