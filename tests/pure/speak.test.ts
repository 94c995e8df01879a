import { describe, expect, test } from 'vitest'
import type { Options, Surface } from '../../src/commands/command.js'
import { printOutcomes } from '../../src/commands/outcomes.js'
import { openSpeaker } from '../../src/commands/speak.js'
import { wordStep } from '../../src/commands/step-words.js'
import { plainFinding, type Outcome } from '../../src/outcome.js'
import { Finding } from '../../src/report.js'

/** A surface that keeps what is said, each stream by a sign before it, and whose clock goes by a second with each look. */
function open(options: Options = {}) {
  const said: string[] = []
  let [time, bytes] = [0, 0]
  const surface: Surface = {
    language: 'zh', isWatched: true, now: () => (time += 1000),
    print: (text) => { if (text !== '') said.push(`out ${text}`) }, warn: (text) => { if (text !== '') said.push(`err ${text}`) },
    write: (chunk) => { bytes += chunk.length }, progress: (text) => { said.push(text === undefined ? 'clear' : `line ${text}`) }
  }
  return { said, written: () => bytes, ...openSpeaker(surface, { command: 'build', options }) }
}

const note = plainFinding(new Finding('page-mark-order', { line: 3, column: 1 }, 3, 2))
const error = plainFinding(new Finding('body-empty', { line: 1, column: 1 }))
const outcome = (name: string, findings = [note]): Outcome => ({ source: name, products: [{ path: `${name}.pdf`, bytes: 2048 }], findings, verdict: { zh: `${name} 好`, en: `${name} good` } })

describe('for people', () => {
  test('findings go one way, the rest the other', () => {
    const { said, terminal, close } = open()
    terminal.tell(outcome('a'))
    expect([close(0), said]).toEqual([0, [expect.stringMatching(/^err .*（page-mark-order）\n$/), 'out a.pdf  2 kB\na 好\n']])
  })

  test('--quiet tells errors alone, and shows no progress', () => {
    const { said, terminal } = open({ quiet: true })
    terminal.progress('a 读稿')
    terminal.tell(outcome('a', [note, error]))
    terminal.print('result\n')
    expect(said).toEqual([expect.stringMatching(/^err .*（body-empty）\n$/), 'out result\n'])
  })

  test('--verbose tells each step and when it began', () => {
    const { said, terminal } = open({ verbose: true })
    terminal.progress('a 读稿')
    terminal.progress()
    terminal.progress('a 排版')
    expect(said).toEqual(['err 1.00 秒  a 读稿\n', 'err 2.00 秒  a 排版\n'])
  })

  test('words take the place of the line that shows progress, and nothing is cleared where there is none', () => {
    const { said, terminal, close } = open()
    terminal.warn('公文格式：')
    terminal.progress('a 读稿')
    terminal.warn('照办？')
    terminal.progress('a 排版')
    terminal.print('a 好\n')
    close(0)
    expect(said).toEqual(['err 公文格式：', 'line a 读稿', 'clear', 'err 照办？', 'line a 排版', 'clear', 'out a 好\n'])
  })

  test('where bytes stand on the standard output, words go the other way', () => {
    const { said, terminal, written } = open()
    terminal.write(Buffer.from('%PDF'))
    terminal.tell(outcome('a', []))
    expect([written(), said]).toEqual([4, ['err a.pdf  2 kB\na 好\n']])
  })

  test('a batch shows how far it is before what it does; one document shows the step alone', async () => {
    const { said, terminal } = open()
    await printOutcomes(terminal, ['a', 'b', 'c'], 1, async (name) => {
      terminal.progress(wordStep(name, 'print', undefined, 'zh'))
      return outcome(name, [])
    })
    expect(said.filter((line) => line.startsWith('line'))).toEqual(['line 0/3  a 排版', 'line 1/3，每秒 0.5 份，还要 0:04  b 排版', 'line 2/3，每秒 0.7 份，还要 0:02  c 排版'])
    const single = open()
    await printOutcomes(single.terminal, ['a'], 1, async (name) => {
      single.terminal.progress(wordStep(name, 'pdf proof', 2, 'en'))
      return outcome(name, [])
    })
    expect(single.said[0]).toBe('line a pdf proof · 2 pages')
  })
})

describe('for programs', () => {
  test('all is one document, and nothing else is printed', () => {
    const { said, terminal, close } = open({ json: true })
    terminal.print('for people\n')
    terminal.tell(outcome('a'))
    terminal.give('faces', { heiti: 1 })
    expect(close(1)).toBe(1)
    expect(said).toHaveLength(1)
    expect(JSON.parse(said[0]?.slice(4) ?? '')).toEqual({
      command: 'build', exitCode: 1, faces: { heiti: 1 },
      outcomes: [{ ...outcome('a'), findings: [{ id: 'page-mark-order', severity: 'warning', line: 3, column: 1, values: [3, 2], message: expect.stringContaining('(page-mark-order)') as string }] }]
    })
  })

  test('what goes on and on prints a line each time', () => {
    const { said, terminal } = open({ json: true })
    for (const name of ['a', 'b']) {
      terminal.tell(outcome(name, [error]))
      terminal.flush()
    }
    expect(said.map((line) => (JSON.parse(line.slice(4)) as { exitCode: number, outcomes: { source: string }[] }))).toMatchObject([
      { exitCode: 1, outcomes: [{ source: 'a' }] }, { exitCode: 1, outcomes: [{ source: 'b' }] }
    ])
    expect(said.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
  })
})
