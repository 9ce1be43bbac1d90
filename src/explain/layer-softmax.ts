import { type Formula, op, paren, row, sup, sym, text } from '../engine/formula.ts'
import { gradientEntry, valueEntry } from './entries.ts'
import { valuesOf } from './layer-forward.ts'
import { layerCount } from './layer-names.ts'
import { at, by } from './matrices.ts'
import { columnOf, relationOf } from './matrix.ts'
import { countWord, inFormula, say } from './sentence.ts'
import { type Account, generalAccount, gradientNow, type Telling } from './telling.ts'

/** The nodes of a softmax cross-entropy, each list in the order of the outputs. */
export interface SoftmaxShape {
  readonly logSumExp: number
  readonly probabilities: readonly number[]
  readonly targets: readonly number[]
  readonly outputs: readonly number[]
  /** Σ of target × logit. */
  readonly sum: number
}

const given = (left: Formula, t: Telling, node: number): Formula => {
  const value = valueEntry(t, node)
  return row(left, op(relationOf(value)), value)
}

const lineOf = (left: Formula, column: Formula): Formula => row(left, op(relationOf(column)), column)

/** The shares of a softmax and the cross-entropy, from the logits: the forward half of the loss. */
export const tellForwardSoftmax = (t: Telling, shape: SoftmaxShape): Account => {
  const { names, graph } = t
  const a = at('a', String(layerCount(t)), 'value')
  const e = sym('e')
  const lse = names.symbol(shape.logSumExp, 'value')
  const S = names.symbol(shape.sum, 'value')
  return generalAccount(
    t,
    'Outputs meet their targets',
    say(
      `The outputs are logits, numbers before any softmax. Each probability p is a share of all ${countWord(shape.outputs.length)}; `,
      `${names.text(t.graph.output)} is the log-sum-exp of all logits less ${names.text(shape.sum)}, the logit of the right class, so it is small where that class’s p is near 1.`,
    ),
    [
      given(
        row(names.symbol(shape.logSumExp), op('='), text('ln'), text('\u00A0Σ\u00A0'), sup(e, a)),
        t,
        shape.logSumExp,
      ),
      lineOf(row(sym('p'), op('='), sup(e, row(a, op('−'), lse))), valuesOf(t, shape.probabilities)),
      given(row(names.symbol(graph.output), op('='), lse, op('−'), S), t, graph.output),
    ],
  )
}

/** The loss gives each output its gradient: p − t. */
export const tellBackwardSoftmax = (t: Telling, shape: SoftmaxShape): Account => {
  const { names, graph } = t
  const E = names.output
  const result = columnOf(shape.outputs.length, (j) => gradientEntry(t, shape.outputs[j]!))
  const seed = gradientNow(t, graph.output)
  return generalAccount(
    t,
    'The loss, backward',
    say(
      `Every output is pulled twice: by −t from its product with the target, and by p from the log-sum-exp. Times the gradient of ${E}, `,
      seed,
      `, that is p − t: an output whose probability is too small gets a negative gradient, so that the update raises it.`,
    ),
    [
      row(
        by(E, at('a', String(layerCount(t))), 'ink'),
        op('='),
        names.gradientSymbol(graph.output, 'gradient'),
        op('×'),
        paren(row(sym('p', '', 'value'), op('−'), sym('t', '', 'value'))),
      ),
      row(
        op('='),
        inFormula(seed),
        op('×'),
        paren(row(valuesOf(t, shape.probabilities), op('−'), valuesOf(t, shape.targets))),
        op(relationOf(result)),
        result,
      ),
    ],
  )
}
