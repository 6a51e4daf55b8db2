import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

const user = await users.createUser(
  {
    email: 'ada.weber@example.com',
    firstname: 'Ada',
    lastname: 'Weber',
    department: 'Finance',
    external_id: 'P-0815',
    role_ids: [201, 211],
    custom_attributes: { cost_center: '7100' },
  },
  { mappings: 'sync' },
)
console.log(user.email, 'has status', user.status)

// Prints:
// ada.weber@example.com has status 7
