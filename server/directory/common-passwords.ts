import { fold } from '../store/fold.ts'

let common: Promise<ReadonlySet<string>> | undefined

/** Whether many people use this password, whatever the case of its letters. The list is loaded when it is first asked. */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= load()
  return (await common).has(fold(password))
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].map(fold))
}
