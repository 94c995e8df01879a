import type { Both, Language } from '../text/language.js'

/** The steps of a publication, as `Publication.onStep` names them, in Chinese. */
const chinese: Readonly<Record<string, string>> = {
  document: '读稿', fonts: '配字体', print: '排版', proof: '校对版面', pdf: '制 PDF', 'pdf proof': '校对 PDF', epub: '制 EPUB', 'epub proof': '校对 EPUB',
  html: '制网页', 'html proof': '校对网页', record: '记录'
}

/** Words what is being done to a document, for the progress line. */
export function wordStep(path: string, step: string, pages: number | undefined, language: Language): string {
  const words: Both = { zh: chinese[step] ?? step, en: step }
  const count = pages === undefined ? '' : { zh: ` · ${pages} 页`, en: ` · ${pages} pages` }[language]
  return `${path} ${words[language]}${count}`
}
