import type { FontFile } from '../world.js'

/** Collections of macOS whose first face is not the one that serves, by file name: the PostScript names of those that do. */
export const collections: Readonly<Record<string, readonly string[]>> = {
  'Songti.ttc': ['STSong', 'SongtiSC-Regular'], 'Kaiti.ttc': ['STKaiti', 'STKaitiSC-Regular', 'KaitiSC-Regular'],
  'STHeiti Medium.ttc': ['STHeitiSC-Medium']
}

/** What a face is used for: the classes of type of GB/T 9704-2012, and the face for characters that another lacks. */
export type RoleName = 'fangsong' | 'kaiti' | 'heiti' | 'songti' | 'xiaobiaosong' | 'fallback'

/** One role: its Chinese name and the file names that may fill it, best first. */
export interface Role {
  readonly zh: string
  /** Faces of the class itself. */
  readonly faces: readonly RegExp[]
  /** Faces of another class; using one is the finding `font-substituted`. */
  readonly standIns: readonly RegExp[]
}

/**
 * The roles and the faces that fill them. Licensed office faces go by their usual file names. Free faces go only by
 * the names they have in the packages that the lockfile pins, and by Fandol's, which has not changed since 2015: so
 * whatever Noto a machine carries, two machines print alike. FandolKai precedes WenKai because its quotation marks are
 * full-width and it is drawn to match FandolFang; Noto Sans Medium has the weight of an office 黑体.
 */
export const roles: Readonly<Record<RoleName, Role>> = {
  fangsong: {
    zh: '仿宋',
    faces: [
      /^(仿宋|fs|fangsong|simfang)(_gb2312)?\./i, /^(fzfs|方正仿宋)/i, /^(stfangso|华文仿宋)\./i,
      /^FandolFang-Regular\.otf$/
    ],
    standIns: [/^NotoSerifSC_300Light\.ttf$/]
  },
  kaiti: {
    zh: '楷体',
    faces: [
      /^(楷体|kt|kaiti|simkai)(_gb2312)?\./i, /^(fzkt|方正楷体)/i, /^(stkaiti|华文楷体)\./i, /^Kaiti\.ttc#/,
      /^FandolKai-Regular\.otf$/, /^lxgw-wenkai-latin-500-normal\.woff2$/
    ],
    standIns: []
  },
  heiti: {
    zh: '黑体',
    faces: [/^(黑体|simhei)\./i, /^(fzht|方正黑体)/i, /^(stheiti|华文黑体)\./i, /^STHeiti Medium\.ttc#/, /^NotoSansSC_500Medium\.ttf$/],
    standIns: []
  },
  songti: {
    zh: '宋体',
    faces: [/^(宋体|simsun)\./i, /^(fzss|方正书宋)/i, /^(stsong|华文宋体)\./i, /^Songti\.ttc#/, /^NotoSerifSC_400Regular\.ttf$/],
    standIns: []
  },
  xiaobiaosong: {
    zh: '小标宋',
    faces: [/^(fzxbs|方正小标宋)/i],
    standIns: [/^(stzhongs|华文中宋)\./i, /^NotoSerifSC_700Bold\.ttf$/]
  },
  fallback: {
    zh: '后备',
    faces: [/^NotoSerifSC_400Regular\.ttf$/, /^lxgw-wenkai-latin-500-normal\.woff2$/, /^simsun-?(b|extg)\./i],
    standIns: []
  }
}

/** A font file that may fill a role. */
export interface Candidate {
  readonly file: FontFile
  /** Whether it is of the role's class; where not, using it is the finding `font-substituted`. */
  readonly genuine: boolean
}

/**
 * Lists which of `files` may fill `role`, best first: faces of the class before stand-ins, then by place in the order
 * of `files`, then by the order of the role's patterns. A file in the user's folder named after the role (`仿宋.ttf`,
 * `fangsong.otf`) comes first. For `fallback` every other file of that folder is asked last.
 */
export function candidatesFor(role: RoleName, files: readonly FontFile[]): readonly Candidate[] {
  const { zh, faces, standIns } = roles[role]
  const named = new RegExp(`^(${zh}|${role})\\.`, 'i')
  const folder = files.filter(({ place }) => place === 'folder')
  const own = folder.filter(({ name }) => named.test(name))
  const found = new Set([...own, ...matching(faces, files)])
  if (role === 'fallback') for (const file of folder) found.add(file)
  return [
    ...[...found].map((file) => ({ file, genuine: true })),
    ...matching(standIns, files).map((file) => ({ file, genuine: false }))
  ]
}

function matching(patterns: readonly RegExp[], files: readonly FontFile[]): readonly FontFile[] {
  const places = [...new Set(files.map(({ place }) => place))]
  return places.flatMap((place) => patterns.flatMap((pattern) =>
    files.filter((file) => file.place === place && pattern.test(file.name))))
}
