import { indented, type Line, line } from './code.ts'
import type { NamedGraph } from './graph-names.ts'
import { loopLine } from './program-parts.ts'
import type { CodeSource } from './source.ts'

/** The loop over iterations, or the lines of the only one where nothing is trained. */
export const loopOf = (source: CodeSource, named: NamedGraph, lines: readonly Line[]): readonly Line[] =>
  named.trained.length > 0 ? [loopLine(source), ...indented(lines)] : lines

/** What stands for the iteration in the line that prints it. */
export const iterationText = (source: CodeSource, named: NamedGraph): string =>
  named.trained.length > 0 ? 'iteration' : String(source.iteration)

/** Prints the gradient of every leaf that has one, `gradient` says how it is written. */
export const gradientPrints = (named: NamedGraph, gradient: (name: string) => string): readonly Line[] =>
  named.leaves
    .filter((leaf) => leaf.needsGradient)
    .map((leaf) => {
      const name = named.nameOf(leaf)
      return line(`print("d${named.nameOf(named.output)}/d${name} =", ${gradient(name)})`)
    })

/** Lines under a heading; none where there are none. */
export const titled = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length > 0 ? [line(`# ${title}`), ...lines] : []
