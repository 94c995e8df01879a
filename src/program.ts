export { main } from './cli.js'
export { build, check, clean } from './library.js'
