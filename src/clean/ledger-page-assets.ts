/** How the page looks: two columns, one on a narrow screen. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent) }
body { margin: 0; font: 15px/1.7 system-ui, "Noto Sans SC", sans-serif; display: grid; grid-template: auto 1fr / minmax(15rem, 20rem) 1fr; height: 100vh }
header { grid-column: 1 / -1; padding: .4rem 1rem; border-bottom: 1px solid var(--line) }
h1 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
p { margin: 0 }
nav { overflow: auto; border-right: 1px solid var(--line) }
ol { margin: 0; padding: 0; list-style: none; font-size: 13px }
nav a { display: block; padding: .2rem .6rem; color: inherit; text-decoration: none; border-left: .4rem solid var(--tone, gray); overflow-wrap: anywhere }
nav a.doubtful { font-weight: bold }
nav a[aria-current] { outline: 2px solid; outline-offset: -2px }
main { overflow: auto; padding: 0 1rem 50vh }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2rem; border-bottom: 1px solid var(--line); padding: .3rem 0 }
.pair > * { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; min-width: 0; font: inherit }
.head { font-weight: bold; position: sticky; top: 0; background: Canvas }
mark { color: inherit; background: color-mix(in srgb, var(--tone, gray) 35%, transparent); scroll-margin: 30vh }
mark.likely { border-bottom: 2px dotted var(--tone) }
mark.doubtful { border: 2px solid crimson; background: color-mix(in srgb, crimson 15%, transparent) }
mark:target, mark.now { outline: 3px solid }
ins { text-decoration: none; border-left: 1px solid; padding-left: 2px; font-size: 85% }
.repeat, .overlap { --tone: rgb(204 51 51) } .page-number, .running-head, .placeholder { --tone: rgb(204 136 0) } .page-turn, .line { --tone: rgb(34 136 204) }
.spacing, .width, .character { --tone: #888 } .emphasis { --tone: rgb(153 51 204) } .heading, .table { --tone: rgb(34 170 102) } .field { --tone: rgb(0 170 136) }
nav a.doubtful { --tone: crimson }
@media (max-width: 45rem) {
  body { grid-template: auto 12rem 1fr / 1fr }
  nav { border: 0; border-bottom: 1px solid var(--line) }
  .pair { grid-template-columns: 1fr; gap: .2rem }
  .pair > :last-child { border-left: .3rem solid var(--line); padding-left: .5rem }
}
`

/** Goes from one decision to the next by j and k, or n and p, in the order of the list. */
export const script = `
const links = [...document.querySelectorAll('nav a')]
let now = -1
const go = (to) => {
  if (to < 0 || to >= links.length) return
  links[now]?.removeAttribute('aria-current')
  document.querySelector('mark.now')?.classList.remove('now')
  now = to
  links[now].setAttribute('aria-current', 'true')
  links[now].scrollIntoView({ block: 'nearest' })
  const mark = document.getElementById(links[now].hash.slice(1))
  mark?.classList.add('now')
  mark?.scrollIntoView({ block: 'center' })
}
addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  if (ctrlKey || metaKey || altKey) return
  if ('jn'.includes(key)) go(now + 1)
  if ('kp'.includes(key)) go(now - 1)
})
for (const [index, link] of links.entries()) link.addEventListener('click', (event) => { event.preventDefault(); go(index) })
`
