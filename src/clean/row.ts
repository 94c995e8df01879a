/** What a step of the clean-up may do; the words for people are in `wordings.ts`. */
export type StepRule =
  | 'character' | 'line' | 'page-number' | 'running-head' | 'placeholder' | 'repeat' | 'overlap' | 'page-turn' | 'spacing' | 'width' | 'emphasis'
  | 'heading' | 'table' | 'field'
  // what `tongbao check --fix` puts right besides
  | 'number' | 'numeral' | 'date' | 'mark'

/** A decision of the clean-up on one place of the raw text. */
export interface Row {
  /** The same for the same decision on the same words, so that an answer to it can be kept. */
  readonly id: string
  readonly rule: StepRule
  /** From 0 to 1; below `threshold` a person decides. */
  readonly confidence: number
  /** Offsets in the raw text, UTF-16; equal where something is only put in. */
  readonly from: number
  readonly to: number
  readonly before: string
  readonly after: string
  readonly applied: boolean
}

/** A decision as a step proposes it. */
export type Proposal = Omit<Row, 'id' | 'before' | 'applied'>

/** What people have said on doubtful decisions, by the ids of their rows: yes, no, or other words to put there. */
export type Answers = ReadonlyMap<string, boolean | string>

/** The decisions that take something out, in place of which a person may want other words. */
export const editable: ReadonlySet<StepRule> = new Set(['page-number', 'running-head', 'placeholder', 'repeat', 'overlap', 'spacing', 'width', 'emphasis'])

/** Decisions below this are applied only where a person says so. */
export const threshold = 0.75
