import type { Beside } from '../beside.ts'

/** What runs at the end of each transaction that changed something, before it is committed. */
const statements = [
  `CREATE FUNCTION as_a_slow_disk() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN PERFORM pg_sleep(random() * 0.02); RETURN NULL; END $$`,
  `CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON commits DEFERRABLE INITIALLY DEFERRED
     FOR EACH ROW EXECUTE FUNCTION as_a_slow_disk()`,
]

/**
 * Lets a commit take up to 20 ms in PostgreSQL, as a disk that is waited for does; the one of the tests waits for none. So a
 * kill meets commits that are under way, and are done although nobody is left who could answer.
 */
export async function slowCommits(beside: Beside): Promise<void> {
  for (const statement of statements) await beside.all(statement, [])
}
