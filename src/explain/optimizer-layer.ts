import { type Formula, type Hue, op, row, sym, text } from '../engine/formula.ts'
import type { Read, StateName } from '../engine/optimizer.ts'
import { parameterWord } from './boundary.ts'
import { FIXED } from './entries.ts'
import type { Piece } from './explanation.ts'
import { layerCount, layerPhrase } from './layer-names.ts'
import type { LayerShape } from './layer-shape.ts'
import { at, by } from './matrices.ts'
import { columnOf, matrixOf } from './matrix.ts'
import { onOneLine } from './one-line.ts'
import { updatedIn } from './optimizer-update.ts'
import { optimizerWords } from './optimizer-words.ts'
import { assignment, sharedSymbol, targetOf } from './optimizer-write.ts'
import { counted, inFormula, quantity, say } from './sentence.ts'
import { stateLetters } from './state-letters.ts'
import { type Account, generalAccount, type Telling, writerOf, written } from './telling.ts'

/** Of more writes there is no room for all beside matrices, nor for fractions of two lines. */
const MOST_SHOWN = 3

/** The writes of an update for what stands for many parameters at once: W⁽²⁾, or any w. */
const generalLines = (
  t: Telling,
  many: (name: string, hue: Hue) => Formula,
  letter: string,
  writes = t.schedule.optimizer.writes,
): Formula[] => {
  const symbols = (read: Read): Formula => {
    if (read === 'parameter') return many(letter, 'value')
    if (read === 'gradient') return by(t.names.output, many(letter, 'gradient'), 'gradient')
    return sharedSymbol(read) ?? many(stateLetters[read as StateName], 'update')
  }
  return writes.map((write) => {
    const target = targetOf(t, write)
    const line = assignment(
      many(target === 'parameter' ? letter : stateLetters[target], 'ink'),
      write,
      symbols,
    )
    return t.schedule.optimizer.writes.length > MOST_SHOWN ? onOneLine(line) : line
  })
}

/** The writes of an update for any parameter w. */
export const optimizerLines = (t: Telling): readonly Formula[] =>
  generalLines(t, (name, hue) => sym(name, '', hue), 'w')

/** What the optimizer did in a whole pass. */
export const optimizerPass = (t: Telling): readonly Piece[] => {
  const { label, name } = t.schedule.optimizer
  return say(
    `${label} ${optimizerWords[name](`every ${parameterWord(t, 1).replace(' or ', ' and every ')}`)}.`,
  )
}

/** An update by any optimizer of the weights and biases of a layer: its writes, then old and new numbers. */
export const tellOptimizerLayer = (t: Telling, { layer, weights, biases }: LayerShape): Account => {
  const { graph, trace, schedule, beat } = t
  const trained = (nodes: readonly number[]): boolean =>
    nodes.some((n) => n >= 0 && graph.nodes[n]!.trainable)
  const { writes } = schedule.optimizer
  // Beside the matrices there is no room for all writes of Adam: the whole pass has them.
  const shown = writes.length > MOST_SHOWN ? writes.filter((w) => w.target < 0) : writes
  const index = String(layer)
  const letters = [...(trained(weights.flat()) ? ['W'] : []), ...(trained(biases) ? ['b'] : [])]
  const before = (n: number): Formula =>
    n < 0 ? text('0') : inFormula(quantity(trace.columns.initial[n]!, 'value', n))
  const after = (n: number): Formula => {
    const step = n < 0 ? null : writerOf(t, n, beat.to)
    if (step?.kind === 'update') return inFormula(written(t, step))
    return n < 0 ? text('0') : graph.nodes[n]!.trainable ? text('–') : FIXED
  }
  const matrixBy = (letter: string, entry: (n: number) => Formula): Formula =>
    letter === 'W'
      ? matrixOf(weights.length, weights[0]!.length, (j, k) => entry(weights[j]![k]!))
      : columnOf(biases.length, (j) => entry(biases[j]!))
  const lines = [
    ...generalLines(t, (name, hue) => at(name, index, hue), letters[0] ?? 'W', shown),
    ...letters.flatMap((letter) => [
      row(at(letter, index), op('='), matrixBy(letter, before)),
      row(op('→'), matrixBy(letter, after)),
    ]),
  ]
  const count = updatedIn(t).length
  const phrase = layerPhrase(layer, layerCount(t))
  const { label } = schedule.optimizer
  return generalAccount(
    t,
    `Update of ${phrase}`,
    say(
      `${label} takes a step for ${count === 1 ? 'the parameter' : `each of the ${counted(count, 'parameter')}`} of ${phrase}, each with numbers of its own. Only now do ${parameterWord(t)} change; the next forward pass uses them.`,
    ),
    lines,
  )
}
