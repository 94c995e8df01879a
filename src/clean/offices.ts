/** How the names of offices end. */
export const office = /(?:委员会|办公[厅室]|人民政府|政府|[部厅局委院社会处室署]|小组|党组|指挥部)$/

/** How the names of others that sign end. */
export const body = /(?:县委|市委|区委|省委|州委|党委|党工委|纪委|法院|检察院|公司|大学|学院|学校|中学|小学|协会|联合会|总会|商会|学会|中心|银行|集团|支队|大队|总队|站|所|馆|队|科|工会|妇联|团委|国务院)$/

/** Whether a line is the name of an office, and nothing else. */
export function isOffice(text: string): boolean {
  return text.length >= 2 && text.length <= 30 && (office.test(text) || body.test(text)) && !/[，。；：、“”《》]|关于/.test(text)
}
