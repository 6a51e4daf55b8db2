/** So many calls are under way at once: a directory commits those together that arrive together. */
const lanes = 8

/**
 * Does the same with all items, several at a time, in their order. After the first failure nothing new is begun; what
 * is under way is finished, and then the failure is thrown.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  mayBegin: () => boolean = () => true,
): Promise<void> {
  let next = 0
  const failures: unknown[] = []
  const lane = async () => {
    while (next < items.length && failures.length === 0 && mayBegin()) {
      try {
        await work(items[next++] as Item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane))
  if (failures.length > 0) throw failures[0]
}
