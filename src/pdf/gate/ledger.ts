import { fill, type Saying, type Wording } from '../../rules/wording.js'
import { clauses, type ClauseName } from './clauses.js'

/** A check that a PDF did not pass; `page` counts from 1. */
export interface Failure {
  readonly name: ClauseName
  readonly page?: number
  readonly detail: Wording
}

/** Records one check: its name, whether it was passed, and what was found, which is worded where it was not. */
export type Check = (...check: Saying<typeof clauses, [passed: boolean]>) => void

/** Counts the checks and keeps those that failed. */
export interface Ledger {
  readonly check: Check
  /** The same for checks of one page. */
  readonly on: (page: number) => Check
  readonly result: () => Conformance
}

/** What a gate found; no checks made is as bad as a failure. */
export interface Conformance {
  readonly checks: number
  readonly failures: readonly Failure[]
}

/** Opens an empty ledger. */
export function openLedger(): Ledger {
  const failures: Failure[] = []
  let checks = 0
  const on = (page?: number): Check => (...[name, passed, ...values]) => {
    checks += 1
    if (!passed) failures.push({ name, ...(page !== undefined && { page }), detail: fill(clauses[name], values) })
  }
  return { check: on(), on, result: () => ({ checks, failures }) }
}
