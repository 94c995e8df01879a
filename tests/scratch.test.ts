import { lstat, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownMark, stateOf } from '../src/effects/owner.js'
import { sweep, withScratch } from '../src/effects/scratch.js'
import { dead } from './support/placed.js'

describe('the scratch folders', () => {
  test('of killed runs are swept, no other\'s and nothing else', async () => {
    const left = await Promise.all([dead, ownMark, '1-1-00000000'].map((mark) => mkdtemp(join(tmpdir(), `tongbao-${mark}-`))))
    const other = await mkdtemp(join(tmpdir(), 'tongbao-dead-'))
    const link = join(tmpdir(), `tongbao-${dead}-LinkAA`)
    await symlink(other, link)
    await sweep()
    const there = await readdir(tmpdir())
    expect(left.map((path) => there.includes(basename(path)))).toEqual([false, true, true])
    expect(there).toEqual(expect.arrayContaining([basename(other), basename(link)]))
    await Promise.all([...left, other, link].map((path) => rm(path, { recursive: true, force: true })))
  })

  test('tell whose they are, and go', async () => {
    const path = await withScratch('a.pdf', Buffer.of(1), async (file) => {
      expect(basename(join(file, '..'))).toContain(ownMark)
      return file
    })
    await expect(lstat(join(path, '..'))).rejects.toThrow('ENOENT')
  })

  test('a mark tells the living from the dead', () => {
    expect([ownMark, dead, '1-1-00000000', `0-0-${ownMark.split('-')[2]}`].map(stateOf)).toEqual(['alive', 'gone', 'unknown', 'gone'])
    expect(hostname()).not.toBe('')
  })
})
