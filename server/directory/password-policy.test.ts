import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brokenRules } from './password-policy.ts'

const tooShort = (length: number) => `it must have at least ${length} characters`
const tooPlain = (classes: number) =>
  `it must mix at least ${classes} of lower case, upper case, digits and other characters`
const hasName = "it must not contain the user's name or email"

const policy = (length: number, classes: number) => ({
  password_minimum_length: length,
  password_character_classes: classes,
  lock_minutes: null,
})

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
  ['a part of the name', 'xx-web-111', { lastname: 'Weber' }, false],
  ['no name, since there is none', 'xx-null-11', { username: null, email: null, firstname: '' }, false],
] as const)
  test(`a password with ${what} is ${isRefused ? 'refused' : 'taken'}`, () =>
    assert.deepEqual(brokenRules(password, policy(8, 2), user), isRefused ? [hasName] : []))

test('what the policy says holds no part of the password', () => {
  const rules = brokenRules('jonasQZ', policy(20, 4), { firstname: 'jonas' })
  assert.equal(rules.length, 3)
  assert.doesNotMatch(rules.join(), /jonas|QZ/i)
})
