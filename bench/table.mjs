/**
 * Words the samples ({ ms, peak? } each, peak in MB) of each subject as a table in Markdown. A subject's `floor` names
 * the one that it is compared with, `aim` the ratio that it should not exceed.
 */
export function formatTable(subjects, samples) {
  const rows = subjects.map(({ name, floor, aim }) => {
    const times = valuesOf(samples.get(name), 'ms')
    const peaks = valuesOf(samples.get(name), 'peak')
    const ratio = median(times) / median(valuesOf(samples.get(floor), 'ms'))
    return [
      name,
      times.length,
      `${Math.round(median(times))} ms`,
      `${Math.round(Math.min(...times))} ms`,
      name === floor ? '1' : ratio.toFixed(2) + (aim ? ` (aim ≤ ${aim})` : ''),
      peaks.length > 0 ? `${Math.round(median(peaks))} MB` : ''
    ]
  })
  return [
    ['', 'runs', 'median', 'min', '× floor', 'peak memory of Node'],
    ['---', '---:', '---:', '---:', '---:', '---:'],
    ...rows
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Words the stages of `samples` ({ stages: { name: ms } } each) as a table, beside the floor's `page.pdf()`. */
export function formatStages(title, samples, floor) {
  const typical = (all, stage) => median(all.map(({ stages }) => stages[stage]))
  const print = typical(floor, 'page.pdf()')
  const rows = Object.keys(samples[0].stages).map((stage) => [stage, typical(samples, stage)])
  return [
    [title, 'median', '× page.pdf()'],
    ['---', '---:', '---:'],
    ...[['page.pdf()', print], ...rows].map(([stage, ms]) => [stage, `${Math.round(ms)} ms`, (ms / print).toFixed(2)])
  ].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The middle of `values`; of an even number, the mean of the two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** Lists what `key` is in those of `samples` that have it. */
export function valuesOf(samples, key) {
  return samples.map((sample) => sample[key]).filter((value) => value !== undefined)
}
