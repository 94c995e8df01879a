import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'tongbao-hour-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, '饮水安全.md')

/** The whole document that the README shows first: what the clerk wants to have in the end. */
const [, wanted = ''] = /```markdown\n([^]*?)```/.exec(readFileSync('README.zh-CN.md', 'utf8')) ?? []

const lines: string[] = []
const say = (...text: readonly string[]) => { lines.push(...text, '') }

/** Runs the program as the clerk does, and writes down what stood on the screen, but for what each machine has of its own. */
function tongbao(...args: readonly string[]): number | null {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('build/bin/tongbao.js'), ...args], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' }
  })
  const shown = `${stderr}${stdout}`.split('\n').filter((line) => !/（(?:font-substituted|browser-unsandboxed)）$/.test(line))
  const told = shown.join('\n').replace(/\d+ kB/g, '… kB').trimEnd()
  say('```console', `$ tongbao ${args.join(' ')}`, ...(told === '' ? [] : [told]), '```')
  return status
}

/** Writes the document with these mistakes in it, or with some of them put right. */
function write(mistakes: Readonly<Record<string, string>>): void {
  let text = wanted
  for (const [right, wrong] of Object.entries(mistakes)) {
    expect(text, right).toContain(right)
    text = text.replace(right, wrong)
  }
  writeFileSync(path, text)
}

/** The mistakes of a clerk who has never seen such a file: as an office types it, not as the standard has it. */
const mistakes = {
  '青政发〔2019〕14号': '青政发[2019]014号', '成文日期: 2019年4月26日': '成文日期: 2019年04月26日', '主送机关:': '主送单位:',
  '标题: 青禾县': '标题：青禾县', '## 一、明确': '##一、明确', '水质不稳定等问题，现就': '水质不稳定等问题,现就'
}

test('a clerk\'s first hour, by the README alone, is what docs/first-hour.md tells', async () => {
  say('# 第一个小时')
  say('一位从没用过本程序的文秘，只看过[说明](../README.zh-CN.md)，从新建到更正走一遍。下面的命令和回答由[测试](../tests/first-hour.test.ts)逐条运行写成，' +
    '程序一改，这里就跟着改；只略去各台机器自己的字体提示和文件大小。')

  say('## 新建')
  say('想写一份通知，格式却不叫“通知”：')
  expect(tongbao('new', '饮水安全', '--form', '通知')).toBe(2)
  say('通知用的是“文件”（红头文件）。`--yes` 表示不提问；不写，就在终端上逐项提问。')
  expect(tongbao('new', '饮水安全', '--form', '文件', '--yes')).toBe(0)
  const blank = readFileSync(path, 'utf8').split('\n')
  const [optional, body] = ['── 选填', '── 正文'].map((words) => blank.findIndex((line) => line.includes(words)))
  say('得到的稿件每一项都有说明（选填的各项，这里只列头三项）：')
  say('```yaml', ...blank.slice(0, Number(optional) + 7), '……', ...blank.slice(body, -2), '```')

  say('## 先查一遍')
  say('什么都还没填，看它怎么说：')
  expect(tongbao('check', '饮水安全.md')).toBe(1)

  say('## 填写')
  say('填好存盘。第一次写，照平时的习惯，错了几处：')
  write(mistakes)
  say('```markdown', readFileSync(path, 'utf8').trimEnd(), '```')
  expect(tongbao('check', '饮水安全.md')).toBe(1)
  say('先改第一处：键后面要用半角冒号，再空一格。其余的，有把握的用 `--fix` 改，改了什么记在旁边的账上：')
  const { '标题: 青禾县': _, ...others } = mistakes
  write(others)
  expect(tongbao('check', '饮水安全.md', '--fix')).toBe(1)

  say('## 出版')
  say('剩下的自己改。再查没有问题，就出版：')
  write({})
  expect(tongbao('check', '饮水安全.md')).toBe(0)
  expect(tongbao('build', '饮水安全.md')).toBe(0)
  say('`dist/饮水安全/饮水安全.pdf` 就是可以送印的文件。再出一次，程序知道没有变化：')
  expect(tongbao('build', '饮水安全.md')).toBe(0)

  say('## 更正')
  say('印发之后才发现错字。先把印发的这一版留存，再改稿、重出：')
  expect(tongbao('release', '饮水安全.md')).toBe(0)
  write({ '印发日期: 2019年4月29日': '印发日期: 2019年4月29日\n修订日期: 2019年5月6日', 亲自过问: '亲自督办' })
  expect(tongbao('build', '饮水安全.md')).toBe(0)
  say('要发勘误表：')
  expect(tongbao('errata', '1', '2', '--to', '勘误')).toBe(0)
  say('勘误表说的是：')
  const [, , errata = ''] = readFileSync(join(folder, '勘误', '饮水安全-errata-1-2.md'), 'utf8').split('---\n')
  say(errata.trim().replace(/^## /gm, '### '))

  say('## 敲错命令')
  say('命令、选项敲错了，它会猜：')
  expect(tongbao('bulid', '饮水安全.md')).toBe(2)
  expect(tongbao('build', '饮水安全.md', '--fromat', 'pdf')).toBe(2)
  expect(tongbao('build', '饮水.md')).toBe(2)
  await expect(`${lines.join('\n').trimEnd()}\n`).toMatchFileSnapshot('../docs/first-hour.md')
})
