export { type RunningServer, type ServerOptions, StartError, startServer } from './server.ts'
export { backUpSqlite, type CopyOptions, type DirectoryCopy, restoreSqlite } from './store/sqlite-backup.ts'
