import type { TableCell } from 'mdast'
import { expect, test } from 'vitest'
import { joinCells } from '../../src/document/join-cells.js'

/** A table by its rows; `.` is an empty cell. Gives them back with `<` and `^` where a cell is one with that before or above it. */
function joined(...rows: string[]): string[] {
  const places = rows.map((row) => row.split(' ').map((value): TableCell => ({ type: 'tableCell', children: value === '.' ? [] : [{ type: 'text', value }] })))
  joinCells(places)
  return places.map((row, y) => row.map((cell, x) => {
    const [only] = cell.children
    return x > 0 && row[x - 1] === cell ? '<' : places[y - 1]?.[x] === cell ? '^' : only?.type === 'text' ? only.value : '.'
  }).join(' '))
}

test('a head of two rows: over several columns, or over both rows', () => {
  expect(joined('编号 左侧 . 右侧 . 说明 .', '. X Y X Y . .', 'A1 1 2 . . . 起点')).toEqual(['编号 左侧 < 右侧 < 说明 <', '^ X Y X Y ^ <', 'A1 1 2 . . . 起点'])
})

test.each([
  [['编号 左侧 . 说明', '甲 1 2 起点', '. 3 4 .']], [['编号 左侧 . 说明', '. X . .', '甲 1 2 起点']], [['编号 左侧 右侧', '. . .', '甲 1 2']],
  [['编号 左侧 . 说明', '. . . .', '甲 1 2 起点']], [['. 左侧 . 说明', '甲 1 2 .']], [['年份 . 数量 .', '2017 甲 2018 乙', '2019 丙 2020 丁']], [['序号 姓名 电话', '1 . .', '2 . .', '3 . .']], [['姓名 . .', '意见 盖章 .', '. . .']]
])('is not guessed: %j', (rows) => {
  expect(joined(...rows)).toEqual(rows)
})

test('a form to fill in: blanks behind words are one, a seal has all that is left', () => {
  expect(joined('姓名 . 性别 . 生年 .', '民族 . 面貌 . 学历 .', '单位 . . . . .', '号码 . . 电话 . .', '意见 （盖章） . . . .'))
    .toEqual(['姓名 . 性别 . 生年 .', '民族 . 面貌 . 学历 .', '单位 . < < < <', '号码 . < 电话 . <', '意见 （盖章） < < < <'])
})

test('a list in a form, to fill in, keeps its cells', () => {
  const rows = ['姓名 . 性别 .', '称谓 姓名 单位 职务', '父 . . .', '. . . .', '1 . . .', '王岐 父亲 . .']
  expect(joined(...rows, '电话 . 住址 .', '备注 . . .')).toEqual([...rows, '电话 . 住址 .', '备注 . < <'])
})
