import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

// Everybody who matches, over all pages:
const remote = { lastname: '*son', custom_attributes: { location: 'Remote' }, fields: 'username' }
for await (const user of users.listUsers(remote)) console.log(user.id, user.username)

// One page, and how many there are:
const page = await users.listUsers({ last_login_until: '2025-10-01', limit: 5 })
console.log(page.users.length, 'of', page.totalCount, 'on', page.totalPages, 'pages')

// Prints:
// 391 gudmundur.thorsson
// 604 malin.akesson@labs.example.org
// 652 sigurdur.einarsson652
// 865 saga.akesson
// 5 of 176 on 36 pages
