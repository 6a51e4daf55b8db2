import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

await users.lockAccountUser(7, { locked_until: 30 }) // minutes

const { status, locked_until } = await users.getUserById(7)
const minutes = (Date.parse(locked_until ?? '') - Date.now()) / 60_000
console.log('status', status, 'for', Math.ceil(minutes), 'minutes')

// Prints:
// status 3 for 30 minutes
