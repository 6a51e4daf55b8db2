import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Policy } from '../store/policies.ts'
import { isCommonPassword } from './common-passwords.ts'
import { brokenRules as brokenRulesOf, type Known } from './password-policy.ts'

const tooShort = (length: number) => `it must have at least ${length} characters`
const tooPlain = (classes: number) =>
  `it must mix at least ${classes} of lower case, upper case, digits and other characters`
const hasName = "it must not contain the user's name or email"

const common = 'it must not be a password that many people use'

const policy = (length: number, classes: number, more: Partial<Policy> = {}): Policy => ({
  id: 1,
  name: 'Default policy',
  password_minimum_length: length,
  password_character_classes: classes,
  password_excludes_names: 1,
  password_excludes_common: 1,
  password_history: 0,
  password_expires_after_days: null,
  maximum_invalid_attempts: null,
  lock_minutes: null,
  ...more,
})

const unheardOf: Known = { isCommon: false, isFormer: false }
const brokenRules = (
  password: string,
  rules: Policy,
  user: Parameters<typeof brokenRulesOf>[2],
  known = unheardOf,
) => brokenRulesOf(password, rules, user, known)

for (const [what, password, length, classes, broken] of [
  ['of the least length and mixture', 'abcdefg1', 8, 2, []],
  ['one character too short', 'abcdef1', 8, 2, [tooShort(8)]],
  ['of one kind of character', 'abcdefgh', 8, 2, [tooPlain(2)]],
  ['that breaks two rules', 'abc', 8, 2, [tooShort(8), tooPlain(2)]],
  ['of all four kinds', 'aA1-', 4, 4, []],
  ['of three kinds where four are wanted', 'aA11', 4, 4, [tooPlain(4)]],
  ['of blanks, which are other characters', '        ', 8, 1, []],
  ['that is empty, without a policy to speak of', '', 0, 0, []],
  ['of emoji, each one character', '🦆🦆🦆🦆', 4, 1, []],
  ['of three emoji where four characters are wanted', '🦆🦆🦆', 4, 1, [tooShort(4)]],
  ['of Greek capitals, which are upper case', 'ΑΒΓΔΕΖΗ1', 8, 2, []],
  ['of Arabic digits, which are digits', '٠١٢٣٤٥٦٧', 8, 2, [tooPlain(2)]],
  ['whose letters and marks are one character each', 'e\u0301e\u0301e\u0301e\u0301', 8, 1, [tooShort(8)]],
  ['of a sign that stands for many letters', '\ufdfa', 8, 1, []],
  ['of ideographs, which are other characters', '密码密码密码密码', 8, 1, []],
] as const)
  test(`the policy judges a password ${what}`, () =>
    assert.deepEqual(brokenRules(password, policy(length, classes), {}), broken))

for (const [what, password, user, isRefused] of [
  ['the username', 'xx-jweber-1', { username: 'jweber' }, true],
  ['the username in another case', 'xx-JWEBER-1', { username: 'jweber' }, true],
  ['the username with blanks around it', 'xx-jweber-1', { username: ' jweber ' }, true],
  ['what stands before the @ of a username', 'xx-jweber-1', { username: 'jweber@example.com' }, true],
  ['what stands before the @ of the email', 'xx-jweber-1', { email: 'jweber@example.com' }, true],
  ['the domain of the email', 'example.com-1', { email: 'jweber@example.com' }, false],
  ['the first name', 'xx-Jonas-1', { firstname: 'Jonas' }, true],
  ['the last name', 'xx-weber-1', { lastname: 'Weber' }, true],
  ['a last name written with other letters', 'xx-STRASSER-1', { lastname: 'Straßer' }, true],
  ['a first name composed in another way', 'xx-Zoe\u0308-11', { firstname: 'Zoë' }, true],
  ['a first name in wide letters', 'xx-ＪＯＮＡＳ-1', { firstname: 'Jonas' }, true],
  ['a name of three letters', 'xx-ann-11', { firstname: 'Ann' }, true],
  ['a name of two letters', 'xx-bo-111', { firstname: 'Bo' }, false],
  ['a name of one emoji', 'xx-🦆-1111', { firstname: '🦆' }, false],
  ['a part of a first name of two', 'xx-maria-1', { firstname: 'Anna-Maria' }, true],
  ['both parts of a name in another order', 'xx-mariaanna', { firstname: 'Anna Maria' }, true],
  ['a part of a username', 'xx-weber-11', { username: 'j.weber' }, true],
  ['a part of the email', 'xx-Weber-11', { email: 'j_weber+news@example.com' }, true],
  ['what follows a plus in the email', 'xx-news-111', { email: 'j_weber+news@example.com' }, true],
  ['a part of a username with its domain', 'xx-jweber-1', { username: 'CORP\\jweber' }, true],
  ['a name after an apostrophe', 'xx-brien-11', { lastname: 'O\u2019Brien' }, true],
  ['a part of two letters', 'xx-de-11111', { lastname: 'de Vries' }, false],
  ['a part in another script', 'xx-мария-11', { firstname: 'Анна-Мария' }, true],
  ['a part with marks', 'xx-ze\u0301lie-1', { lastname: 'Z\u00e9lie Marchand' }, true],
  ['a piece of a part', 'xx-web-111', { lastname: 'Weber' }, false],
  ['no name, since there is none', 'xx-null-11', { username: null, email: null, firstname: '' }, false],
] as const)
  test(`a password with ${what} is ${isRefused ? 'refused' : 'taken'}`, () =>
    assert.deepEqual(brokenRules(password, policy(8, 2), user), isRefused ? [hasName] : []))

for (const [what, rules, known, broken] of [
  ['that many people use', {}, { isCommon: true, isFormer: false }, [common]],
  [
    'that many people use where that is allowed',
    { password_excludes_common: 0 },
    { isCommon: true, isFormer: false },
    [],
  ],
  [
    'that was there before',
    { password_history: 5 },
    { isCommon: false, isFormer: true },
    ['it must not be one of the last 5 passwords'],
  ],
  [
    'that is there',
    { password_history: 1 },
    { isCommon: true, isFormer: true },
    [common, 'it must not be the present password'],
  ],
] as const)
  test(`the policy judges a password ${what}`, () =>
    assert.deepEqual(brokenRules('Good-Enough-7', policy(8, 2, rules), {}, known), broken))

test('a password with names is taken where names are allowed', () =>
  assert.deepEqual(
    brokenRules('xx-Jonas-1', policy(8, 2, { password_excludes_names: 0 }), { firstname: 'Jonas' }),
    [],
  ))

test('the list of common passwords is loaded when it is first asked, not before', async () => {
  const { cache } = createRequire(import.meta.url)
  const isLoaded = () => Object.keys(cache).some((path) => path.includes('language-common'))
  assert.equal(isLoaded(), false)
  await isCommonPassword('Three-Blue-Herons-9')
  assert.equal(isLoaded(), true)
})

for (const [password, isCommon] of [
  ['password1', true],
  ['PassWord1', true],
  ['Ｐａｓｓｗｏｒｄ１', true],
  ['qwerty123', true],
  ['P@ssw0rd', true],
  ['Three-Blue-Herons-9', false],
  ['', false],
  [' password1', false],
  ['__proto__', false],
  ['constructor-of-things', false],
] as const)
  test(`${JSON.stringify(password)} is ${isCommon ? '' : 'not '}common`, async () =>
    assert.equal(await isCommonPassword(password), isCommon))

test('what the policy says holds no part of the password', () => {
  const known = { isCommon: true, isFormer: true }
  const rules = brokenRules('jonasQZ', policy(20, 4, { password_history: 3 }), { firstname: 'jonas' }, known)
  assert.equal(rules.length, 5)
  assert.doesNotMatch(rules.join(), /jonas|QZ/i)
})
