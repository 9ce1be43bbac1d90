import type { Code } from './code.ts'
import { numpyGraph } from './numpy-graph.ts'
import { numpyNetwork } from './numpy-network.ts'
import { plainGraph } from './plain-graph.ts'
import { plainNetwork } from './plain-network.ts'
import type { CodeSource, NetworkSource } from './source.ts'
import { torchGraph } from './torch-graph.ts'
import { torchNetwork } from './torch-network.ts'

/** A way to write a model as a program. */
interface Dialect {
  readonly id: string
  readonly title: string
  /** Name of the file that it is downloaded as. */
  readonly file: string
  readonly network: (source: NetworkSource) => Code
  readonly graph: (source: CodeSource) => Code
}

/** The ways to write a model as a program, in the order in which they are offered. */
export const dialects = [
  { id: 'pytorch', title: 'PyTorch', file: 'model_pytorch.py', network: torchNetwork, graph: torchGraph },
  { id: 'numpy', title: 'NumPy', file: 'model_numpy.py', network: numpyNetwork, graph: numpyGraph },
  { id: 'python', title: 'Plain Python', file: 'model.py', network: plainNetwork, graph: plainGraph },
] as const satisfies readonly Dialect[]

/** Name of a dialect. */
export type DialectId = (typeof dialects)[number]['id']

/** The program of what is on screen. */
export const generate = (id: DialectId, source: CodeSource): Code => {
  const { model } = source.recipe
  const dialect = dialects.find((d) => d.id === id)!
  return model.kind === 'network' ? dialect.network({ ...source, model }) : dialect.graph(source)
}
