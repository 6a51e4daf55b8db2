export { operations, tokenOperations, userFields } from './generated/operations.ts'
export type * from './generated/types.ts'
export {
  type ValidationError,
  type Validator,
  type ValidatorName,
  validators,
} from './generated/validators.js'
export type * from './operation.ts'
