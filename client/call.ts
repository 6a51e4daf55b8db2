import type { Answer } from './answer.ts'

/** A call under way: await it for its result, or `withResponse()` for the whole answer. */
export interface Call<T> extends Promise<T> {
  /** The result as `data`, with status, headers, request id, rate limit and the number of tries. */
  withResponse(): Promise<Answer<T>>
}

/** A call from the answer to come, and what reads the result out of it. */
export function toCall<T>(answer: Promise<Answer>, read: (answer: Answer) => T): Call<T> {
  const result = answer.then(read)
  return Object.assign(result, {
    async withResponse() {
      const data = await result
      return { ...(await answer), data }
    },
  })
}
