import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

await users.addRolesToUser(7, { role_id_array: [213, 222] })

const { data } = await users.getUserRoles(7)
console.log(data.join(', '))

// Prints:
// 201, 202, 204, 211, 213, 221, 222
