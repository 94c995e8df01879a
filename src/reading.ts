import type { VFile } from 'vfile'
import { gradeFindings } from './report.js'
import { judgeGrades, readGrades } from './rules/grades.js'
import type { Settings } from './settings.js'

/** Has the findings on a document as grave as the settings want them; what its front matter says comes over that. */
export function gradeBySettings(file: VFile, { rules }: Pick<Settings, 'rules'>): void {
  gradeFindings(file, judgeGrades(readGrades(rules) ?? {}).grades)
}

/** Seconds in which any machine has read a document of this size; 2 MiB of text take some ten on a slow one. */
export function patienceFor({ length }: Uint8Array): number {
  return 5 + length / 50_000
}
