import type { PlainFinding } from '../src/outcome.js'
import type { Language } from '../src/text/language.js'
import { textOf } from './editor.js'
import { countWords, lineWords, severities } from './words.js'

/** Lists findings below the text, the gravest first; `onPlace` hears of the one that was chosen. */
export function listFindings(
  found: readonly PlainFinding[], { language, onPlace }: { readonly language: Language, readonly onPlace: (finding: PlainFinding) => void }
): void {
  const list = document.querySelector('#findings')
  const counts = document.querySelector('#counts')
  if (!list || !counts) return
  const order = ['fault', 'error', 'warning', 'note']
  const sorted = [...found].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  const key = sorted.map(({ words }) => words[language]).join('\n')
  // whoever is reading the list, or stands in it, keeps the place
  if (list.getAttribute('data-key') === key) return
  list.setAttribute('data-key', key)
  counts.textContent = countWords(language, found)
  list.replaceChildren(...sorted.map((finding) => itemOf(finding, language, onPlace)))
}

function itemOf(finding: PlainFinding, language: Language, onPlace: (finding: PlainFinding) => void): HTMLElement {
  const { severity, line } = finding
  const item = document.createElement('li')
  const label = document.createElement('b')
  ;[label.className, label.textContent] = [severity, severities[language][severity]]
  const text = document.createElement('span')
  text.textContent = textOf(finding, language)
  item.append(label, ' ', text)
  if (line === undefined) return item
  const place = document.createElement('button')
  ;[place.type, place.textContent] = ['button', lineWords(language, line)]
  place.onclick = () => onPlace(finding)
  item.insertBefore(place, text)
  item.insertBefore(document.createTextNode(' '), text)
  return item
}
