import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildEpub } from '../src/epub/build.js'
import { lintEpub } from '../src/epub/lint/lint.js'
import { textOf } from '../src/markup/text-places.js'
import { pageEvery, prepare } from './support/epub-fixture.js'
import { fileAt, worldFor } from './support/world.js'

test.each(readdirSync('tests/cases'))('the case %s passes', async (name) => {
  const path = `tests/cases/${name}/document.md`
  const world = worldFor(path)
  const sources = await prepare(fileAt(path), world)
  const text = textOf(sources.page.tree)
  expect(lintEpub(await buildEpub(sources, world), text)).toEqual([])
  expect(lintEpub(await buildEpub({ ...sources, pagination: pageEvery(300, sources) }, world), text)).toEqual([])
})
