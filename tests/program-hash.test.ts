import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../bundle.mjs'
import { readProgram } from '../src/effects/outside.js'

// beside build/, since packages are found from there
const folder = `build-hash-${process.pid}`

beforeAll(() => cpSync('build', folder, { recursive: true, filter: (path) => !/^build.(bin|desk-page)\b/.test(path) }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The hash of the program as it is, or with a line more in one of its modules. */
async function hashWith(module: string, line = ''): Promise<string> {
  const path = `${folder}/${module}`
  const before = readFileSync(path)
  appendFileSync(path, line)
  rmSync(`${folder}/bin`, { recursive: true, force: true })
  await bundle(folder)
  writeFileSync(path, before)
  return (JSON.parse(readFileSync(`${folder}/bin/program.json`, 'utf8')) as { sha256: string }).sha256
}

test('the program knows itself by its code, in whichever folder it was compiled', async () => {
  expect(await hashWith('cli.js')).toBe(readProgram().program)
})

test.each(['layout/page-format.js', 'effects/extractors.js', 'effects/browser-process.js', 'forms/letter.js'])('an edit of %s is another program', async (module) => {
  const edited = await hashWith(module, '\nglobalThis.edited = true\n')
  expect(edited).toMatch(/^[0-9a-f]{64}$/)
  expect(edited).not.toBe(readProgram().program)
})
