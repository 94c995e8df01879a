import type { Language } from '../src/text/language.js'
import { wordsIn, type Word } from './words.js'

/** Finds an element that the page has. */
export function find<T extends HTMLElement>(selector: string): T {
  return document.querySelector(selector) as T
}

/** Words every label of the page. */
export function wordPage(language: Language): void {
  const words = wordsIn(language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) element.textContent = words(element.dataset['word'] as Word)
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) element.ariaLabel = words(element.dataset['label'] as Word)
}

/** Tells a screen reader what has become of the text. */
export function say(text: string): void {
  find('#status').textContent = text
}

/** Shows what must not be overlooked, and a button to show both texts where there are two; without text it goes. */
export function showNotice(text?: string, compare?: () => Promise<void>): void {
  const [notice, button] = [find('#notice'), find<HTMLButtonElement>('#notice button')]
  notice.hidden = text === undefined
  find('#notice span').textContent = text ?? ''
  button.hidden = compare === undefined
  button.onclick = () => void compare?.()
}

/** Offers documents by their names; `onChoice` hears of the number of the one that is chosen. Gives that which the address names, or the first. */
export function openChoice(names: readonly string[], onChoice: (id: number) => Promise<void>): number {
  const choice = find<HTMLSelectElement>('#document')
  choice.append(...names.map((name, id) => new Option(name, String(id))))
  choice.value = String(Math.min(Number(location.hash.slice(1)) || 0, names.length - 1))
  choice.onchange = () => {
    location.hash = choice.value
    void onChoice(Number(choice.value))
  }
  return Number(choice.value)
}
