import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

// A role that the user does not have would be refused, so only those held are named.
const { data } = await users.getUserRoles(7)
const held = data.filter((role) => [211, 213].includes(role))
if (held.length > 0) await users.removeUserRole(7, { role_id_array: held })
console.log('removed', held.join(', '))

// Prints:
// removed 211
