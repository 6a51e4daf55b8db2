/**
 * Shares what is asked for often. Whoever comes while an answer is on its way gets the one after it, together with all
 * others who came meanwhile: so no answer is older than the question, and many cost hardly more than one.
 */
export function createFreshly(): <T>(key: string, compute: () => Promise<T>) => Promise<T> {
  const asked = new Map<string, { now: Promise<unknown>; next: Promise<unknown> | undefined }>()

  function start<T>(key: string, compute: () => Promise<T>): Promise<T> {
    // One that throws before its first step fails like any other, and is not kept either.
    const now = Promise.try(compute)
    const entry = { now, next: undefined }
    asked.set(key, entry)
    const end = () => {
      if (asked.get(key) === entry && entry.next === undefined) asked.delete(key)
    }
    now.then(end, end)
    return now
  }

  return <T>(key: string, compute: () => Promise<T>) => {
    const known = asked.get(key)
    if (known === undefined) return start(key, compute)
    const again = () => start(key, compute)
    known.next ??= known.now.then(again, again)
    return known.next as Promise<T>
  }
}
