import { describeDesk } from '../desk/describe-desk.js'
import { candidatesFor } from '../fonts/roles.js'
import type { Settings } from '../settings.js'
import type { Language } from '../text/language.js'
import { cacheFolder } from './cache.js'
import { openDrafts } from './desk-drafts.js'
import { answerDesk } from './desk-routes.js'
import { openDeskServer, type DeskServer } from './desk-server.js'
import { openSession } from './desk-session.js'
import type { EditionPlace } from './operands.js'
import type { WarmOutside } from './warm-outside.js'
import { watchFiles } from './watch-files.js'

/** What lies on the desk, and how it is published. */
export interface DeskOptions {
  readonly places: readonly EditionPlace[]
  readonly settings: Settings
  readonly outside: WarmOutside
  readonly language: Language
  readonly port: number
  /** The folder for what was typed and not saved. */
  readonly cache?: string
}

/** Opens the proofing desk. Throws the fault `port-taken`. */
export async function openDesk({ places, settings, outside, language, port, cache = cacheFolder() }: DeskOptions): Promise<DeskServer> {
  const listeners = new Set<(event: unknown) => void>()
  const paths = places.map(({ path }) => path)
  const server = await openDeskServer(answerDesk({
    sessions: places.map((place) => openSession(place, { settings, outside, draftWorld: outside.draftWorld })),
    drafts: openDrafts(cache), trace: outside.trace,
    about: describeDesk(language, paths, outside.forms),
    face: async () => {
      const file = candidatesFor('heiti', await outside.fonts.files()).find(({ file: { place } }) => place === 'npm')?.file
      return file && outside.fonts.load(file)
    },
    listen: (send) => {
      listeners.add(send)
      return () => void listeners.delete(send)
    }
  }), port)
  const stop = watchFiles(paths, outside.picturesOf, (path) => {
    for (const send of listeners) send({ changed: paths.indexOf(path) })
  })
  return {
    ...server,
    close: async () => {
      stop()
      await server.close()
    }
  }
}
