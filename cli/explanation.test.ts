import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cause } from '@rollcall/client/directory'
import { toText } from './answers.ts'

const at = '2026-06-01T09:00:00.000Z'
const cause = (kind: Cause['kind'], members: Partial<Cause> = {}): Cause => ({
  kind,
  description: '',
  ...members,
})
const role = { is_held: true, by_hand: false, mapping_id: null, apps: [] }

test('an explanation is a line for each role and each field, with who gave it and when', () => {
  const text = toText('explainUser', {
    user_id: 7,
    user_name: 'ada\u001b[2J',
    roles: [
      {
        ...role,
        role_id: 201,
        role_name: 'Engineering',
        mapping_id: 4,
        apps: [
          { id: 501, name: 'Code' },
          { id: 502, name: 'Wiki' },
        ],
        cause: cause('mapping', {
          mapping_name: 'Engineers',
          created_at: at,
          event_id: 12,
          mapping_exists: true,
        }),
      },
      {
        ...role,
        role_id: 1202,
        role_name: 'Berlin',
        by_hand: true,
        cause: cause('mapping', { mapping_id: 9, created_at: at, event_id: 3, mapping_exists: false }),
      },
      {
        ...role,
        role_id: 203,
        role_name: 'Lagos',
        is_held: false,
        cause: cause('call', { client_id: 'it', created_at: at, event_id: 5 }),
      },
    ],
    fields: [
      {
        field: 'title',
        value: 'Lead',
        cause: cause('call', { client_id: 'hr-sync', created_at: at, event_id: 11 }),
      },
      { field: 'status', value: 1, cause: cause('directory', { created_at: at, event_id: 8 }) },
      { field: 'phone', value: null, cause: cause('unrecorded') },
      { field: 'company', value: 'Acme', cause: cause('unrecorded') },
      { field: 'comment', value: 'x', cause: cause('unrecorded', { created_at: at, event_id: 2 }) },
      { field: 'email', value: 'ada@example.com', cause: cause('unread') },
    ],
    events_read: 10_000,
    is_complete: false,
  })
  assert.equal(
    text,
    `user 7 ada[2J

role  name              apps        kept by    who                  when                      event
 201  Engineering       Code, Wiki  mapping 4  mapping Engineers    ${at}     12
1202  Berlin                        hand       mapping 9 (deleted)  ${at}      3
 203  Lagos (not held)                         it took it           ${at}      5

field    value            who                      when                      event
title    Lead             hr-sync                  ${at}     11
status   1                the directory            ${at}      8
phone                     never given
company  Acme             before the log
comment  x                written beside the log   ${at}      2
email    ada@example.com  further back in the log

What is further back in the log: rollcall list-events --user-id, and the id
`,
  )
})

test('a user without a name, of whom one field was asked for', () => {
  assert.equal(
    toText('explainUser', {
      user_id: 7,
      user_name: null,
      roles: [],
      fields: [
        {
          field: 'title',
          value: null,
          cause: cause('call', { client_id: 'it', created_at: at, event_id: 3 }),
        },
      ],
      events_read: 3,
      is_complete: true,
    }),
    `user 7

field  value  who         when                      event
title         it took it  ${at}      3
`,
  )
})
