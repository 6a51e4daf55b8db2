import type { App, ListAppsAlsoAccepted, ListAppsQuery, UpdateAppRequest } from '@rollcall/contract'
import type { Answer, Handler } from '../context.ts'
import { ApiError } from '../errors.ts'
import { openList } from '../paged-list.ts'
import { forgetAccountsOfApp } from '../store/app-accounts.ts'
import {
  deleteApp as deleteRow,
  findApp,
  insertApp,
  pageOfApps,
  type App as Row,
  updateApp as updateRow,
} from '../store/apps.ts'
import { nextId } from '../store/ids.ts'
import type { Db } from '../store/store.ts'
import { problemsOfName } from './names.ts'
import { record } from './record.ts'

export const listApps: Handler<'listApps'> = async (input: ListAppsQuery & ListAppsAlsoAccepted, context) => {
  const list = openList(input, '/api/2/apps', 1000, context)
  const page = await pageOfApps(context.store, list.query.name, list.window)
  return { json: JSON.stringify(page.rows.map(toApp)), headers: list.headersOf(page) }
}

export const getApp: Handler<'getApp'> = async ({ app_id }, { store }) => answer(await find(store, app_id))

export const createApp: Handler<'createApp'> = ({ body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const blank = {
      id: await nextId(tx, 'apps'),
      name: '',
      icon_url: '',
      extension: false,
      visible: true,
      provisioning_enabled: false,
      created_at: context.now,
    }
    const app = withInput(blank, body, context.now)
    check(app)

    await Promise.all([insertApp(tx, app), record(tx, context, 'appCreated', { app }, {}, toApp(app))])
    return answer(app)
  })

/** Changes the members that are sent and leaves the others. */
export const updateApp: Handler<'updateApp'> = ({ app_id, body }, { store, ...context }) =>
  store.transaction(async (tx) => {
    const before = await find(tx, app_id)
    const app = withInput(before, body, context.now)
    check(app)

    await Promise.all([
      updateRow(tx, app),
      record(tx, context, 'appUpdated', { app }, toApp(before), toApp(app)),
    ])
    return answer(app)
  })

/** What is kept of so many accounts goes in one transaction: others write in between. */
const together = 1000

/** Forgets the accounts in the app step by step, so a call that was cut off goes on where it was. The last step removes it. */
export const deleteApp: Handler<'deleteApp'> = async ({ app_id }, { store, ...context }) => {
  for (;;) {
    const isGone = await store.transaction(async (tx) => {
      const app = await find(tx, app_id)
      if ((await forgetAccountsOfApp(tx, app_id, together)) === together) return false
      await Promise.all([deleteRow(tx, app_id), record(tx, context, 'appDeleted', { app }, toApp(app))])
      return true
    })
    if (isGone) return { json: '' }
  }
}

export const listAppUsers: Handler<'listAppUsers'> = async ({ app_id, ...input }, context) => {
  const list = openList(input, `/api/2/apps/${app_id}/users`, 1000, context)
  const [page] = await Promise.all([
    context.store.pageOfUsers([{ kind: 'app', appId: app_id }], list.window),
    find(context.store, app_id),
  ])
  return { json: page.json, headers: list.headersOf(page) }
}

async function find(db: Db, id: number): Promise<Row> {
  const app = await findApp(db, id)
  if (app === undefined) throw new ApiError('notFound', 'App', id)
  return app
}

function withInput(app: Row, input: UpdateAppRequest, now: number): Row {
  const { provisioning, ...sent } = input
  return {
    ...app,
    name: sent.name?.trim() ?? app.name,
    description: sent.description === undefined ? app.description : sent.description,
    icon_url: sent.icon_url === undefined ? app.icon_url : (sent.icon_url ?? ''),
    connector_id: sent.connector_id === undefined ? app.connector_id : sent.connector_id,
    extension: sent.extension ?? app.extension,
    visible: sent.visible ?? app.visible,
    provisioning_enabled: provisioning?.enabled ?? app.provisioning_enabled,
    updated_at: now,
  } as Row
}

/** Refuses an app that breaks a rule of the directory. All broken rules are named at once. */
function check({ name }: Row): void {
  const problems = problemsOfName(name)
  if (problems.length > 0) throw new ApiError('validationFailed', problems)
}

const toApp = (app: Row): App => ({
  id: app.id,
  name: app.name,
  description: app.description ?? null,
  icon_url: app.icon_url || null,
  connector_id: app.connector_id ?? null,
  extension: app.extension,
  visible: app.visible,
  provisioning: { enabled: app.provisioning_enabled },
  created_at: timeOf(app.created_at),
  updated_at: timeOf(app.updated_at),
})

const timeOf = (time: number | null | undefined): string | null =>
  time == null ? null : new Date(time).toISOString()

const answer = (app: Row): Answer<App> => ({ json: JSON.stringify(toApp(app)) })
