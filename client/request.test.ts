import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toWire } from './request.ts'

const queries: [what: string, query: object | undefined, text: string][] = [
  ['none', undefined, ''],
  ['an empty one', {}, ''],
  ['what is undefined or null is left out', { a: undefined, b: null, c: 1 }, '?c=1'],
  ['false, 0 and the empty text are values', { a: false, b: 0, c: '' }, '?a=false&b=0&c='],
  ['signs with a meaning are encoded', { a: 'x&y=z#?+%', b: 'a=' }, '?a=x%26y%3Dz%23%3F%2B%25&b=a%3D'],
  ['letters of the world are UTF-8', { a: 'Zoë' }, '?a=Zo%C3%AB'],
  ['the signs of patterns stay', { a: '*son*' }, '?a=*son*'],
  [
    'a map is one parameter for each name',
    { m: { x: '1', y: undefined, 'ä b': 'z' } },
    '?m.x=1&m.%C3%A4+b=z',
  ],
  ['an empty map is nothing', { m: {} }, ''],
  ['a list is joined by commas', { fields: ['id', 'email'] }, '?fields=id%2Cemail'],
]
for (const [what, query, text] of queries) {
  test(`query: ${what}`, () => {
    assert.equal(toWire('http://h', { method: 'GET', path: '/p', query }).url, `http://h/p${text}`)
  })
}

const json = { accept: 'application/json', 'content-type': 'application/json' }
const bodies: [what: string, body: unknown, text: string | undefined, headers: object][] = [
  ['none', undefined, undefined, { accept: 'application/json' }],
  ['null is a body', null, 'null', json],
  ['an object', { a: null, b: undefined, c: 'ü' }, '{"a":null,"c":"ü"}', json],
]
for (const [what, body, text, headers] of bodies) {
  test(`body: ${what}`, () => {
    const wire = toWire('http://h', { method: 'PUT', path: '/p', body })
    assert.deepEqual({ body: wire.body, headers: Object.fromEntries(wire.headers) }, { body: text, headers })
  })
}

test('the address for logs and errors leaves out the query', () => {
  const address = (path: string, query?: object) => toWire('http://h', { method: 'GET', path, query }).address
  assert.equal(address('/p', { email: 'a' }), 'http://h/p')
  assert.equal(address('/p?email=a\n&b'), 'http://h/p')
})

test('headers of the caller stand beside those of the client, and never in their place', () => {
  const extra = { traceparent: '00-1', Accept: 'text/html', 'Content-Type': 'text/plain' }
  const { headers } = toWire('http://h', { method: 'PUT', path: '/p', body: {} }, extra)
  assert.deepEqual(Object.fromEntries(headers), { ...json, traceparent: '00-1' })
})

test('a path that would lead to another host is refused', () => {
  assert.throws(
    () => toWire('https://acme.onelogin.com', { method: 'GET', path: '@evil.example/' }),
    TypeError,
  )
})
