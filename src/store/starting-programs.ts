/** A program to start from. */
export interface StartingProgram {
  readonly title: string
  readonly text: string
}

/** Programs to start from; the first is what a new expression begins as. */
export const startingPrograms: readonly [StartingProgram, ...StartingProgram[]] = [
  { title: 'A product and a sum', text: 'a = 2; b = -3; c = 10; f = -2\nL = (a*b + c) * f' },
  {
    title: 'A neuron',
    text: 'x1 = 2; x2 = -1\nw1 = -0.5; w2 = 1; b = 1.5\ny = tanh(w1*x1 + w2*x2 + b)',
  },
  {
    title: 'Sigmoid and cross-entropy',
    text: 'x = 1.5; t = 1\nw = 0.4; b = -0.2\np = sigmoid(w*x + b)\nL = -(t*log(p) + (1 - t)*log(1 - p))',
  },
  {
    title: 'Softmax and its loss',
    text: 'z1 = 2; z2 = 1; z3 = -1\ns = exp(z1) + exp(z2) + exp(z3)\np = exp(z1) / s\nL = -log(p)',
  },
  { title: 'A cubic', text: 'x = 2\nf = x**3 - 3*x' },
]
