import { officialWords } from '../text/official-words.js'

/** Words of the text, besides those of titles. */
const ofText = `
中华人民共和国 措施 中国特色社会主义 社会主义思想 习近平新时代 指导思想 联系电话 联系人 中央 国家 人民 干部职工 党的十九大 全国人大常委会 常委会 贯彻落实 高质量 坚持 坚决 必须 应当 可以 能够
需要 按照 根据 依据 通过 对于 以及 或者 因此 但是 同时 其中 其他 包括 具体 主体 负责 责任制 监督 管理局 法律 法规 规章 条款 执法 司法 行政 许可 审批 登记 申请 提交 材料 程序 办理 处理
调整 完善 健全 建立 提高 提升 增强 优化 强化 巩固 扩大 形成 构建 打造 创建 开发 利用 资源 能源 交通 运输 道路 公路 铁路 水利 电力 通信 网络 信息 数据 技术 研究 设计 施工 设备 设施 产品 商品
消费 收入 支出 预算 决算 税收 贷款 信贷 保险 社会保险 养老 医院 医生 患者 药品 疫情 学校 教师 学生 幼儿园 大学 毕业 培训 文明 文物 旅游 体育 媒体 舆论 新闻 出版 广播 电视 青年 妇女 儿童 老年
残疾 军人 退役 民族 宗教 团结 统一 稳定 和谐 法治 公平 正义 权利 义务 利益 合法 违反 处罚 追究 举报 投诉 调解 仲裁 诉讼 法院 检察院 公安 民警 消防 应急管理 预案 预警 监测 隐患 排查 治理
污染 排放 节能 减排 森林 草原 湿地 河流 湖泊 土地 耕地 粮食 畜牧 养殖 种植 加工 流通 物流 价格 成本 利润 贸易 进口 出口 外商 外资 口岸 开发区 园区 新区 自贸 合作 交流 主题 教育部 财政部
`.trim().split(/\s+/)

/** For each beginning of a word its ends, and the length of the word. */
const ends = new Map<string, Map<string, number>>()
for (const word of [...officialWords, ...ofText]) {
  for (let at = 1; at < word.length; at += 1) {
    const start = word.slice(0, at)
    const rest = ends.get(start) ?? new Map<string, number>()
    rest.set(word.slice(at), word.length)
    ends.set(start, rest)
  }
}

/** The length of the longest known word that would be cut between two texts; 0 where none would. */
export function cutWordLength(before: string, after: string): number {
  let longest = 0
  for (let length = 1; length <= 8 && length <= before.length; length += 1) {
    for (const [rest, size] of ends.get(before.slice(-length)) ?? []) if (after.startsWith(rest)) longest = Math.max(longest, size)
  }
  return longest
}
