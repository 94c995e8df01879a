import { fileURLToPath } from 'node:url'

/** The folder of the program itself, with `templates/`, `styles/` and `faces/`. */
export const home = fileURLToPath(new URL('../../', import.meta.url))
