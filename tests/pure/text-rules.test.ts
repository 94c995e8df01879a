import { describe, expect, test } from 'vitest'
import { textRules } from '../../src/document/text-rules/find.js'

const length = 60_000
const parts = ['（', '“', '（》', '“甲”、', '《甲', '…', '。', '，', '1', '1-', '1～', '1.', '甲', '一、', '０', ' ', '1 ', '-', '2019年', '１．', '”、“']

describe('the longest paragraph that is read takes no rule long', () => {
  test.each(parts)('%j over and over', (part) => {
    const text = part.repeat(length / part.length)
    const start = performance.now()
    for (const { find } of textRules) find(text, 'paragraph')
    find('（'.repeat(length / 2) + '）'.repeat(length / 2))
    expect(performance.now() - start).toBeLessThan(5000)

    function find(nested: string): void {
      for (const rule of textRules) rule.find(nested, 'paragraph')
    }
  })
})
