import { ApiClient, UsersV1Api } from '@rollcall/client'

const api = new ApiClient({
  host: 'http://127.0.0.1:4000', // for OneLogin: subdomain: 'acme'
  clientId: process.env.ROLLCALL_CLIENT_ID,
  clientSecret: process.env.ROLLCALL_CLIENT_SECRET,
})
const users = new UsersV1Api(api)

const user = await users.updateUser(7, {
  title: 'Chief Executive Officer',
  phone: null, // emptied; what is not named stays as it is
  custom_attributes: { badge_color: 'green', desk: '4.12' },
})
console.log(user.title, user.phone, user.custom_attributes?.cost_center, user.custom_attributes?.desk)

// Prints:
// Chief Executive Officer null 7100 4.12
