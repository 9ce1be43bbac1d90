import { blocks, type Code, codeOf, type Line, line } from './code.ts'
import { editedLines } from './edit-code.ts'
import { assignments, atom } from './expression-code.ts'
import { functionLines } from './function-code.ts'
import { namedGraph } from './graph-names.ts'
import { gradientPrints, iterationText, loopOf, titled } from './graph-parts.ts'
import { float, listLines } from './literals.ts'
import { setOptimizer } from './optimizer-code.ts'
import { plainUpdate } from './plain-update.ts'
import { headLines, settingLines } from './program-parts.ts'
import { type CodeSource, leafNumbers } from './source.ts'
import { updateFunction } from './update-code.ts'
import { functionsOf, isFunction, valueClass, valueMethod } from './value-class.ts'

/** A plain graph in plain Python: a Value class in the style of micrograd, and the expression as it reads. */
export const plainGraph = (source: CodeSource): Code => {
  const { recipe, graph } = source
  const named = namedGraph(source)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const numbers = leafNumbers(source)
  const calls = [...new Set(named.operations.map((n) => n.op!.name))]
  const output = named.nameOf(named.output)
  const learns = named.trained.length > 0
  const differs = named.output.needsGradient
  const written = assignments(named, {
    call: (op, slots) =>
      op === 'abs'
        ? `abs(${slots[0]!.text})`
        : op === 'lse'
          ? `logsumexp([${slots.map((s) => s.text).join(', ')}])`
          : isFunction(op)
            ? `${valueMethod(op)}(${slots.map((s) => s.text).join(', ')})`
            : `${atom(slots[0]!)}.${valueMethod(op)}()`,
    wrapped: (number) => `Value(${number})`,
  })
  const leaves = named.leaves.map((n) =>
    line(`${named.nameOf(n)} = Value(${named.numberOf(n)})`, {
      kinds: ['carry'],
      aside: true,
      sourceNodes: [n.id],
    }),
  )
  const differing = named.leaves.filter((n) => n.needsGradient)
  const names = named.trained.map((n) => named.nameOf(n))
  const kept =
    recipe.keepsGradients && learns
      ? named.trained.map((n) => line(`${named.nameOf(n)}.grad = ${float(numbers.gradient(n.name))}`))
      : []
  const zeroed = differing.filter((n) => !recipe.keepsGradients || !n.trainable)
  const forward = written.map(({ name, expression }) =>
    line(`${name} = ${expression.text}`, { passes: ['forward', 'loss'], nodes: expression.nodes }),
  )
  const body: readonly (readonly Line[])[] = [
    editedLines(
      source,
      (leaf, value) => [`${named.nameOf(graph.nodes.find((n) => n.name === leaf)!)}.data = ${value}`],
      (value) => `learning_rate = ${value}`,
    ),
    titled('Forward', forward),
    differs && learns && zeroed.length > 0
      ? [
          line('# Zero'),
          ...listLines(
            'for p in ',
            zeroed.map((n) => named.nameOf(n)),
            ':',
          ),
          line('    p.grad = 0.0', { kinds: ['zero'], computed: false }),
        ]
      : [],
    differs
      ? titled('Backward', [line(`${output}.backward()`, { kinds: ['seed', 'pull'], aside: true })])
      : [],
    learns ? titled('Update', plainUpdate(optimizer, [{ kinds: ['update'] }])) : [],
    [line(`print(${iterationText(source, named)}, ${output}.data)`)],
  ]
  const functions = functionsOf(calls)
  return codeOf(
    blocks([
      headLines(source, 'in plain Python', learns),
      [line('import math')],
      ...functionLines(functions, 'math').map((lines) => lines.map((text) => line(text))),
      ...valueClass(calls, { kinds: ['zero'], computed: true, aside: true }),
      leaves,
      learns ? settingLines(source, optimizer.settings, 1) : [],
      learns ? listLines('trained = ', names, '') : [],
      [
        ...(learns ? optimizer.state : []).map(({ name, at }) =>
          line(`${name} = [${named.trained.map((n) => float(numbers.state(n.name, at))).join(', ')}]`),
        ),
        ...kept,
      ],
      learns ? updateFunction(optimizer, 'math.sqrt') : [],
      loopOf(source, named, blocks(body)),
      differs ? gradientPrints(named, (name) => `${name}.grad`) : [],
    ]),
    null,
  )
}
