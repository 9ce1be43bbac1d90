import { finite, flag, pattern, type Reader, type Report, record, shown } from './reader.ts'
import type { ParameterSpec } from './recipe.ts'

/** The largest graph a recipe may ask for. */
export const MAX_NODES = 200_000

/** A name of a leaf, neuron or operation. */
export const name: Reader<string> = pattern(
  /^\p{L}[\p{L}\p{N}_]{0,31}$/u,
  'a name: a letter, then up to 31 letters, digits or _',
)

/** A name of a plain graph's node: one that is shown, or `#` and a number. */
export const nodeName: Reader<string> = pattern(
  /^(?:\p{L}[\p{L}\p{N}_]{0,31}|#c?\d{1,6})$/u,
  'a name: a letter, then up to 31 letters, digits or _; or # and a number for a node without one',
)

/** A leaf that holds a number. */
export const parameter: Reader<ParameterSpec> = record<ParameterSpec>({
  name,
  value: finite,
  trainable: flag,
})

/** Watches that every name is given once. */
export class Names {
  readonly #fields = new Map<string, string>()
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  /** Whether the name has been given. */
  has(given: string): boolean {
    return this.#fields.has(given)
  }

  /** Takes a name, or reports that another field has it. */
  add(given: string, field: string): void {
    const other = this.#fields.get(given)
    if (other === undefined) this.#fields.set(given, field)
    else this.#report.note(field, `is ${shown(given)}; expected a name that ${other} does not have already`)
  }
}
