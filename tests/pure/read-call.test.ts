import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { wordProgress } from '../../src/commands/batch-progress.js'
import type { Command } from '../../src/commands/command.js'
import { loadCommands } from '../../src/commands/commands.js'
import { scripts } from '../../src/commands/completion-scripts.js'
import { formatCommandHelp, formatHelp } from '../../src/commands/help.js'
import { readCall } from '../../src/commands/read-call.js'
import { Fault } from '../../src/report.js'
import { mistyped } from '../../src/text/nearest.js'

const all = await loadCommands()
const names = [...all.keys()]

/** What a command line gets: the command with options and operands, or the id and the values of its fault. */
async function read(line: string): Promise<unknown> {
  try {
    const asked = await readCall(line.split(' ').filter((word) => word !== ''))
    return asked.kind === 'call' ? [asked.name, { ...asked.options }, asked.operands] : asked
  } catch (error) {
    return error instanceof Fault ? [error.ruleId, ...error.values] : error
  }
}

test.each<[line: string, expected: unknown]>([
  ['', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
  ['help build', { kind: 'help', name: 'build' }],
  ['build -h', { kind: 'help', name: 'build' }],
  ['build --fast --help', { kind: 'help', name: 'build' }],
  ['-v', { kind: 'version' }],
  ['--json --version', { kind: 'version' }],
  ['version', { kind: 'version' }],
  ['--json build a.md', ['build', { json: true }, ['a.md']]],
  ['build -o x a.md b.md -q', ['build', { out: 'x', quiet: true }, ['a.md', 'b.md']]],
  ['build --out=-x a.md', ['build', { out: '-x' }, ['a.md']]],
  ['build -- --a.md', ['build', {}, ['--a.md']]],
  ['build - -o -', ['build', { out: '-' }, ['-']]],
  ['bulid', ['command-unknown', 'bulid', { zh: '（是不是 build？）', en: ' (did you mean build?)' }]],
  ['help bulid', ['command-unknown', 'bulid', { zh: '（是不是 build？）', en: ' (did you mean build?)' }]],
  ['print', ['command-unknown', 'print', { zh: '', en: '' }]],
  ['toString', ['command-unknown', 'toString', { zh: '', en: '' }]],
  ['--out x build', ['option-unknown', '--out', { zh: '', en: '' }]],
  ['build --fromat pdf', ['option-unknown', '--fromat', { zh: '（是不是 --format？）', en: ' (did you mean --format?)' }]],
  ['build -x', ['option-unknown', '-x', { zh: '', en: '' }]],
  ['build a.md --out', ['option-value', '--out', { zh: '文件夹', en: 'DIR' }]],
  ['build --out --json a.md', ['option-value', '--out', { zh: '文件夹', en: 'DIR' }]],
  ['build --out= a.md', ['option-value', '--out', { zh: '文件夹', en: 'DIR' }]],
  ['build --json=yes a.md', ['usage', '--json=yes']],
  ['build', ['operand-missing', 'build', { zh: '文件…', en: 'FILE…' }]],
  ['errata 1', ['operand-missing', 'errata', { zh: '旧版 新版', en: 'OLD NEW' }]],
  ['errata 1 2 3', ['operand-extra', 'errata', { zh: '旧版 新版', en: 'OLD NEW' }, '3']],
  ['desk', ['desk', {}, []]],
  ['fonts x', ['operand-extra', 'fonts', { zh: '', en: '' }, 'x']]
])('tongbao %s', async (line, expected) => {
  expect(await read(line)).toEqual(expected)
})

test('a mistyped name gets the one that was meant, or none', () => {
  expect(['biuld', 'buidl', 'b', 'bui', 'cleen', 'complitions', 'dokter', 'zzz'].map((name) => mistyped(name, names)))
    .toEqual(['build', 'build', undefined, 'build', 'clean', 'completions', undefined, undefined])
})

test('help names every command, and of each every option, in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const whole = formatHelp(all, language)
    for (const [name, command] of all) {
      expect(whole).toContain(`\n  ${name} `)
      expect(whole).toContain(command[language])
      for (const option of Object.keys(command.options)) expect(formatCommandHelp(name, command, language)).toContain(`--${option}`)
    }
    // an office's terminal is 80 columns wide where nobody has pulled at it; what is long is wrapped by it
    expect(whole).not.toMatch(/undefined|\[object/)
  }
})

test('a batch tells how far it is, how fast, and how long it will take yet', () => {
  expect(wordProgress({ done: 0, total: 9, milliseconds: 0 })).toEqual({ zh: '0/9', en: '0/9' })
  expect(wordProgress({ done: 10, total: 300, milliseconds: 4000 })).toEqual({ zh: '10/300，每秒 2.5 份，还要 1:56', en: '10/300, 2.5 a second, 1:56 left' })
  expect(wordProgress({ done: 100, total: 130, milliseconds: 5000 }).en).toBe('100/130, 20 a second, 0:02 left')
})

const odd: Command = { operands: '', zh: '引号\' [括号]: \\ $x', en: 'a quote\' [brackets]: \\ $x', options: { port: { type: 'string', value: 'N', zh: '`a` $(b)', en: '`a`' } }, run: async () => 0 }
const known = { commands: new Map([...all, ['odd', odd]]), forms: ['文件', 'letter'], language: 'zh' as const }
const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0

/** What bash completes at the end of a line, in the folder of this project. */
function complete(...words: string[]): string[] {
  const script = `${scripts.bash(known)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _tongbao; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((word) => word !== '').sort()
}

test.runIf(has('bash'))('bash completes commands, options, values, files', () => {
  expect(complete('tongbao', 'b')).toEqual(['build'])
  expect(complete('tongbao', 'build', '--f')).toEqual(['--fonts', '--force', '--format'])
  expect(complete('tongbao', 'new', '--form', '文')).toEqual(['文件'])
  expect(complete('tongbao', 'build', '--pagination', '')).toEqual(['flow', 'original'])
  expect(complete('tongbao', 'build', '--out', 'te')).toEqual(['templates', 'tests'])
  expect(complete('tongbao', 'build', 'READ')).toEqual(['README.md', 'README.zh-CN.md'])
})

test.runIf(has('bash'))('what zsh reads has its quotes right, which bash can tell', () => {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: scripts.zsh(known), encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test.runIf(has('zsh'))('zsh reads its completions', () => {
  const { status, stderr } = spawnSync('zsh', ['-n', '-c', scripts.zsh(known)], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test.runIf(has('fish'))('fish completes commands and options', () => {
  const script = `${scripts.fish(known)}\ncomplete -C 'tongbao bui'; complete -C 'tongbao build --pag'`
  const { stdout } = spawnSync('fish', ['-c', script], { encoding: 'utf8' })
  expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['build', '--pagination', ''])
})
