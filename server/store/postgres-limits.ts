/**
 * How long things may take, in milliseconds. Together they let everybody who asks hear within a quarter of a minute, also
 * of a database that says nothing at all.
 */
export interface Limits {
  /** To open a connection, or to close it politely. */
  readonly connectMs: number
  /** Then PostgreSQL gives up a statement. */
  readonly statementMs: number
  /** Then it gives up the wait for a lock: that of the writers, or of a row that somebody else is changing. */
  readonly lockMs: number
  /** Then it ends a session that is silent in a transaction: a process that is gone may hold the writers' lock. */
  readonly idleMs: number
  /** A database that has said nothing for so long, although it was asked, is taken for lost. Above the three before. */
  readonly silenceMs: number
  /** How long a lost commit is asked after, while the database comes back. */
  readonly doubtMs: number
  /** Then a read that is not answered is refused, and a write whose turn has not come: that one is not done later. */
  readonly patienceMs: number
}

export const usualLimits: Limits = {
  connectMs: 3000,
  statementMs: 8000,
  lockMs: 6000,
  idleMs: 5000,
  silenceMs: 9000,
  doubtMs: 3000,
  patienceMs: 8000,
}
