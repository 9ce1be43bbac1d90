import type { Step } from '../engine/step.ts'
import type { Piece } from './explanation.ts'
import { branchOf } from './loss-words.ts'
import { remarkOn } from './non-finite.ts'
import { equation, namedOperation, operationFormula } from './operation.ts'
import { firstOrigins } from './origins.ts'
import { added, inFormula, product, say, times } from './sentence.ts'
import { type Account, formulaOf, operandsOf, sourcesOf, type Telling, written } from './telling.ts'

/** An operation fires, in these words: its formula, and where its numbers come from. */
export const applied = (t: Telling, step: Step, heading: string, sentence: readonly Piece[]): Account => {
  const { graph, names } = t
  const operation = graph.nodes[step.node]!.op!
  const operands = operandsOf(step)
  const sources = sourcesOf(graph, step.node)
  const multiplies = operation.name === 'mul'
  const sums = operation.name === 'sum'
  const isCopy = operation.name === 'identity' || (sums && operands.length === 1)
  const symbols = sources.map((s) => names.symbol(s, 'value'))
  return {
    heading,
    sentence: say(
      sentence,
      remarkOn({
        result: step.after,
        ...(multiplies ? { factors: operands } : sums ? { terms: operands } : { operands }),
      }),
    ),
    formula: formulaOf(
      equation(names.symbol(step.node), namedOperation(operation, symbols)),
      isCopy
        ? null
        : multiplies
          ? product(operands[0]!, operands[1]!)
          : branchOf(
              operation,
              operationFormula(operation, operands.map(inFormula)),
              operands.map((q) => q.value),
            ),
      written(t, step),
    ),
    origins: firstOrigins(t, sources),
    chip: multiplies ? times(operands[0]!, operands[1]!) : sums ? added(operands) : [],
    seen: operands,
  }
}
