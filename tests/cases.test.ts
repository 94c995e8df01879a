import { existsSync, readdirSync } from 'node:fs'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../src/document/parse.js'
import { renderHtml } from '../src/html/render.js'
import { select } from './support/tree.js'
import { fileAt, worldFor } from './support/world.js'

// a case is a folder: document.md and the page that it becomes; for a new case, `npx vitest -u` fills an empty page.html
describe.each(readdirSync('tests/cases'))('%s', (name) => {
  const path = `tests/cases/${name}/document.md`

  test('becomes the page in page.html, without a finding', async () => {
    // a page that is not there would be written without a word
    expect(existsSync(path.replace('document.md', 'page.html'))).toBe(true)
    const file = fileAt(path)
    const world = worldFor(path)
    const document = parseDocument(file, world)
    expect(file.messages.map(String)).toEqual([])
    if (!document) throw new Error('not publishable')
    const main = select(renderHtml(document, world).tree, 'main')
    const html = unified().use(rehypeStringify).stringify({ type: 'root', children: [main] })
    await expect(html.replace(/(<\/(?:p|h\d|li|tr|section|figure|blockquote)>)(?!\n)/g, '$1\n')).toMatchFileSnapshot(`../${path.replace('document.md', 'page.html')}`)
  })
})
