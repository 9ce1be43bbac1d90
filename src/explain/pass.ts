import { type Formula, frac, op, row, sym, text } from '../engine/formula.ts'
import type { Pass } from '../engine/step.ts'
import { tellApply } from './apply.ts'
import { parameterWord } from './boundary.ts'
import { tellCarry } from './carry.ts'
import type { AccountRow, Piece } from './explanation.ts'
import { layerCount } from './layer-names.ts'
import { tellLoad } from './load.ts'
import {
  activationSymbols,
  biasSymbols,
  deltaSymbols,
  layerIndex,
  passedOnSymbols,
  sumSymbols,
  updateSymbols,
  weightSymbols,
} from './matrices.ts'
import { optimizerLines, optimizerPass } from './optimizer-layer.ts'
import { accountOf } from './pass-account.ts'
import { isPassEnd } from './position.ts'
import { addsToEarlier, samplesBefore, whyKept } from './sample-words.ts'
import { counted, equals, grouped, quantity, say } from './sentence.ts'
import { type Account, factor, generalAccount, gradientNow, type Telling } from './telling.ts'
import { isPlain } from './updated.ts'
import { tellZero, zeroHeading } from './zero.ts'

const ALL = layerIndex(null)

/** The sign of the activation function of all neurons, `f` where there are several. */
const signOf = ({ graph }: Telling): string => {
  const signs = new Set(
    graph.nodes.filter((n) => n.tag?.role === 'activation').map((n) => n.op?.symbol ?? 'f'),
  )
  const [only = 'f'] = signs
  return signs.size === 1 ? only : 'f'
}

/** The equations of every layer; of a plain expression what happens at every edge u → v. */
const linesOf = (t: Telling): readonly Formula[] => {
  const { graph, last, names } = t
  const E = names.output
  const isNetwork = graph.nodes[graph.output]!.tag !== null
  const trains = (role: string): boolean => graph.parameters.some((p) => graph.nodes[p]!.tag?.role === role)
  const hasBias = graph.nodes.some((n) => n.tag?.role === 'bias')
  if (last.pass === 'update' && !isPlain(t.schedule)) return optimizerLines(t)
  if (last.pass === 'update') return [updateSymbols((hue) => sym('w', '', hue), E)]
  if (last.pass === 'backward' && !isNetwork) {
    const d = (over: string, under: string) => frac(row(sym('∂'), sym(over)), row(sym('∂'), sym(under)))
    return [row(d(E, 'u'), op('='), text('Σ'), d(E, 'v'), op('×'), d('v', 'u'))]
  }
  if (last.kind === 'zero') return tellZero(t).formula.lines
  if (last.kind === 'load') return tellLoad(t).formula.lines
  if (!isNetwork || last.pass === 'loss')
    return (last.kind === 'carry' ? tellCarry(t, last) : tellApply(t, last)).formula.lines
  if (last.pass === 'forward') return [sumSymbols(ALL, hasBias), activationSymbols(ALL, signOf(t))]
  return [
    deltaSymbols(ALL, E, signOf(t)),
    ...(trains('weight') ? [weightSymbols(ALL, E)] : []),
    ...(trains('bias') ? [biasSymbols(ALL, E)] : []),
    ...(layerCount(t) > 1 ? [passedOnSymbols(ALL, E)] : []),
  ]
}

const termCount = ({ graph }: Telling): number => graph.nodes.filter((n) => n.tag?.role === 'term').length

/** Where a pass went. */
const wayOf = (t: Telling, isNetwork: boolean): readonly Piece[] => {
  const { last, names, graph } = t
  switch (last.pass) {
    case 'forward':
      return say(
        isNetwork
          ? 'Forward went from the inputs to the outputs, layer by layer.'
          : `Forward went from the given numbers to ${names.text(graph.output)}, operation by operation.`,
      )
    case 'loss':
      return say(
        termCount(t) === 1
          ? 'The loss compared the output with its target.'
          : `The loss compared ${counted(termCount(t), 'output')} with their targets.`,
      )
    case 'zero':
      return say(
        addsToEarlier(t.moment)
          ? `What the sample before left is cleared, but for the gradients of the ${parameterWord(t)}: ${whyKept(t)}.`
          : 'Backward adds contributions up, so what earlier passes left is cleared first.',
      )
    case 'backward':
      return say(
        `Backward started from ${names.gradientShort(graph.output)}`,
        equals(gradientNow(t, graph.output)),
        isNetwork
          ? ' and went from the loss to the first layer, edge by edge.'
          : ' and went back along every edge u → v that leads to it.',
        addsToEarlier(t.moment)
          ? ` Gradients of the ${parameterWord(t)} add to those of ${samplesBefore(t)}.`
          : '',
      )
    case 'update':
      if (!isPlain(t.schedule)) return optimizerPass(t)
      return say(
        'The optimizer subtracted η\u00a0=\u00a0',
        quantity(factor(last, 'learningRate').value, 'ink'),
        ` times its gradient from every ${parameterWord(t, 1).replace(' or ', ' and every ')}.`,
      )
  }
}

/** A single one of what the table of a pass counts. */
const oneOf = (t: Telling, what: string): string =>
  what === parameterWord(t) ? parameterWord(t, 1) : what.replace(/s$/, '')

/** What a pass wrote and what it did not change. */
const effectOf = (t: Telling, rows: readonly AccountRow[]): string => {
  const { last, graph } = t
  const wrote = rows.filter((r) => r.wrote > 0)
  const what = wrote.map((r) => `${grouped(r.wrote)} ${r.wrote === 1 ? oneOf(t, r.what) : r.what}`)
  const soFar = isPassEnd(t.schedule, t.beat.to) ? '' : ' so far'
  const spared =
    last.pass === 'update'
      ? 'no value and no gradient'
      : graph.parameters.length > 0
        ? `no ${parameterWord(t, 1)}`
        : last.pass === 'forward'
          ? 'no gradient'
          : 'no value'
  return ` It wrote ${what.join(' and ') || 'nothing'}${soFar} and changed ${spared}.`
}

const HEADINGS: Readonly<Record<Exclude<Pass, 'zero'>, string>> = {
  forward: 'Values flow forward',
  loss: 'The loss is computed',
  backward: 'Gradients flow backward',
  update: 'The optimizer steps',
}

/** A whole pass: where it went, and a table of what it read, wrote and left alone. */
export const tellPass = (t: Telling): Account => {
  const rows = accountOf(t)
  const isNetwork = t.graph.nodes[t.graph.output]!.tag !== null
  return {
    ...generalAccount(
      t,
      t.last.pass === 'zero' ? zeroHeading(t) : HEADINGS[t.last.pass],
      say(wayOf(t, isNetwork), effectOf(t, rows)),
      linesOf(t),
    ),
    account: rows,
  }
}
