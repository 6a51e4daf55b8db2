import { StoreError, type Tx } from './store.ts'

/** Passes an answer on, and refuses it when it takes longer. What was begun goes on unheard. */
export function answeredWithin(ms: number): <T>(answer: Promise<T>) => Promise<T> {
  return (answer) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new StoreError('the database does not answer in time')), ms)
      answer.then(resolve, reject).finally(() => clearTimeout(timer))
    })
}

/** Refuses work whose turn does not come in time, and sees that it is not done after all. */
export function begunWithin(
  ms: number,
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): typeof transaction {
  return <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let isLate = false
      const tooLate = () =>
        new StoreError('others write without a pause, or the database does not answer in time')
      const timer = setTimeout(() => {
        isLate = true
        reject(tooLate())
      }, ms)
      transaction(async (tx) => {
        if (isLate) throw tooLate()
        clearTimeout(timer)
        return work(tx)
      })
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
}
