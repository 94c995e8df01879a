// `node bench/rows.mjs COUNT…` publishes one document for each count, with a table of so many rows of four columns, and
// prints the milliseconds of each and of each row. The first one warms up.
import { VFile } from 'vfile'
import { openOutside } from '../build/effects/outside.js'
import { publish } from '../build/publish.js'
import { defaults } from '../build/settings.js'

const counts = process.argv.slice(2).map(Number)
if (counts.length === 0 || !counts.every((count) => count > 0)) throw new RangeError('Unexpected arguments, expected counts of rows')
const head = `---
form: 刊物
serialName: 省委通报
issueNumber: 14
issuer: 中共湖南省委办公厅
date: 2019-04-26
title: 通报
distribution: （本期发至县团级）
printingOffice: 中共湖南省委办公厅
printingDate: 2019-04-29
---

| 序号 | 单位 | 数额 | 备注 |
| --- | --- | --- | --- |
`
const outside = await openOutside(defaults)
const world = outside.worldFor('rows.md')
try {
  for (const count of [100, ...counts]) {
    const rows = Array.from({ length: count }, (_, index) => `| ${index + 1} | 第${index % 30}县 | ${index * 7}.${index % 10} | |\n`)
    const file = new VFile({ path: 'rows.md', value: Buffer.from(head + rows.join('')) })
    const start = performance.now()
    const edition = await publish(file, { settings: defaults, world })
    if (!edition) throw new Error(file.messages.join('\n'))
    const ms = performance.now() - start
    console.log(`${count} rows: ${Math.round(ms)} ms, ${(ms / count).toFixed(2)} ms a row, ${edition.record.pages} pages`)
  }
} finally {
  await outside.close()
}
