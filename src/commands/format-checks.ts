import type { Check } from '../effects/examine.js'
import type { Language } from '../text/language.js'

const marks = { there: '✓', weak: '!', missing: '✗' } as const

const verdicts = {
  there: { zh: '一切齐备', en: 'All is there' },
  weak: { zh: '可以出版；标 ! 的补上更好', en: 'Documents can be published; what is marked ! would be better' },
  missing: { zh: '还不能出版；请先补上标 ✗ 的', en: 'Nothing can be published before what is marked ✗ is there' }
} as const

/** Words what was examined, a line each, what to do about it below, and what follows from all. */
export function formatChecks(checks: readonly Check[], language: Language): string {
  const lines = checks.map(({ state, name, found, advice }) =>
    `${marks[state]} ${name[language]}  ${found[language]}\n${state === 'there' || !advice ? '' : `    ${advice[language]}\n`}`)
  const worst = (['missing', 'weak'] as const).find((state) => checks.some((check) => check.state === state)) ?? 'there'
  return `${lines.join('')}${verdicts[worst][language]}\n`
}
