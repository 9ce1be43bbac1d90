import type { NetworkArrays } from './arrays.ts'
import { indented, type Line, line } from './code.ts'
import { float } from './literals.ts'
import { type CodeSource, laterEdits } from './source.ts'

/** How a dialect changes a number: that of an array (without `row`: of a list) or the learning rate. */
export interface EditWriter {
  readonly place: (array: string, column: number, row: number | null, value: string) => string
  readonly rate: (value: string) => string
  /** Whether numbers of mixed arrays stand in `free` and `fixed`. */
  readonly mixes: boolean
}

/** What numbers were changed by hand in the iterations that follow, an `if` per iteration. */
export const editedLines = (
  source: CodeSource,
  write: (leaf: string, value: string) => readonly string[],
  rate: (value: string) => string,
): readonly Line[] => {
  const edits = laterEdits(source)
  const iterations = [...new Set(edits.map((e) => e.iteration))]
  return iterations.flatMap((k) => [
    line(`if iteration == ${k}:  # changed by hand`),
    ...indented(
      edits
        .filter((e) => e.iteration === k)
        .flatMap(({ leaf, value }) => (leaf === null ? [rate(float(value))] : write(leaf, float(value))))
        .map((text) => line(text)),
    ),
  ])
}

/** The edits of a network's parameters. */
export const editLines = (source: CodeSource, arrays: NetworkArrays, writer: EditWriter): readonly Line[] => {
  const write = (leaf: string, value: string): readonly string[] => {
    if (writer.mixes && arrays.free.includes(leaf))
      return [writer.place('free', arrays.free.indexOf(leaf), null, value)]
    const texts: string[] = []
    if (writer.mixes && arrays.fixed.includes(leaf))
      texts.push(writer.place('fixed', arrays.fixed.indexOf(leaf), null, value))
    for (const array of arrays.arrays) {
      if (writer.mixes && array.kind === 'mixed') continue
      array.rows.forEach((row, r) => {
        row.forEach((name, column) => {
          if (name === leaf)
            texts.push(writer.place(array.name, column, array.role === 'bias' ? null : r, value))
        })
      })
    }
    return texts
  }
  return editedLines(source, write, writer.rate)
}
