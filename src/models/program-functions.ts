import { type OpName, ops } from '../engine/ops.ts'

/** A function of programs: the operation it stands for, and how many numbers it takes (`most` 0: any). */
export interface ProgramFunction {
  readonly op: OpName
  readonly least: number
  readonly most: number
}

/** Other names of operations. */
const ALIASES: Readonly<Record<string, OpName>> = {
  ln: 'log',
  σ: 'sigmoid',
  logistic: 'sigmoid',
  swish: 'silu',
  leaky_relu: 'leakyRelu',
  leakyrelu: 'leakyRelu',
  lrelu: 'leakyRelu',
  add: 'sum',
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  negative: 'neg',
  power: 'pow',
  maximum: 'max',
  minimum: 'min',
  fabs: 'abs',
  half_squared_error: 'halfSquaredError',
  squared_error: 'squaredError',
}

/** The least of two numbers make a choice or a sum. */
const functionOf = (op: OpName): ProgramFunction => {
  const { arity } = ops[op]
  return { op, least: arity === 0 ? 2 : arity, most: arity }
}

/** Every function by the name it is called with: the operations of the table, and other names of them. */
export const programFunctions: ReadonlyMap<string, ProgramFunction> = new Map([
  ...(Object.keys(ops) as OpName[]).map((op) => [op, functionOf(op)] as const),
  ...Object.entries(ALIASES).map(([name, op]) => [name, functionOf(op)] as const),
])

/** Modules whose functions may be called by their full names, such as `math.exp`. */
export const MODULES: ReadonlySet<string> = new Set(['math', 'np', 'numpy', 'torch', 'F', 'tf'])

/** Named numbers; a program that gives such a name another meaning has it. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
])
