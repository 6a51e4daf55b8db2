import type { Client } from './client.ts'
import { octokit } from './peers/octokit.ts'
import { openai } from './peers/openai.ts'
import { openapiFetch } from './peers/openapi-fetch.ts'
import { stripe } from './peers/stripe.ts'
import { rollcall } from './rollcall.ts'

/** Ours, and those that it is measured beside. */
export const clients: readonly Client[] = [rollcall, octokit, openai, stripe, openapiFetch]
