/**
 * What an archive assigns to a document: the names by which the front matter gives it, and the numbers of the elements
 * in DA/T 46-2009 (来源 M3–M6, 电子文件号 M7, 档号 M8–M20). Nothing here is ever made up.
 */
export const archiveElements = {
  档案馆名称: 'M3', 档案馆代码: 'M4', 全宗名称: 'M5', 立档单位名称: 'M6', 电子文件号: 'M7', 档号: 'M8', 全宗号: 'M9', 目录号: 'M10', 年度: 'M11',
  保管期限: 'M12', 机构或问题: 'M13', 类别号: 'M14', 室编案卷号: 'M15', 馆编案卷号: 'M16', 室编件号: 'M17', 馆编件号: 'M18', 文档序号: 'M19', 页号: 'M20'
} as const

/** The name of such an element. */
export type ArchiveElement = keyof typeof archiveElements

/** The elements of DA/T 46-2009 that a field of a document may be, by their numbers. */
export const documentElements = {
  M24: '副题名', M25: '题名说明文字', M27: '关键词', M28: '人名', M29: '摘要', M34: '文种', M35: '紧急程度', M36: '主送', M37: '抄送', M38: '密级', M44: '语种', M75: '附注'
} as const

/** The number of such an element. */
export type DocumentElement = keyof typeof documentElements
