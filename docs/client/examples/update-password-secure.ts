import { ApiClient, saltedPassword, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

// The password stays here: only a random salt and a digest are sent.
const { message } = await users.updatePasswordSecure(7, await saltedPassword('Three-Blue-Herons-9'))
console.log(message)

// Prints:
// Success
