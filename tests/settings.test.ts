import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from '../src/effects/settings-file.js'
import { formatFinding, type Fault } from '../src/report.js'
import { mergeSettings, settingKinds, settingsSchema, type Settings } from '../src/settings.js'

const [home, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'tongbao-settings-'))]
beforeEach(() => {
  process.chdir(folder)
  for (const name of ['tongbao.json', 'tongbao.yaml', 'tongbao.yml']) rmSync(name, { force: true })
})
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true, force: true })
})

const refusal = (named?: string) => readSettings(named).then(() => '', (fault: Fault) => formatFinding(fault, 'zh'))

describe('the settings file', () => {
  test('is JSON or YAML, whose $schema is for editors alone, or none', async () => {
    expect(await readSettings(undefined)).toEqual({})
    writeFileSync('tongbao.json', '{ "$schema": "x", "out": "成品" }')
    expect(await readSettings(undefined)).toEqual({ out: '成品' })
    rmSync('tongbao.json')
    writeFileSync('tongbao.yml', '# 设置\n$schema: x\nout: 成品\nformats: [pdf]\n')
    expect(await readSettings(undefined)).toEqual({ out: '成品', formats: ['pdf'] })
    writeFileSync('tongbao.yml', '# nothing yet\n')
    expect(await readSettings(undefined)).toEqual({})
    writeFileSync('other.yaml', 'attachSource: true\n')
    expect(mergeSettings(await readSettings('other.yaml'))).toMatchObject({ attachSource: true, out: 'dist' })
  })

  test('of which there are two is a fault, unless one is named', async () => {
    writeFileSync('tongbao.json', '{}')
    writeFileSync('tongbao.yaml', 'out: x\n')
    expect(await readSettings(undefined).catch((fault: Fault) => [fault.ruleId, ...fault.values])).toEqual(['settings-several', 'tongbao.json', 'tongbao.yaml'])
    expect(await readSettings('tongbao.yaml')).toEqual({ out: 'x' })
  })

  test.each([
    ['tongbao.json', '{\n"out": "x",\n}', 'tongbao.json:3'], ['tongbao.json', '[]', 'tongbao.json'], ['tongbao.json', '', 'tongbao.json'],
    ['tongbao.yaml', 'out: x\nformats: [pdf\n', 'tongbao.yaml:'], ['tongbao.yaml', '- out\n', 'tongbao.yaml'], ['tongbao.yml', 'out: x\nout: y\n', 'tongbao.yml:2']
  ])('%s that says %j is told with its line', async (name, text, place) => {
    writeFileSync(name, text)
    expect(await refusal()).toMatch(new RegExp(`^无法运行：设置有误：${place}.*，应为(JSON|YAML) `))
  })

  test('that is not there', async () => {
    expect(await refusal('none.yaml')).toContain('none.yaml (ENOENT)，应为可读的 JSON 或 YAML 文件')
  })
})

describe('the schema of the settings', () => {
  test('is the one that is kept', async () => {
    await expect(`${JSON.stringify(settingsSchema(), undefined, 2)}\n`).toMatchFileSnapshot('../schemas/settings.schema.json')
  })

  test('says what the program says, of each value', () => {
    const isRight = new Ajv2020({ strict: true }).compile(settingsSchema())
    const review = { conformsTo: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA', certifiedBy: '评测中心', date: '2026-01-02' }
    const values = ['', 'x', 'pdf', 'flow', 'original', 0, 1, 1.5, 9999, 10_000, true, false, [], ['pdf'], ['docx'], {}, review, { ...review, more: 1 }, { ...review, conformsTo: 'WCAG' }]
    for (const key of Object.keys(settingKinds) as (keyof Settings)[]) {
      for (const value of values) expect([key, value, isRight({ [key]: value })]).toEqual([key, value, settingKinds[key].check(value)])
    }
    expect([isRight({ $schema: 'x' }), isRight({ none: 1 })]).toEqual([true, false])
  })
})
