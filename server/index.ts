export { type RunningServer, type ServerOptions, StartError, startServer } from './server.ts'
