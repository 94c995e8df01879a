import { describe, expect, test } from 'vitest'
import { cutWords } from '../src/effects/cut-words.js'
import { titleLines } from '../src/html/title-lines.js'

/** Titles of real documents, broken as an editor would: at the seams of the sense, lines growing or a diamond. */
const titles = [
  '在省委扶贫工作会议上的讲话',
  '关于同意平江县等17个县脱贫摘帽的批复',
  '中共湖南省委办公厅湖南省人民政府办公厅|关于做好2019年春节期间有关工作的通知',
  '关于认真学习贯彻习近平总书记|在解决“两不愁三保障”突出问题|座谈会上重要讲话精神的通知',
  '关于印发《湖南省脱贫攻坚|三年行动计划（2018—2020年）》的通知',
  '关于2018年度全省落实|党风廉政建设责任制检查考核情况的通报',
  '湖南省人民政府关于表彰|2018年度全省真抓实干成效明显地区的通报',
  '关于怀化市洪江区|违规建设问题的调查情况通报',
  '国务院办公厅|关于加强三级公立医院绩效考核工作的意见',
  '国务院关于授权香港特别行政区|实施管辖的深圳湾口岸港方口岸区|范围和土地使用期限的批复',
  '关于做好2020年度脱贫攻坚|先进个人和优秀驻村干部推荐工作的通知',
  '青禾县人民政府办公室|转发南川市人民政府办公室|关于加强农村道路交通安全工作的通知',
  '青禾县第十七届人民政府|第42次常务会议纪要',
  '关于印发青禾县|特大暴雨洪涝灾害应急预案的通知',
  '国务院关于同意在北京等22个城市|设立跨境电子商务综合试验区的批复',
  '青禾县卫生健康局|关于增设县人民医院感染性疾病科编制并解决|2024年度设备购置专项经费的请示',
  '中共中央办公厅国务院办公厅印发|《关于进一步激励广大干部新时代|新担当新作为的意见》的通知'
]

describe('a title is broken by sense', () => {
  test.each(titles)('%s', async (title) => {
    const whole = title.replaceAll('|', '')
    expect(titleLines([whole], await cutWords(whole)).join('|')).toBe(title)
  })

  test('the author\'s own lines are kept', () => {
    expect(titleLines(['在会议上', '的讲话'])).toEqual(['在会议上', '的讲话'])
  })

  test('no character is lost, whatever the title', () => {
    const title = '为'.repeat(75)
    expect(titleLines([title]).join('')).toBe(title)
    expect(Math.max(...titleLines([title]).map((line) => line.length))).toBeLessThanOrEqual(20)
  })
})
