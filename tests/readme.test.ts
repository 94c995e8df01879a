import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fillTables } from './support/tables.js'
import { assets } from './support/world.js'

// `npx vitest run tests/readme.test.ts -u` writes the tables anew
describe.each([['README.md', 'en'], ['README.zh-CN.md', 'zh']] as const)('%s', (name, language) => {
  const readme = readFileSync(name, 'utf8')

  test('its tables are the code\'s', async () => {
    expect(readme.match(/<!-- table: /g)).toHaveLength(6)
    await expect(fillTables(readme, language)).toMatchFileSnapshot(`../${name}`)
  })

  test('the fields of each form stand in tables of their own', async () => {
    const path = name.replace('README', 'docs/fields')
    await expect(fillTables(readFileSync(path, 'utf8'), language)).toMatchFileSnapshot(`../${path}`)
    for (const form of assets.forms.keys()) expect(readFileSync(path, 'utf8')).toContain(`<!-- table: fields-${form} -->`)
  })

  test('every file and folder that it names is there', () => {
    const named = [...readme.matchAll(/(?<!!\[[^\]]*)\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })
})
