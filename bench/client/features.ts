import type { Probe } from './probe.ts'
import { abortedWait, leftListeners } from './probes/cancel.ts'
import { wholeList } from './probes/list.ts'
import { lostAnswer } from './probes/lost-answer.ts'
import { rateLimit } from './probes/rate-limit.ts'
import { tokenInClient, tokenInErrors } from './probes/secrets.ts'
import { timeLimit } from './probes/time-limit.ts'
import { renewedToken } from './probes/tokens.ts'

export const features: readonly Probe[] = [
  lostAnswer,
  ...rateLimit,
  ...timeLimit,
  abortedWait,
  leftListeners,
  tokenInClient,
  tokenInErrors,
  wholeList,
  renewedToken,
]
