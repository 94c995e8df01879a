import type { Both } from '../text/language.js'

const chinese: Readonly<Record<string, string>> = {
  FILE: '文件', DIR: '文件夹', PATH: '路径', OLD: '旧版', NEW: '新版', FORM: '格式', SHELL: '外壳', N: '数字', COMMAND: '命令'
}

/** Words what stands for operands and values of options, such as `FILE…`, in both languages. */
export function wordPlaces(places: string): Both {
  return { zh: places.replace(/[A-Z]+/g, (place) => chinese[place] ?? place), en: places }
}
