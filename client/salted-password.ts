import { checkFields } from './check.ts'
import { kinds } from './generated/operations.ts'
import type { UpdatePasswordSecureRequest } from './generated/types.ts'

/**
 * The body for `updatePasswordSecure` from a password in clear text: a fresh random salt, and SHA-256 of the
 * salt directly followed by the password. The password itself goes nowhere. In a browser it needs a page
 * that came by https or from this machine, since only these have WebCrypto.
 */
export async function saltedPassword(password: string): Promise<UpdatePasswordSecureRequest> {
  checkFields('body', { password: password || null }, kinds, ['password'])
  const password_salt = crypto.randomUUID()
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(password_salt + password))
  const digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { password: digest, password_confirmation: digest, password_algorithm: 'salt+sha256', password_salt }
}
