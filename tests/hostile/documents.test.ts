import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, test } from 'vitest'
import { document, expectRefusal, isUnix, link, pipe, put, sparse, tongbao } from '../support/hostile.js'

const project = await mkdtemp(join(tmpdir(), 'hostile-documents-'))
afterAll(() => rm(project, { recursive: true, force: true }))

describe('a document whose name is no edition\'s', () => {
  test.each(['..md', '...md', '.md', 'CON.md', 'nul.x.md', 'a..md', 'a .md', 'a:b.md', `${'文'.repeat(77)}.md`])('%s', async (name) => {
    await writeFile(join(project, name), document())
    expectRefusal(await tongbao(project, 'build', name), 'document-name')
    await rm(join(project, name))
  })

  test('or differs from another\'s in the size of its letters alone', async () => {
    for (const name of ['x.md', 'X.md']) await writeFile(join(project, name), document())
    expectRefusal(await tongbao(project, 'build', 'x.md', 'X.md'), 'out-collision')
  })
})

test.runIf(isUnix).each([['a pipe', pipe], ['an endless device', link('/dev/zero')], ['a gigabyte', sparse]])('a document that is %s', async (_, make) => {
  await put(join(project, 'odd.md'), make)
  expectRefusal(await tongbao(project, 'build', 'odd.md'), 'file-unreadable')
})
