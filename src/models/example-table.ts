/** One worked example as people choose it; its recipe is the textbook's row of this id. */
export interface ExampleRow {
  readonly id: string
  /** What it teaches, in one line. */
  readonly teaches: string
  /** The same with something changed: recipe ids, and what is different. */
  readonly variants?: readonly { readonly id: string; readonly words: string }[]
}

/** The examples that learners compare against, in the order in which they are offered. */
export const exampleTable: readonly ExampleRow[] = [
  {
    id: 'mazur',
    teaches: 'The whole cycle on a small network: forward, loss, backward and the update.',
    variants: [
      { id: 'mazur-biases', words: 'biases trained too' },
      { id: 'mazur-linear', words: 'no activation functions' },
    ],
  },
  {
    id: 'cs231n-circuit',
    teaches: 'The chain rule on two operations: every gate multiplies what arrives by its own slope.',
  },
  {
    id: 'cs231n-neuron',
    teaches: 'A sigmoid is many small operations, each with a derivative that is easy to write down.',
  },
  {
    id: 'cs231n-max',
    teaches: 'How gradients pass gates: + hands them on, max chooses one way, × swaps its inputs.',
  },
  { id: 'colah', teaches: 'A number that acts along two paths has a gradient that is the sum over both.' },
  {
    id: 'micrograd-lecture',
    teaches: 'What gradients foretell: a small step along them raises L by as much as they say.',
  },
  {
    id: 'micrograd-neuron',
    teaches: 'What a neuron’s gradients are made of, and why an input of 0 gives 0.',
  },
  { id: 'accumulate', teaches: 'Two edges from the same number: contributions must add, not overwrite.' },
  {
    id: 'micrograd-readme',
    teaches: 'The same rule carries through a long program that uses numbers again and again.',
  },
]
