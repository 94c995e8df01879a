import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { form as bulletin } from '../../src/forms/bulletin.js'
import type { Form } from '../../src/forms/form.js'
import { schemaOf, schemaOfAny } from '../../src/forms/schema.js'
import { assets } from '../support/world.js'

test.each([...assets.forms])('the schema of %s is the one that is kept', async (name, form) => {
  await expect(`${JSON.stringify(schemaOf(name, form), undefined, 2)}\n`).toMatchFileSnapshot(`../../schemas/${name}.schema.json`)
})

test('the schema of the bulletin holds of the seed', () => {
  const schema = schemaOf('bulletin', bulletin as Form)
  const check = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)
  const right = {
    form: '刊物', 刊名: '省委通报', issueNumber: 14, issuer: 'x', date: '2019-04-26', title: ['一', '二'], distribution: 'x',
    printingOffice: 'x', printingDate: '2019年4月29日印发'
  }
  expect(check(right), JSON.stringify(check.errors)).toBe(true)
  for (const change of [{ form: '函' }, { serialName: 'x' }, { printedCopies: 0 }, { unknown: 1 }, { date: '昨天' }, { 刊名: undefined }]) {
    expect(check(JSON.parse(JSON.stringify({ ...right, ...change }))), JSON.stringify(change)).toBe(false)
  }
})

test('the schema of any document is the one that is kept, and goes by the form that is named', async () => {
  await expect(`${JSON.stringify(schemaOfAny(assets.forms), undefined, 2)}\n`).toMatchFileSnapshot('../../schemas/front-matter.schema.json')
  const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true })
  for (const [name, form] of assets.forms) ajv.addSchema(schemaOf(name, form), `${name}.schema.json`)
  const check = ajv.compile(schemaOfAny(assets.forms))
  const order = { 公文格式: '命令', 发文机关标志: '青禾县人民政府令', 令号: '第7号', 标题: 'x', 签发人职务: '县长', 签发人: '覃昱', 成文日期: '2019年9月20日' }
  expect(check(order), JSON.stringify(check.errors)).toBe(true)
  for (const wrong of [{ ...order, 公文格式: '文件' }, { ...order, 公文格式: '诗' }, { ...order, form: 'order' }, { ...order, 刊名: 'x' }, {}]) {
    expect(check(wrong), JSON.stringify(wrong)).toBe(false)
  }
})
