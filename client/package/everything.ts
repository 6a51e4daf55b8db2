// All that can be imported from one entry or another: its declarations are in one file, so each type is there once.
export * from '../directory.ts'
export * from '../index.ts'
