import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

const visible = await users.getUserApps(7)
const all = await users.getUserApps(7, { ignore_visibility: true })
console.log(visible[0]?.name, visible[0]?.provisioning_state)
console.log(visible.length, 'in the portal', all.length - visible.length, 'hidden')

// Prints:
// Mail provisioned
// 13 in the portal 3 hidden
