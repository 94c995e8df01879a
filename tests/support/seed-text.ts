import { readFileSync } from 'node:fs'

const repeats = [[12, 16], [26, 30]] as const

/** What the bulletin says, from its raw text: each paragraph once, without white space and marks of emphasis, its brackets Chinese. */
const seedText = readFileSync('tests/seed/2019-14.raw.txt', 'utf8')
  .split('\n').map((line) => line.trim()).filter(Boolean)
  .filter((_, index) => !repeats.some(([from, to]) => index >= from && index < to))
  .join('').replace(/[\s*]/g, '').replace(/\((.*?)\)/, '（$1）')

export default seedText
