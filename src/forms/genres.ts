/** What the rules ask of a kind of document (文种). */
export interface Genre {
  /** Whether it goes upwards, and so names who signed it; `either` where it may. */
  readonly upward?: true | 'either'
  /** How many agencies it is addressed to; where nothing is said, it may or may not be addressed. */
  readonly recipients?: 'one' | 'some' | 'none'
  /** The forms it is laid out by, by their English names; where nothing is said, any. */
  readonly forms?: readonly string[]
}

const issued = ['redhead', 'letter', 'bulletin', 'paper']

/** The fifteen kinds of the 条例 (党政机关公文处理工作条例, 2012, 8), and what offices use besides. */
export const genres: Readonly<Record<string, Genre>> = {
  决议: { recipients: 'none', forms: issued }, 决定: { forms: issued }, 命令: { recipients: 'none', forms: ['order'] },
  公报: { recipients: 'none', forms: issued }, 公告: { recipients: 'none' }, 通告: { recipients: 'none' },
  意见: { upward: 'either', forms: issued }, 通知: { forms: issued }, 通报: { forms: [...issued, 'briefing'] },
  报告: { upward: true, recipients: 'some', forms: issued }, 请示: { upward: true, recipients: 'one', forms: issued },
  批复: { recipients: 'some', forms: issued }, 议案: { upward: 'either', recipients: 'one', forms: issued },
  函: { recipients: 'some', forms: issued }, 纪要: { recipients: 'none', forms: ['minutes', 'bulletin', 'paper'] },
  令: { recipients: 'none', forms: ['order'] }, 复函: { recipients: 'some', forms: issued }, 情况通报: {}, 简报: {}, 信息: {}, 讲话: {}, 工作报告: {}, 方案: {}, 办法: {},
  规定: {}, 条例: {}, 细则: {}, 计划: {}, 规划: {}, 要点: {}, 总结: {}, 制度: {}, 章程: {}, 倡议书: {}, 文稿: {}
}

/** The kind that a title ends with: the longest that is known, or `undefined`. */
export function genreInTitle(title: string): string | undefined {
  const bare = title.replace(/[。，、；：！]$/u, '').replace(/（[^（）]*）$/u, '')
  return Object.keys(genres).filter((name) => bare.endsWith(name)).sort((a, b) => b.length - a.length)[0]
}
