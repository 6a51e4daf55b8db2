import assert from 'node:assert/strict'
import type { User } from '@rollcall/client'
import fc from 'fast-check'
import { type Directory, onEveryDatabase } from './harness.ts'
import { wantedUsers } from './wanted-users.ts'

/** Where a text can be looked for. A text of each kind is found by another way through the database. */
const searched = ['username', 'email', 'firstname', 'lastname', 'samaccountname', 'external_id'] as const
const olderOnly = ['userprincipalname', 'manager_ad_id'] as const
const attribute = 'custom_attributes.motto'

const addAttribute = ({ sql }: Directory) =>
  sql('INSERT INTO custom_attributes (id, name, shortname) VALUES (?, ?, ?)', 1, 'Motto', 'motto')

async function idsOf({ call }: Directory, query: Record<string, string>): Promise<number[]> {
  const answer = await call('GET', `/api/1/users?${new URLSearchParams({ ...query, limit: '100' })}`)
  assert.equal(answer.status, 200, `${JSON.stringify(query)}: ${answer.text}`)
  const ids = answer.body.map((user: User) => user.id)
  assert.equal(answer.headers.get('total-count'), String(ids.length), JSON.stringify(query))
  return ids
}

const subjects: Readonly<
  Record<string, readonly (readonly [filter: string, text: string, found: boolean])[]>
> = {
  'a value without a star is the whole value': [
    ['Maria', 'Maria', true],
    ['Mari', 'Maria', false],
    ['aria', 'Maria', false],
    ['Maria', ' Maria', false],
  ],
  'a star is any run of characters, also none': [
    ['Ma*', 'Maria', true],
    ['Maria*', 'Maria', true],
    ['ar*', 'Maria', false],
    ['*ia', 'Maria', true],
    ['*Maria', 'Maria', true],
    ['*ar', 'Maria', false],
    ['M*a', 'Maria', true],
    ['M*i', 'Maria', false],
    ['*ari*', 'Maria', true],
    ['*ira*', 'Maria', false],
    ['M*r*a', 'Maria', true],
    ['*a*i*', 'Maria', true],
    ['*i*r*', 'Maria', false],
    ['*mar*ria*', 'Maria', false],
    ['*', 'Maria', true],
    ['**', 'Maria', true],
    ['***a***', 'Maria', true],
  ],
  'what stands on both sides of a star does not overlap': [
    ['ab*ba', 'aba', false],
    ['ab*ba', 'abba', true],
    ['a*a', 'a', false],
    ['*abc*cde*', 'abcde', false],
    ['*abc*abc*', 'abcabc', true],
  ],
  'one or two characters are found anywhere': [
    ['*r*', 'Maria', true],
    ['*x*', 'Maria', false],
    ['*ri*', 'Maria', true],
    ['*rx*', 'Maria', false],
    ['a', 'a', true],
    ['*a*', 'a', true],
    ['a*', 'b', false],
  ],
  'a leading exclamation mark turns the filter round': [
    ['!Maria', 'Maria', false],
    ['!Maria', 'Marie', true],
    ['!MA*', 'Maria', false],
    ['!*ari*', 'Maria', false],
    ['!*ari*', 'Peter', true],
    ['!*', 'Maria', false],
    ['!', 'Maria', true],
    ['M!', 'M!', true],
    ['!!M', '!M', false],
    ['!!M', 'M', true],
  ],
  'a backslash makes a star, an exclamation mark and a backslash ordinary': [
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['*\\**', 'a*b', true],
    ['*\\**', 'ab', false],
    ['\\!M', '!M', true],
    ['\\!M', 'Maria', false],
    ['!\\!M', '!M', false],
    ['a\\!', 'a!', true],
    ['a\\\\b', 'a\\b', true],
    ['a\\\\*', 'a\\bc', true],
    ['a\\\\\\*', 'a\\*', true],
    ['a\\\\\\*', 'a\\bc', false],
  ],
  'any other backslash is one itself': [
    ['CORP\\jdoe', 'CORP\\jdoe', true],
    ['CORP\\jdoe', 'CORPjdoe', false],
    ['corp\\j*', 'CORP\\jdoe', true],
    ['*\\jdoe', 'CORP\\jdoe', true],
    ['end\\', 'end\\', true],
  ],
  'characters that a database knows as something else are ordinary': [
    ['100%', '100%', true],
    ['100%', '1000', false],
    ['%', 'Maria', false],
    ['a_c', 'a_c', true],
    ['a_c', 'abc', false],
    ['_*', 'Maria', false],
    ['a?c', 'a?c', true],
    ['a?c*', 'abc', false],
    ['*a?c*', 'xabcx', false],
    ['[a-z]*', '[a-z] x', true],
    ['[a-z]*', 'b', false],
    ['*[^a]*', 'b', false],
    ['*]b[*', 'a]b[c', true],
    ['*a"b*', 'xa"by', true],
    ['*"*', 'xa"by', true],
    ['*""" OR*', 'say """ OR', true],
    ["*x' OR '1'='1*", 'Maria', false],
    ["O'Brien", "O'Brien", true],
    ['a\nb*', 'a\nb', true],
  ],
  'words and signs of a text search are ordinary': [
    ['*abc OR def*', 'xabc OR defx', true],
    ['*abc OR def*', 'abc', false],
    ['*abc AND def*', 'def abc', false],
    ['*NOT abc*', 'xyz', false],
    ['*NEAR(abc def)*', 'abc def', false],
    ['*NEAR(abc def)*', 'is NEAR(abc def)!', true],
    ['*firstname : abc*', 'abc', false],
    ['*firstname:*', 'a firstname: b', true],
    ['*-abc*', 'x-abc', true],
    ['*-abc*', 'xabc', false],
    ['*^abc*', 'abc', false],
    ['*(abc*', 'x(abcd', true],
    ['*{abc}*', 'abc', false],
    ['*+abc*', 'abc', false],
  ],
  'letters match without regard to case, in any script': [
    ['mArIa', 'Maria', true],
    ['*ARI*', 'Maria', true],
    ['STRASSE', 'Straße', true],
    ['straße', 'STRASSE', true],
    ['STRAẞE', 'straße', true],
    ['*ẞ*', 'Strasse', true],
    ['*ASSE', 'Straße', true],
    ['İSTANBUL', 'İstanbul', true],
    ['istanbul', 'İstanbul', false],
    ['ISPARTA', 'ısparta', true],
    ['ΟΔΥΣΣΕΥΣ', 'Οδυσσευς', true],
    ['*ΣΕΥΣ', 'Οδυσσευς', true],
    ['οδυς*', 'Οδυσσευς', true],
    ['ИВАН*', 'Иван', true],
    ['*ՎԱՐԴ*', 'Վարդան', true],
    ['ꭰ', 'Ꭰ', true],
    ['𐐀', '𐐨', true],
  ],
  'width, composition and ligatures make no difference': [
    ['ｍａｒｉａ', 'Maria', true],
    ['Maria', 'Ｍａｒｉａ', true],
    ['Zoe\u0308', 'Zoë', true],
    ['*OË', 'Zoe\u0308', true],
    ['Zoe*', 'Zoë', false],
    ['*ﬁ*', 'Fi', true],
    ['fin*', 'ﬁnn', true],
    ['Ⅳ', 'IV', true],
    ['ｶﾞ*', 'ガード', true],
    ['＊', 'Maria', false],
    ['＊', '*', true],
    ['！Maria', 'Maria', false],
    ['＂＊＂*', '"*" x', true],
  ],
  'scripts without blanks and characters of four bytes are found': [
    ['山田太郎', '山田太郎', true],
    ['山*', '山田太郎', true],
    ['*田*', '山田太郎', true],
    ['*田太*', '山田太郎', true],
    ['*田太郎*', '山田太郎', true],
    ['*太田*', '山田太郎', false],
    ['*😀*', 'a😀b', true],
    ['*😀😀😀*', 'a😀😀😀b', true],
    ['*😀', 'a😀', true],
    ['😀*', '😁', false],
    ['*👩‍🚀*', 'an 👩‍🚀 here', true],
  ],
}

for (const [rule, rows] of Object.entries(subjects))
  onEveryDatabase(`listUsers: ${rule}`, async (directory) => {
    await addAttribute(directory)
    const anybody = await directory.users.createUser({ username: 'somebody without any of it' })
    for (const [filter, text, found] of rows) {
      const user = await directory.users.createUser({
        username: 'subject',
        firstname: text,
        userprincipalname: text,
        custom_attributes: { motto: text },
      })
      const expected = [...(filter.startsWith('!') ? [anybody.id] : []), ...(found ? [user.id] : [])]
      for (const field of ['firstname', 'userprincipalname', attribute])
        assert.deepEqual(
          await idsOf(directory, { [field]: filter }),
          expected,
          `${field}=${filter} ${found ? 'finds' : 'does not find'} ${text}`,
        )
      await directory.users.deleteUser(user.id as number)
    }
  })

/** Letters and signs that some part of the way from the address to the index could take for something else. */
const alphabet = Array.from('aAbB*!\\%_?[]^-"\'():+.,& /sSßẞiİıIσςΣéËΩÅﬁⅣ½漢字ｶﾞＡ＊😀é\u0308').concat('OR')
const patterns = fc.string({ unit: fc.constantFrom(...alphabet, '*', '*'), minLength: 1, maxLength: 8 })
const texts = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 })
const fields = fc.constantFrom(...searched, ...olderOnly, attribute)

onEveryDatabase(
  'listUsers finds with any pattern, in any field, exactly those whom a look at every user finds',
  async (directory) => {
    await addAttribute(directory)
    const people = fc.array(
      fc.record({ value: texts, where: fc.subarray([...searched.slice(2), ...olderOnly]) }),
      { minLength: 20, maxLength: 20 },
    )
    const questions = fc.array(
      fc.record({
        field: fields,
        pattern: patterns,
        from: fc.nat(19),
        cut: fc.tuple(fc.nat(12), fc.nat(12)),
      }),
      { minLength: 25, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(people, questions, async (values, asked) => {
        const users = await Promise.all(
          values.map(({ value, where }, at) =>
            directory.users.createUser({
              username: `${value} ${at}`,
              email: `${at}${value.replaceAll(/\s/g, '')}@x`,
              custom_attributes: { motto: value },
              ...Object.fromEntries(where.map((field) => [field, value])),
            }),
          ),
        )
        try {
          for (const { field, pattern, from, cut } of asked) {
            const part = `*${values[from]?.value.slice(...cut).toWellFormed()}*`
            for (const filter of [pattern, `!${pattern}`, part, `${part}${pattern}`])
              assert.deepEqual(
                await idsOf(directory, { [field]: filter }),
                wantedUsers(users, { [field]: filter })
                  .map((user) => user.id)
                  .sort((a, b) => Number(a) - Number(b)),
                `${field}=${filter}`,
              )
          }
        } finally {
          await Promise.all(users.map((user) => directory.users.deleteUser(user.id as number)))
        }
      }),
      { numRuns: 8 },
    )
  },
)
