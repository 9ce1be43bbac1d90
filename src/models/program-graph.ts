import type { OpName } from '../engine/ops.ts'
import { NAMELESS } from './graph-model.ts'
import { ProgramError, type Span } from './program-problem.ts'
import type { GraphModel, OperationSpec } from './recipe.ts'

/** The most operations of a program. */
export const MOST_OPERATIONS = 2000

/** Where the nodes of a program stand in its text. */
export interface ProgramSpans {
  /** Per leaf: where it is given its number, and every place where it is used. */
  readonly leaves: readonly (readonly Span[])[]
  /** Per operation: all of it, and the signs or the word that stand for it. */
  readonly operations: readonly { readonly whole: Span; readonly signs: readonly Span[] }[]
}

/** A number of a program while it is read: a leaf or an operation by its position. */
export interface Value {
  readonly leaf: boolean
  readonly index: number
  /** Set where it is a number as written: no name has been given to it yet. */
  readonly literal: boolean
}

interface LeafDraft {
  name: string
  readonly value: number
  readonly constant: boolean
  readonly spans: Span[]
}

interface OperationDraft {
  name: string
  readonly op: OpName
  readonly sources: readonly Value[]
  readonly whole: Span
  readonly signs: readonly Span[]
  readonly varies: boolean
}

/** Takes down the leaves and operations of a program in the order in which they are read. */
export class ProgramGraph {
  readonly #leaves: LeafDraft[] = []
  readonly #operations: OperationDraft[] = []
  /** Numbers that nothing uses once a name has been given to a copy of them. */
  readonly #dropped = new Set<LeafDraft>()

  /** Adds a number as written. */
  constant(value: number, span: Span): Value {
    this.#leaves.push({ name: '', value, constant: true, spans: [{ from: span.from, to: span.to }] })
    return { leaf: true, index: this.#leaves.length - 1, literal: true }
  }

  /** Adds a named leaf; `literal` is dropped, since the leaf holds its number. */
  leaf(name: string, value: number, span: Span, literal?: Value): Value {
    const spans: Span[] = [{ from: span.from, to: span.to }]
    if (literal) {
      const draft = this.#leaves[literal.index]!
      this.#dropped.add(draft)
      spans.push(...draft.spans)
    }
    this.#leaves.push({ name, value, constant: false, spans })
    return { leaf: true, index: this.#leaves.length - 1, literal: false }
  }

  /** Adds an operation. Throws ProgramError above the limit. */
  apply(op: OpName, sources: readonly Value[], whole: Span, signs: readonly Span[]): Value {
    if (this.#operations.length === MOST_OPERATIONS)
      throw new ProgramError(
        signs[0] ?? whole,
        `This is operation ${MOST_OPERATIONS + 1}; a program may have ${MOST_OPERATIONS.toLocaleString('en')}. Make it shorter.`,
      )
    const varies = sources.some((source) => this.varies(source))
    this.#operations.push({ name: '', op, sources, whole, signs, varies })
    return { leaf: false, index: this.#operations.length - 1, literal: false }
  }

  /** Notes that a leaf is used at another place. */
  use({ leaf, index }: Value, { from, to }: Span): void {
    if (leaf) this.#leaves[index]!.spans.push({ from, to })
  }

  /** The number of a constant. */
  numberOf({ index }: Value): number {
    return this.#leaves[index]!.value
  }

  /** Whether an operation or a leaf has been given a name. */
  isNamed(value: Value): boolean {
    return this.nameOf(value) !== ''
  }

  /** What a leaf or an operation is called, empty where it has no name. */
  nameOf({ leaf, index }: Value): string {
    return (leaf ? this.#leaves : this.#operations)[index]!.name
  }

  /** Gives a name to an operation. */
  name({ leaf, index }: Value, name: string): void {
    const draft = (leaf ? this.#leaves : this.#operations)[index]!
    draft.name = name
  }

  /** Per node, leaves first, whether the output uses it. */
  reaches(output: Value): (value: Value) => boolean {
    const leaves = new Uint8Array(this.#leaves.length)
    const operations = new Uint8Array(this.#operations.length)
    const mark = ({ leaf, index }: Value): void => {
      ;(leaf ? leaves : operations)[index] = 1
    }
    mark(output)
    for (let i = this.#operations.length - 1; i >= 0; i--)
      if (operations[i] === 1) this.#operations[i]!.sources.forEach(mark)
    return ({ leaf, index }) => (leaf ? leaves : operations)[index] === 1
  }

  /** Whether a number depends on a named leaf, and so has a gradient to pass on. */
  varies({ leaf, index }: Value): boolean {
    return leaf ? !this.#leaves[index]!.constant : this.#operations[index]!.varies
  }

  /** The name of the output, or one that is free. */
  outputName(output: Value): string {
    const name = this.nameOf(output)
    if (name !== '') return name
    const names = new Set([...this.#leaves, ...this.#operations].map((draft) => draft.name))
    return ['L', 'y', 'f', 'out'].find((letter) => !names.has(letter)) ?? freeName('L', (n) => names.has(n))
  }

  /** The model and where its nodes stand in the text. */
  build(output: Value): { readonly model: GraphModel; readonly spans: ProgramSpans } {
    const leaves = this.#leaves.filter((draft) => !this.#dropped.has(draft))
    const leafNames = new Map(leaves.map((draft, i) => [draft, draft.name || `${NAMELESS}c${i}`]))
    const operationName = (i: number): string => this.#operations[i]!.name || `${NAMELESS}${i}`
    const nameOf = ({ leaf, index }: Value): string =>
      leaf ? leafNames.get(this.#leaves[index]!)! : operationName(index)
    const operations: OperationSpec[] = this.#operations.map(({ op, sources }, i) => ({
      name: operationName(i),
      op,
      sources: sources.map(nameOf),
    }))
    return {
      model: {
        kind: 'graph',
        leaves: leaves.map((draft) => ({
          name: leafNames.get(draft)!,
          value: draft.value,
          trainable: false,
          ...(draft.constant && { constant: true }),
        })),
        operations,
        output: nameOf(output),
      },
      spans: {
        leaves: leaves.map((draft) => draft.spans),
        operations: this.#operations.map(({ whole, signs }) => ({ whole, signs })),
      },
    }
  }
}

const MOST_NAME = 32

/** A name with a subscript that nothing bears yet; of a long name, only its beginning. */
export const freeName = (base: string, taken: (name: string) => boolean, from = 1): string => {
  const characters = [...base]
  for (let end = `_${from}`; ; end += '_') {
    const name = characters.slice(0, MOST_NAME - end.length).join('') + end
    if (!taken(name)) return name
  }
}
