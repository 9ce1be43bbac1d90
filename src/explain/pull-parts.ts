import { type Formula, op, paren, row, sym } from '../engine/formula.ts'
import { gradientCell } from '../engine/graph.ts'
import type { Step } from '../engine/step.ts'
import { probabilityOf } from './loss-words.ts'
import { closed, product, type Quantity, quantity } from './sentence.ts'
import { factor, hueOf, type Telling } from './telling.ts'

/** The chain rule along one edge, ready for telling. */
export interface PullParts {
  readonly step: Step
  /** The node whose gradient is the upstream factor: the consumer, or Σ where a product is passed over. */
  readonly upstreamNode: number
  readonly consumer: number
  readonly slot: number
  readonly source: number
  readonly upstream: Quantity
  readonly local: Quantity
  readonly contribution: Quantity
  readonly upstreamSymbol: Formula
  readonly localSymbol: Formula
}

/**
 * The two factors of a pull. With `fold`, the gradient of a product w·a is told as that of the weighted sum it goes
 * into: a sum passes gradients on unchanged, so both are the same number.
 */
export const pullParts = (t: Telling, step: Step, fold: boolean): PullParts => {
  const { graph, names, trace } = t
  const consumer = graph.consumer[step.edge]!
  const source = step.node
  const { tag, op: operation } = graph.nodes[consumer]!
  const isFolded = fold && tag?.role === 'product'
  const upstreamNode = isFolded ? graph.consumer[graph.outEdge[graph.firstOut[consumer]!]!]! : consumer
  const cell = gradientCell(graph, upstreamNode)
  const upstream = isFolded ? trace.cellsAt(step.index)[cell]! : factor(step, 'upstream').value
  const local = factor(step, 'local')
  // The slope of a log-sum-exp is the probability that is shown beside it.
  const localCell = tag?.role === 'logSumExp' ? probabilityOf(graph, source) : local.cell
  const curved = tag?.role === 'activation' && operation?.curve !== undefined
  return {
    step,
    upstreamNode,
    consumer,
    slot: step.edge - graph.firstEdge[consumer]!,
    source,
    upstream: quantity(upstream, 'gradient', cell),
    local: quantity(local.value, hueOf(graph, localCell), localCell, curved ? consumer : -1),
    contribution: quantity(factor(step, 'contribution').value, 'gradient'),
    upstreamSymbol: names.gradientSymbol(upstreamNode, 'gradient'),
    localSymbol: curved
      ? row(sym(`${operation?.symbol}′`, '', 'value'), paren(names.symbol(source, 'value')))
      : names.slopeSymbol(
          upstreamNode,
          source,
          'value',
          isFolded ? -1 : step.edge - graph.firstEdge[consumer]!,
        ),
  }
}

/** `upstream × local derivative` with numbers; `first` where nothing stands before it. */
export const productOf = ({ upstream, local }: PullParts, first = true): Formula => {
  return first ? product(upstream, local) : row(closed(upstream), op('×'), closed(local))
}
