import { describe, expect, test } from 'vitest'
import { isSafeName } from '../../src/edition/edition-name.js'

describe('the name of an edition', () => {
  test.each(['2019-14', '关于做好脱贫攻坚工作的通报', '第14期（总第210期）', 'a.b', 'console', 'COM10', 'a b', '-x', '文'.repeat(76)])('%s', (name) => {
    expect(isSafeName(name)).toBe(true)
  })
  test.each([
    '', '.', '..', '.x', 'a/b', 'a\\b', 'a:b', 'a*', 'a.', 'a ', 'CON', 'nul', 'Com1', 'LPT9.x', 'aux .y', 'conin$',
    'a\0', 'a\nb', 'a\u001b[2J', 'a\u202eb', 'a\ufffd', '文'.repeat(77)
  ])('%j is none', (name) => {
    expect(isSafeName(name)).toBe(false)
  })
})
