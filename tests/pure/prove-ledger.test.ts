import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { openLedger } from '../../src/document/ledger/source-ledger.js'
import { proveLedger } from '../../src/proof/prove-ledger.js'
import { findingsOf } from '../../src/report.js'
import { brief } from '../support/document.js'

test.each<[string, string, unknown[]]>([
  ['as it is', '甲甲乙', []],
  ['otherwise, though the body says it too', '丁甲乙', [['source-differs', 1, 1, '甲', '丁']]]
])('a field that is printed %s', (_, text, found) => {
  const [file, ledger] = [new VFile(), openLedger('甲\n甲乙')]
  ledger.print({ offset: 0, text: '甲', field: 'speaker' })
  ledger.print({ offset: 2, text: '甲乙' })
  proveLedger(file, ledger, { text, offsets: [0, 2, 3], made: new Set(), blocks: [{ id: 'speaker', at: 0 }, { id: 'paragraph', at: 1 }] })
  expect(brief(findingsOf(file))).toEqual(found)
})
