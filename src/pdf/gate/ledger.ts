/** A clause that a PDF breaks; `page` counts from 1. */
export interface Failure {
  /** For example `ISO 14289-1 7.1`; `tongbao TrueType` for what this program asks for beyond the standards. */
  readonly clause: string
  readonly page?: number
  readonly detail: string
}

/** The standards, by short names, and what this program asks for beyond them. */
const standards = {
  A: 'ISO 19005-2', A3: 'ISO 19005-3', UA: 'ISO 14289-1', PDF: 'ISO 32000-1', own: 'tongbao'
} as const

/** A clause, as in `UA 7.1`. */
export type Clause = `${keyof typeof standards} ${string}`

/** Counts the checks and keeps those that failed. */
export interface Ledger {
  /** Records one check: whether `passed`, and what was found where it did not. */
  readonly check: (clause: Clause, passed: boolean, detail: string, page?: number) => void
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
      if (passed) return
      const [standard = '', number] = clause.split(' ', 2)
      const name = standards[standard as keyof typeof standards]
      failures.push({ clause: `${name} ${number}`, ...(page !== undefined && { page }), detail })
    },
    result: () => ({ checks, failures })
  }
}
