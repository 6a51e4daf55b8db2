import { hash } from 'node:crypto'

/** What is kept of a secret that was made by chance and is long: enough to know it again, not to learn it. */
export const digestOf = (secret: string): string => hash('sha256', secret, 'base64url')
