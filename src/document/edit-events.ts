import { EditMap } from 'micromark-util-edit-map'

/**
 * micromark 4.0.3 copies all events of a document wherever a list, a quotation or a note ends: a long document with
 * 2,000 notes would take a minute. Edits are made near the end, so what stands before the first of them may stay.
 */
EditMap.prototype.consume = function (this: EditMap, events) {
  const edits = this.map.sort(([a], [b]) => a - b)
  const start = edits[0]?.[0] ?? events.length
  const old = events.splice(start)
  const take = (some: typeof old) => { for (const event of some) events.push(event) }
  let at = 0
  for (const [index, removed, added] of edits) {
    take(old.slice(at, index - start))
    take(added)
    at = index - start + removed
  }
  take(old.slice(at))
  this.map.length = 0
  this.index.clear()
}
