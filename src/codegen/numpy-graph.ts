import type { GraphNode } from '../engine/graph.ts'
import { hasGradient } from '../engine/schedule.ts'
import { blocks, type Code, codeOf, type Line, line } from './code.ts'
import { editedLines } from './edit-code.ts'
import { functionLines } from './function-code.ts'
import { namedGraph } from './graph-names.ts'
import { gradientPrints, iterationText, loopOf, titled } from './graph-parts.ts'
import { float } from './literals.ts'
import { codeOfOp } from './op-code.ts'
import { setOptimizer } from './optimizer-code.ts'
import { headLines, settingLines } from './program-parts.ts'
import { factor } from './python-text.ts'
import { type CodeSource, leafNumbers } from './source.ts'
import { callUpdate, updateFunction } from './update-code.ts'

/** A plain graph with NumPy's numbers: an operation per line, and the backward pass by hand. */
export const numpyGraph = (source: CodeSource): Code => {
  const { recipe, graph } = source
  const named = namedGraph(source)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const numbers = leafNumbers(source)
  const learns = named.trained.length > 0
  const differs = named.output.needsGradient
  const output = named.nameOf(named.output)
  const gradientOf = (name: string): string => named.own(`d${output}_d${name}`)
  const gradient = (node: GraphNode): string => gradientOf(named.nameOf(node))
  const slotTexts = (node: GraphNode): readonly string[] =>
    named.sources(node).map((s) => (named.isConstant(s) ? factor(named.nameOf(s)) : named.nameOf(s)))
  const functions = named.operations.flatMap((n) => codeOfOp(n.op!.name).functions ?? [])

  const forward = named.operations.map((n) =>
    line(`${named.nameOf(n)} = ${codeOfOp(n.op!.name).value(slotTexts(n), 'np')}`, {
      passes: ['forward', 'loss'],
      nodes: [n.id],
    }),
  )
  const zeros = graph.nodes
    .filter((n) => differs && hasGradient(graph, n.id) && !(recipe.keepsGradients && n.trainable))
    .map((n) => line(`${gradient(n)} = 0.0`, { kinds: ['zero'], nodes: [n.id] }))
  const pull = (node: GraphNode, k: number): Line => {
    const from = named.sources(node)[k]!
    const slope = codeOfOp(node.op!.name).slope(k, slotTexts(node), named.nameOf(node), 'np')
    const text =
      slope === '1'
        ? `${gradient(from)} += ${gradient(node)}`
        : slope === '-1'
          ? `${gradient(from)} -= ${gradient(node)}`
          : `${gradient(from)} += ${gradient(node)} * ${factor(slope)}`
    return line(text, { kinds: ['pull'], nodes: [node.id], slots: [k] })
  }
  const backward = named.operations.toReversed().flatMap((node) =>
    named
      .sources(node)
      .map((_, k) => k)
      .filter((k) => graph.pulled[graph.firstEdge[node.id]! + k] === 1)
      .reverse()
      .map((k) => pull(node, k)),
  )
  const kept =
    recipe.keepsGradients && learns
      ? named.trained.map((n) => line(`${gradient(n)} = ${float(numbers.gradient(n.name))}`))
      : []
  const body: readonly (readonly Line[])[] = [
    editedLines(
      source,
      (leaf, value) => [`${named.nameOf(graph.nodes.find((n) => n.name === leaf)!)} = np.float64(${value})`],
      (value) => `learning_rate = ${value}`,
    ),
    titled('Forward', forward),
    titled('Zero', zeros),
    differs
      ? titled('Backward', [line(`${gradient(named.output)} += 1.0`, { kinds: ['seed'] }), ...backward])
      : [],
    titled(
      'Update',
      named.trained.map((n) => {
        const name = named.nameOf(n)
        return callUpdate(optimizer, name, gradientOf(name), { kinds: ['update'], nodes: [n.id] })
      }),
    ),
    [line(`print(${iterationText(source, named)}, ${output})`)],
  ]
  return codeOf(
    blocks([
      headLines(source, 'in NumPy', learns),
      [...(functions.includes('erf') ? [line('import math')] : []), line('import numpy as np')],
      named.leaves.map((n) =>
        line(`${named.nameOf(n)} = np.float64(${named.numberOf(n)})`, {
          kinds: ['carry'],
          aside: true,
          sourceNodes: [n.id],
        }),
      ),
      learns ? settingLines(source, optimizer.settings, 1) : [],
      [
        ...(learns ? optimizer.state : []).flatMap(({ name, at }) =>
          named.trained.map((n) => line(`${name}_${named.nameOf(n)} = ${float(numbers.state(n.name, at))}`)),
        ),
        ...kept,
      ],
      ...functionLines(functions, 'np').map((lines) => lines.map((text) => line(text))),
      learns ? updateFunction(optimizer, 'np.sqrt') : [],
      loopOf(source, named, blocks(body)),
      differs ? gradientPrints(named, gradientOf) : [],
    ]),
    null,
  )
}
