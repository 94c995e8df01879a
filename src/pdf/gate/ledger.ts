/** A clause that a PDF breaks; `page` counts from 1. */
export interface Failure {
  readonly clause: string
  readonly page?: number
  readonly detail: string
}

/** Counts the checks and keeps those that failed. */
export interface Ledger {
  /** Records one check: whether `passed`, and what was found where it did not. */
  readonly check: (clause: string, passed: boolean, detail: string, page?: number) => void
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
  return {
    check: (clause, passed, detail, page) => {
      checks += 1
      if (!passed) failures.push({ clause, ...(page !== undefined && { page }), detail })
    },
    result: () => ({ checks, failures })
  }
}
