declare module '*/bundle.mjs' {
  /** Bundles the modules in `folder`. */
  export function bundle(folder: string): Promise<void>
}
