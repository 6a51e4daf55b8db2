import { chance, type Draw, entryAt, fraction } from './draw.ts'
import { latinNames } from './latin-names.ts'
import { scriptNames } from './script-names.ts'

/** Lists separated by commas; an entry is a name, `as written/in ASCII`. */
export interface NameTable {
  women: string
  men: string
  family?: string
  familyOfWomen?: string
  familyOfMen?: string
}

export interface PersonName {
  language: string
  firstname: string
  lastname: string
  /** The name in ASCII, whatever the letters of the two above. */
  romanised: string
  /** `first.last` in small letters and hyphens; never holds a digit. */
  login: string
  /** As `login`, in the short form that old directories want: initial and last name. */
  shortLogin: string
}

interface Name {
  native: string
  romanised: string
  login: string
}

interface Language {
  code: string
  women: { given: Name[]; family: Name[] }
  men: { given: Name[]; family: Name[] }
  isWrittenAsIs: Draw<boolean>
}

const parseNames = (list: string): Name[] =>
  list.split(',').map((entry) => {
    const [native = '', romanised = native] = entry.trim().normalize('NFC').split('/')
    return { native, romanised, login: romanised.toLowerCase().replace(/[^a-z-]/g, '') }
  })

const parseLanguage = (code: string, table: NameTable, nativeShare: number): Language => {
  const family = table.family ? parseNames(table.family) : []
  const familyOf = (own: string | undefined) => (own ? [...family, ...parseNames(own)] : family)
  return {
    code,
    women: { given: parseNames(table.women), family: familyOf(table.familyOfWomen) },
    men: { given: parseNames(table.men), family: familyOf(table.familyOfMen) },
    isWrittenAsIs: chance('script', nativeShare),
  }
}

// Accents are left out by few people; a script that colleagues cannot read, by many.
const languages = [
  ...Object.entries(latinNames).map(([code, table]) => parseLanguage(code, table, 0.95)),
  ...Object.entries(scriptNames).map(([code, table]) => parseLanguage(code, table, 0.6)),
]

const isLocal = chance('local language', 0.6)
const languageDraw = fraction('language')
const isWoman = chance('given name of a woman', 0.5)
const givenDraw = fraction('given name')
const familyDraw = fraction('family name')

/** Chooses names for people of one place: most are of the languages spoken there, the others of any. */
export const createNaming = (localCodes: readonly string[]): Draw<PersonName> => {
  const local = languages.filter(({ code }) => localCodes.includes(code))
  return (id) => {
    const known = local.length > 0 && isLocal(id) ? local : languages
    const language = entryAt(known, languageDraw(id))
    const { given, family } = isWoman(id) ? language.women : language.men
    const first = entryAt(given, givenDraw(id))
    const last = entryAt(family, familyDraw(id))
    const asIs = language.isWrittenAsIs(id)
    return {
      language: language.code,
      firstname: asIs ? first.native : first.romanised,
      lastname: asIs ? last.native : last.romanised,
      romanised: `${first.romanised} ${last.romanised}`,
      login: `${first.login}.${last.login}`,
      shortLogin: `${first.login.charAt(0)}${last.login.slice(0, 11)}`,
    }
  }
}
