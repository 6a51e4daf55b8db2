import { ApiClient, NotFoundError, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

try {
  await users.deleteUser(1000)
  console.log('deleted')
} catch (error) {
  // Deleted before, perhaps by a try of this call whose answer was lost: all the same here.
  if (!(error instanceof NotFoundError)) throw error
  console.log('not there')
}

// Prints:
// deleted
