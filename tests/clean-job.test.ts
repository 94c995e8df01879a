import { describe, expect, test, vi } from 'vitest'
import { cleanText, type Cleaned } from '../src/clean/clean.js'
import { cleanOne, type CleaningOutside } from '../src/clean-job.js'
import { proveCleaned } from '../src/clean/prove.js'
import { form as bulletin } from '../src/forms/bulletin.js'
import type { Form } from '../src/forms/form.js'

const forms = new Map([['bulletin', bulletin as unknown as Form]])
const raw = '关于试验的通知\n\n各单位：\n\n现将 20 项事宜通知如下，请各单位认真研究，结\n\n— 1 —\n\n合实际抓好落实。\n\n一、要求\n\n抓紧办理(尽快)。\n'

describe('the proof of a clean-up', () => {
  const cleaned = cleanText(raw, { forms })
  const [first, ...blocks] = cleaned.blocks

  test('holds, and its account adds up', () => {
    const { characters, text, frontMatter, dropped } = proveCleaned(raw, cleaned) ?? {}
    expect(characters).toBe(raw.replace(/\s/g, '').length)
    expect([text, frontMatter, dropped]).toEqual([expect.any(Number), 11, 5])
    expect((text ?? 0) + 11 + 5).toBe(characters)
  })

  const faults: [what: string, fault: Partial<Cleaned>][] = [
    ['a paragraph that is missing', { blocks }],
    ['a paragraph that stands twice', { blocks: [...cleaned.blocks, ...blocks.slice(-1)] }],
    ['two paragraphs in the wrong order', { blocks: [...blocks, ...(first ? [first] : [])] }],
    ['a character that is missing', { blocks: cleaned.blocks.map((block) => ({ ...block, text: block.text.replace('落', '') })) }],
    ['a mark of a page that is missing', { blocks: cleaned.blocks.map((block) => ({ ...block, text: block.text.replace(/<!--.*?-->/, '') })) }],
    ['a row that is missing', { rows: cleaned.rows.filter(({ rule }) => rule !== 'page-number') }],
    ['a row of something that still stands', { rows: cleaned.rows.map((row) => row.rule === 'page-number' ? { ...row, to: row.to + 4 } : row) }],
    ['a field that is missing', { frontMatter: cleaned.frontMatter.replace(/标题.*\n/, '') }],
    ['a field with another value', { frontMatter: cleaned.frontMatter.replace('试验', '实验') }]
  ]
  test.each(faults)('sees %s', (_, fault) => {
    expect(proveCleaned(raw, { ...cleaned, ...fault })).toBeUndefined()
  })
})

test('without it nothing is written', async () => {
  vi.resetModules()
  vi.doMock('../src/clean/prove.js', () => ({ proveCleaned: () => undefined }))
  const { cleanOne: unproved } = await import('../src/clean-job.js') as { cleanOne: typeof cleanOne }
  const write = vi.fn<CleaningOutside['write']>()
  const { findings } = await unproved(
    { path: 'a.txt', out: 'a.md', isDry: false, isAccepted: false, isForced: false, language: 'en' },
    { forms, write, trace: async () => '', read: async () => Buffer.from(raw), readOptional: async () => undefined }
  )
  expect(findings.map(({ id }) => id)).toEqual(['clean-unaccounted'])
  expect(write).not.toHaveBeenCalled()
})
