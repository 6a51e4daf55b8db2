import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

const unlicensed = 3

const { state } = await users.getUserById(7)
// The state that the user has already would be refused.
if (state !== unlicensed) await users.setUserState(7, { state: unlicensed })
console.log(state, '→', (await users.getUserById(7)).state)

// Prints:
// 1 → 3
