import { BLANK, blocks, indented, type Line, line } from './code.ts'
import { codeOfOp, type FunctionName, type OpCode } from './op-code.ts'
import { bare } from './python-text.ts'
import type { StepSelector } from './selector.ts'

/** Functions of several Values, and what else no method of one or two numbers is. */
const NARY: readonly string[] = ['max', 'min', 'lse']

/** Terms of losses, functions of a target and an output in typed expressions. */
const TERMS = [
  'halfSquaredError',
  'squaredError',
  'absoluteError',
  'huber',
  'hinge',
  'binaryCrossEntropy',
  'binaryCrossEntropyFromLogits',
  'softmaxShare',
]

/** Whether an operation is a function of several Values, and no method of one. */
export const isFunction = (op: string): boolean => NARY.includes(op) || TERMS.includes(op)

/** Operators, in the order in which the class has them. */
const OPERATORS: Readonly<Record<string, string>> = {
  sum: 'add',
  sub: 'sub',
  mul: 'mul',
  div: 'truediv',
  pow: 'pow',
}

const applies = (...ops: readonly string[]): StepSelector => ({ kinds: ['apply'], ops, aside: true })
const pulls = (...ops: readonly string[]): StepSelector => ({ kinds: ['pull'], ops, aside: true })

const binary = (op: string): readonly Line[] => {
  const name = OPERATORS[op]!
  const code = codeOfOp(op)
  const x = ['self.data', 'other.data']
  const edges = [0, 1].map((k) => `(${k === 0 ? 'self' : 'other'}, ${bare(code.slope(k, x, 'a', 'math'))})`)
  const inOne = `return Value(a, [${edges.join(', ')}])`
  const returns =
    inOne.length <= 88
      ? [line(inOne, pulls(op))]
      : [
          line('return Value(a, ['),
          ...edges.map((edge, k) => line(`    ${edge},`, { ...pulls(op), slots: [k] })),
          line('])'),
        ]
  const forward = [
    line(`def __${name}__(self, other):`),
    ...indented([
      line('other = value_of(other)'),
      line(`a = ${code.value(x, 'math')}`, applies(op)),
      ...returns,
    ]),
  ]
  const sameReversed = op === 'sum' || op === 'mul'
  const reversed = sameReversed
    ? [line(`__r${name}__ = __${name}__`)]
    : [line(`def __r${name}__(self, other):`), line(`    return value_of(other) ${code.sign} self`)]
  return [...forward, BLANK, ...reversed]
}

const unary = (name: string, title: string, { value, slope }: OpCode): readonly Line[] => [
  line(`def ${title}(self):`),
  line(`    a = ${bare(value(['self.data'], 'math'))}`, applies(name)),
  line(`    return Value(a, [(self, ${bare(slope(0, ['self.data'], 'a', 'math'))})])`, pulls(name)),
]

const PYTHON_METHODS: Readonly<Record<string, string>> = {
  neg: '__neg__',
  abs: '__abs__',
  max: 'maximum',
  min: 'minimum',
  lse: 'logsumexp',
}

/** The method or function of Value that an operation is. */
export const valueMethod = (op: string): string =>
  PYTHON_METHODS[op] ?? op.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

const extreme = (name: 'max' | 'min'): readonly Line[] => [
  line(`def ${valueMethod(name)}(*values):`),
  ...indented([
    line('values = [value_of(v) for v in values]'),
    line(`a = ${name}(v.data for v in values)`, applies(name)),
    line('ties = sum(v.data == a for v in values)'),
    line('return Value(a, [(v, (v.data == a) / ties) for v in values])', pulls(name)),
  ]),
]

const logsumexp: readonly Line[] = [
  line('def logsumexp(values):'),
  ...indented([
    line('values = [value_of(v) for v in values]'),
    line('m = max(v.data for v in values)'),
    line('a = m + math.log(sum(math.exp(v.data - m) for v in values))', applies('lse')),
    line('return Value(a, [(v, math.exp(v.data - a)) for v in values])', pulls('lse')),
  ]),
]

const term = (op: string): readonly Line[] => {
  const { value, slope } = codeOfOp(op)
  const x = ['t.data', 'a.data']
  return [
    line(`def ${valueMethod(op)}(t, a):`),
    ...indented([
      line('t, a = value_of(t), value_of(a)'),
      line(`y = ${bare(value(x, 'math'))}`, applies(op)),
      line(
        `return Value(y, [(t, ${bare(slope(0, x, 'y', 'math'))}), (a, ${bare(slope(1, x, 'y', 'math'))})])`,
        pulls(op),
      ),
    ]),
  ]
}

const BACKWARD: readonly Line[] = [
  line('def backward(self, seed=1.0):'),
  ...indented([
    line('"""Adds to every gradient what the chain rule says, from here back to the first numbers."""'),
    line('order, seen, stack = [], set(), [(self, False)]'),
    line('while stack:'),
    line('    value, visited = stack.pop()'),
    line('    if visited:'),
    line('        order.append(value)'),
    line('    elif value not in seen:'),
    line('        seen.add(value)'),
    line('        stack.append((value, True))'),
    line('        stack.extend((source, False) for source, _ in value.edges)'),
    line('self.grad += seed', { kinds: ['seed'] }),
    line('for value in reversed(order):'),
    line('    for source, local_derivative in value.edges:'),
    line('        source.grad += value.grad * local_derivative', { kinds: ['pull'] }),
  ]),
]

/**
 * A Value in the style of micrograd, with the operations that are called; `zeros` says which zeroed gradients are those
 * of new Values.
 */
export const valueClass = (calls: Iterable<string>, zeros: StepSelector): readonly (readonly Line[])[] => {
  const wanted = new Set(['sum', 'mul', ...calls])
  const isUnary = (name: string): boolean => !(name in OPERATORS) && !isFunction(name)
  const methods = [
    [
      line('def __init__(self, data, edges=()):'),
      line('    self.data = data'),
      line('    self.grad = 0.0', zeros),
      line('    self.edges = edges  # what it was computed from, each with its local derivative'),
    ],
    ...Object.keys(OPERATORS)
      .filter((op) => wanted.has(op))
      .map(binary),
    ...[...wanted].filter(isUnary).map((name) => unary(name, valueMethod(name), codeOfOp(name))),
    BACKWARD,
  ]
  return [
    [
      line('class Value:'),
      line('    """A number that remembers what it was computed from."""'),
      BLANK,
      ...indented(blocks(methods)),
    ],
    [line('def value_of(x):'), line('    return x if isinstance(x, Value) else Value(x)')],
    ...(['max', 'min'] as const).filter((name) => wanted.has(name)).map(extreme),
    ...(wanted.has('lse') ? [logsumexp] : []),
    ...TERMS.filter((op) => wanted.has(op)).map(term),
  ]
}

/** The functions that the methods of these operations call. */
export const functionsOf = (calls: Iterable<string>): readonly FunctionName[] =>
  [...calls].filter((name) => !NARY.includes(name)).flatMap((name) => codeOfOp(name).functions ?? [])
