import { relative } from 'node:path'
import { afterAll, chai, expect } from 'vitest'
import { rules } from '../../src/rules/rules.js'
import { shownIn } from './shown-findings.js'

// runs before each test file (vitest.config.ts): who is said to show a finding must expect it, in an assertion that holds
const expected = new Set<string>()

chai.use(({ Assertion }, { overwriteMethod, flag }) => {
  const matchers = ['toBe', 'toEqual', 'toStrictEqual', 'toContain', 'toContainEqual', 'toMatch', 'toMatchObject']
  for (const matcher of matchers) {
    overwriteMethod(Assertion.prototype, matcher, (assert: (...args: unknown[]) => unknown) =>
      function (this: Chai.AssertionStatic, ...args: unknown[]) {
        assert.apply(this, args)
        if (!flag(this, 'negate')) for (const id of idsIn(args)) expected.add(id)
      })
  }
})

afterAll(() => {
  const path = relative(process.cwd(), expect.getState().testPath ?? '').replaceAll('\\', '/')
  const shown = Object.entries(shownIn).filter(([id, file]) => file === path && !expected.has(id)).map(([id]) => id)
  if (shown.length > 0) throw new Error(`Unexpected absence of an assertion in ${path} that expects ${shown.join(', ')}`)
})

/** The ids of findings in an expected value: a text that is one, or has one in brackets as a worded finding has. */
export function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    for (const [, whole, worded = whole] of value.matchAll(/^([\w-]+)$|\(([\w-]+)\)/g)) {
      if (worded !== undefined && Object.hasOwn(rules, worded)) yield worded
    }
  } else if (value instanceof RegExp) yield* idsIn(value.source.replaceAll('\\', ''))
  else if (Array.isArray(value)) for (const item of value) yield* idsIn(item)
  else if (typeof value === 'object' && value !== null) yield* idsIn(sampleOf(value) ?? plainValues(value))
}

/** What `expect.stringContaining` and the like contain. */
function sampleOf(value: object): unknown {
  return 'sample' in value && 'inverse' in value && value.inverse === false ? value.sample : undefined
}

function plainValues(value: object): unknown[] {
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : []
}
