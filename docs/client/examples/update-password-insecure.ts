import { ApiClient, BadRequestError, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

for (const password of ['heron', 'Three-Blue-Herons-9']) {
  try {
    await users.updatePasswordInsecure(7, {
      password,
      password_confirmation: password,
      validate_policy: true,
    })
    console.log('done')
  } catch (error) {
    // The message names the rules that the password breaks, never the password.
    if (!(error instanceof BadRequestError)) throw error
    console.log('refused')
  }
}

// Prints:
// refused
// done
