import type { ApiClient } from '@rollcall/client'

/** Loads the class of the client that has the operations of a tag: the fifteen need no more than themselves. */
export async function loadApi(tag: string, client: ApiClient): Promise<Record<string, Method>> {
  if (tag === 'Users') {
    const { UsersV1Api } = await import('@rollcall/client')
    return new UsersV1Api(client) as unknown as Record<string, Method>
  }
  const apis: Record<string, unknown> = await import('@rollcall/client/directory')
  const Api = apis[`${tag}Api`] as new (client: ApiClient) => Record<string, Method>
  return new Api(client)
}

export type Method = (...input: unknown[]) => unknown
