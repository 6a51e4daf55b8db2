import { setTimeout as wait } from 'node:timers/promises'

/** Where callers pass before each call, so that they can be held and then sent off all at once. */
export interface Gate {
  pass(): Promise<void>
  /** Counts a call while it is under way. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** Holds all who come, until nobody has a call under way any more. */
  hold(): Promise<void>
  release(): void
  /** Nobody shall call any more. */
  end(): void
  readonly isOver: boolean
}

export function createGate(): Gate {
  let opened = Promise.resolve()
  let open = (): void => {}
  let underWay = 0
  let isOver = false
  return {
    pass: () => opened,
    async during(work) {
      underWay++
      try {
        return await work()
      } finally {
        underWay--
      }
    },
    async hold() {
      opened = new Promise((resolve) => {
        open = resolve
      })
      while (underWay > 0) await wait(1)
    },
    release: () => open(),
    end() {
      isOver = true
      open()
    },
    get isOver() {
      return isOver
    },
  }
}
