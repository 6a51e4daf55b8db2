export type { OwnCalls } from './own-calls.ts'
export { type RunningServer, type ServerOptions, StartError, startServer } from './server.ts'
export { withoutPassword } from './store/postgres-url.ts'
export { startWorkers } from './workers.ts'
