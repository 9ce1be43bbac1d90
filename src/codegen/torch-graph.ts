import { blocks, type Code, codeOf, type Line, line } from './code.ts'
import { editedLines } from './edit-code.ts'
import { assignments, atom } from './expression-code.ts'
import { namedGraph } from './graph-names.ts'
import { gradientPrints, iterationText, loopOf, titled } from './graph-parts.ts'
import { float } from './literals.ts'
import { codeOfOp } from './op-code.ts'
import { setOptimizer } from './optimizer-code.ts'
import { headLines, settingLines } from './program-parts.ts'
import { type CodeSource, leafNumbers } from './source.ts'
import { optimizerLines, torchImports } from './torch-parts.ts'

/** A plain graph in PyTorch: the expression as it reads, differentiated by autograd. */
export const torchGraph = (source: CodeSource): Code => {
  const { recipe, graph } = source
  const named = namedGraph(source)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const numbers = leafNumbers(source)
  const learns = named.trained.length > 0
  const differs = named.output.needsGradient
  const output = named.nameOf(named.output)
  const written = assignments(named, {
    call: (op, slots) => codeOfOp(op).torch(slots.map(atom)),
    wrapped: (number) => `torch.tensor(${number})`,
  })
  const leaves = named.leaves.map((n) => {
    const needs = n.needsGradient ? ', requires_grad=True' : ''
    return line(`${named.nameOf(n)} = torch.tensor(${named.numberOf(n)}${needs})`, {
      kinds: ['carry'],
      aside: true,
      sourceNodes: [n.id],
    })
  })
  // What is not trained has a gradient all the same, which the optimizer does not clear.
  const others = named.leaves.filter((n) => n.needsGradient && !n.trainable)
  const forward = written.map(({ name, expression }) =>
    line(`${name} = ${expression.text}`, { passes: ['forward', 'loss'], nodes: expression.nodes }),
  )
  const zeros: readonly Line[] = learns
    ? [
        ...(recipe.keepsGradients ? [] : [line('optimizer.zero_grad()', { kinds: ['zero'] })]),
        ...others.map((n) => line(`${named.nameOf(n)}.grad = None`, { kinds: ['zero'], nodes: [n.id] })),
      ]
    : []
  const body: readonly (readonly Line[])[] = [
    editedLines(
      source,
      (leaf, value) => [
        `${named.nameOf(graph.nodes.find((n) => n.name === leaf)!)}.data = torch.tensor(${value})`,
      ],
      (value) => `optimizer.param_groups[0]["lr"] = ${value}`,
    ),
    titled('Forward', forward),
    titled('Zero', differs ? zeros : []),
    differs ? titled('Backward', [line(`${output}.backward()`, { kinds: ['seed', 'pull'] })]) : [],
    learns ? titled('Update', [line('optimizer.step()', { kinds: ['update'] })]) : [],
    [line(`print(${iterationText(source, named)}, ${output}.item())`)],
  ]
  const trained = named.trained.map((n) => ({
    name: named.nameOf(n),
    rows: [[n.name]],
    flat: 'one' as const,
  }))
  return codeOf(
    blocks([
      headLines(source, 'in PyTorch', learns),
      torchImports(forward.map((l) => l.text).join('\n')),
      leaves,
      learns ? settingLines(source, optimizer.settings, 1) : [],
      learns
        ? [
            ...optimizerLines(source, optimizer, trained),
            ...(recipe.keepsGradients
              ? named.trained.map((n) =>
                  line(`${named.nameOf(n)}.grad = torch.tensor(${float(numbers.gradient(n.name))})`),
                )
              : []),
          ]
        : [],
      loopOf(source, named, blocks(body)),
      differs ? gradientPrints(named, (name) => `${name}.grad.item()`) : [],
    ]),
    null,
  )
}
