import type { Command } from './command.js'

/** The commands by name, imported when they are chosen: help, completions and the README's table come from them. */
export type Commands = Readonly<Record<string, () => Promise<{ readonly command: Command }>>>

/** Every command, in the order in which an office needs them. */
export const commands: Commands = {
  new: () => import('./new.js'),
  clean: () => import('./clean.js'),
  check: () => import('./check.js'),
  build: () => import('./build.js'),
  watch: () => import('./watch.js'),
  desk: () => import('./desk.js'),
  verify: () => import('./verify.js'),
  release: () => import('./release.js'),
  errata: () => import('./errata.js'),
  info: () => import('./info.js'),
  fonts: () => import('./fonts.js'),
  doctor: () => import('./doctor.js'),
  completions: () => import('./completions.js')
}

/** Loads every command, by name. */
export async function loadCommands(): Promise<ReadonlyMap<string, Command>> {
  return new Map(await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, (await load()).command] as const)))
}
