import type { Db, Store, Tx } from './store.ts'

export async function findSetting(db: Db, name: string): Promise<string | undefined> {
  return (await db.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name))?.value
}

/** The setting, made at the first call and the same ever after, whoever asks at the same time. */
export async function keepSetting(store: Store, name: string, make: () => string): Promise<string> {
  const known = await findSetting(store, name)
  if (known !== undefined) return known
  return store.transaction(async (tx) => {
    await tx.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', name, make())
    return (await findSetting(tx, name)) as string
  })
}

export const putSetting = (tx: Tx, name: string, value: string): Promise<number> =>
  tx.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  )
