import type { Language } from '../text/language.js'
import { common, type Command, type Option } from './command.js'

/** What there is to complete. */
export interface Known {
  readonly commands: ReadonlyMap<string, Command>
  /** The names of the forms in which people write. */
  readonly forms: readonly string[]
  readonly language: Language
}

type Write = (known: Known) => string

/** The completions of each shell, from the table of the commands. */
export const scripts = { bash: writeBash, zsh: writeZsh, fish: writeFish } as const satisfies Record<string, Write>

/** What is completed behind an option that takes a value: these words, folders or files. */
function valuesOf({ value = '' }: Option, forms: readonly string[]): readonly string[] | 'folder' | 'file' {
  if (value === 'DIR') return 'folder'
  if (value === 'FORM') return forms
  return /[|,]/.test(value) ? value.split(/[|,]/) : 'file'
}

function optionsOf({ options }: Command): [name: string, option: Option][] {
  return Object.entries({ ...options, ...common } as Readonly<Record<string, Option>>)
}

function flagsOf([name, { short }]: [string, Option]): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
}

function writeBash({ commands, forms }: Known): string {
  const cases = [...commands].map(([name, command]) => `    ${name}) flags='${optionsOf(command).flatMap(flagsOf).join(' ')}' ;;`)
  const valued = new Map([...commands.values()].flatMap(optionsOf).filter(([, { type }]) => type === 'string').map((entry) => [flagsOf(entry).join('|'), entry[1]]))
  const values = [...valued].map(([flags, option]) => {
    const found = valuesOf(option, forms)
    const complete = found === 'folder' ? 'compgen -d -- "$word"' : found === 'file' ? 'compgen -f -- "$word"' : `compgen -W '${found.join(' ')}' -- "$word"`
    return `    ${flags}) COMPREPLY=($(${complete})); return ;;`
  })
  return `# bash: tongbao completions bash > ~/.local/share/bash-completion/completions/tongbao
_tongbao() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} flags='' IFS=$' \\t\\n'
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${[...commands.keys()].join(' ')} help --help --version' -- "$word"))
    return
  fi
  case $before in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word"))
  else IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _tongbao tongbao
`
}

function writeZsh({ commands, forms, language }: Known): string {
  const quote = (text: string) => text.replace(/[[\]:\\]/g, '\\$&').replace(/'/g, `'\\''`)
  const names = [...commands].map(([name, command]) => `    '${name}:${quote(command[language])}'`)
  const action = (option: Option) => {
    const found = valuesOf(option, forms)
    return found === 'folder' ? '_files -/' : found === 'file' ? '_files' : `(${found.join(' ')})`
  }
  const cases = [...commands].map(([name, command]) => {
    const specs = optionsOf(command).flatMap((entry) => flagsOf(entry).map((flag) =>
      `'${flag}[${quote(entry[1][language])}]${entry[1].type === 'string' ? `:${quote(entry[1].value ?? '')}:${action(entry[1])}` : ''}'`))
    return `    ${name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`
  })
  return `#compdef tongbao
# zsh: tongbao completions zsh > DIR/_tongbao, DIR being in $fpath before compinit runs
_tongbao() {
  local -a names
  names=(
${names.join('\n')}
  )
  if ((CURRENT == 2)); then _describe command names; return; fi
  shift words; ((CURRENT--))
  case $words[1] in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _tongbao ]]; then _tongbao "$@"; else compdef _tongbao tongbao; fi
`
}

function writeFish({ commands, forms, language }: Known): string {
  const quote = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`
  const names = [...commands].map(([name, command]) => `complete -c tongbao -n __fish_use_subcommand -f -a ${name} -d ${quote(command[language])}`)
  const options = [...commands].flatMap(([name, command]) => optionsOf(command).map(([option, { type, short, [language]: text, ...rest }]) => {
    const found = type === 'string' ? valuesOf({ type, zh: '', en: '', ...rest }, forms) : undefined
    const value = found === undefined ? '' : found === 'folder' ? ' -x -a "(__fish_complete_directories)"' : found === 'file' ? ' -r' : ` -x -a ${quote(found.join(' '))}`
    return `complete -c tongbao -n '__fish_seen_subcommand_from ${name}' -l ${option}${short === undefined ? '' : ` -s ${short}`}${value} -d ${quote(text)}`
  }))
  return ['# fish: tongbao completions fish > ~/.config/fish/completions/tongbao.fish', ...names, ...options, ''].join('\n')
}
