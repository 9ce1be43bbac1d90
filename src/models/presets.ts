/** A network of one's own to start from, as links write it. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** What it shows, in one sentence. */
  readonly teaches: string
  /** What `readBuild` reads. */
  readonly text: string
  /** What it has learned after so many updates: the least share of right answers, or the most the loss may be. */
  readonly reaches: { readonly updates: number; readonly accuracy?: number; readonly loss?: number }
}

/** Networks to start from, in the order in which they are offered. */
export const presets: readonly Preset[] = [
  {
    id: 'xor',
    title: 'XOR',
    teaches: 'The smallest problem that needs a hidden layer: two tanh neurons and one output.',
    text: 'data:xor,hidden:2tanh,out:tanh,loss:squaredError,rate:0.2,batch:0,seed:6',
    reaches: { updates: 100, accuracy: 1, loss: 0.05 },
  },
  {
    id: 'circles',
    title: 'Two circles',
    teaches: 'A ring around a disc: five neurons lay one straight line each around it.',
    text: 'data:circles,hidden:5tanh,opt:adam,rate:0.05',
    reaches: { updates: 500, accuracy: 0.95 },
  },
  {
    id: 'moons',
    title: 'Two moons',
    teaches: 'Two half circles that reach into each other: a boundary with two bends.',
    text: 'data:moons,hidden:4tanh.4tanh,opt:adam,rate:0.03',
    reaches: { updates: 500, accuracy: 0.95 },
  },
  {
    id: 'spiral',
    title: 'Spiral',
    teaches: 'Two arms wound about each other: the hardest of them, with three hidden layers.',
    text: 'data:spiral,hidden:8tanh.8tanh.8tanh,opt:adam,rate:0.02',
    reaches: { updates: 1000, accuracy: 0.95 },
  },
  {
    id: 'blobs3',
    title: 'Three blobs',
    teaches: 'Three classes and a softmax: p − y is the pull on every output.',
    text: 'data:blobs3,hidden:3tanh,opt:adam,rate:0.03',
    reaches: { updates: 100, accuracy: 0.95 },
  },
  {
    id: 'sine',
    title: 'Sine',
    teaches: 'A curve to fit: every neuron adds one bend.',
    text: 'data:sine,hidden:6tanh,opt:adam,rate:0.03',
    reaches: { updates: 1000, loss: 0.01 },
  },
  {
    id: 'petals',
    title: 'Iris petals',
    teaches: 'Two of the four measurements lie in a plane: the borders between three species can be seen.',
    text: 'data:iris,inputs:petal length.petal width,hidden:4tanh,opt:adam,rate:0.03',
    reaches: { updates: 200, accuracy: 0.95 },
  },
  {
    id: 'iris',
    title: 'Iris',
    teaches: 'Real measurements: four numbers of a flower tell its species.',
    text: 'data:iris,hidden:5tanh,opt:adam,rate:0.02',
    reaches: { updates: 200, accuracy: 0.95 },
  },
]
