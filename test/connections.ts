import type { Directory } from './harness.ts'

/**
 * Opens so many connections. Calls that are made together after it also arrive together, and share a commit;
 * otherwise each would be done before the next has its connection, and no two would ever meet.
 */
export async function openConnections(call: Directory['call'], count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => call('GET', '/api/1/users')))
}
