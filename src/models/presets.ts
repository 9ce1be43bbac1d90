/** A network of one's own to start from, as links write it. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** What it shows, in one sentence. */
  readonly teaches: string
  /** What `readBuild` reads. */
  readonly text: string
}

/** Networks to start from, in the order in which they are offered. */
export const presets: readonly Preset[] = [
  {
    id: 'xor',
    title: 'XOR',
    teaches: 'The smallest problem that needs a hidden layer: two tanh neurons and one output.',
    text: 'data:xor,hidden:2tanh,batch:0,rate:0.5',
  },
  {
    id: 'circles',
    title: 'Two circles',
    teaches: 'A ring around a disc: a few neurons bend one straight line each until they enclose it.',
    text: 'data:circles,hidden:4tanh,opt:adam,rate:0.03',
  },
  {
    id: 'moons',
    title: 'Two moons',
    teaches: 'Two half circles that reach into each other: a boundary with two bends.',
    text: 'data:moons,hidden:8tanh,opt:adam,rate:0.03',
  },
  {
    id: 'spiral',
    title: 'Spiral',
    teaches: 'Two arms wound about each other: the hardest of them, and two hidden layers.',
    text: 'data:spiral,hidden:16tanh.16tanh,opt:adam,rate:0.01',
  },
  {
    id: 'blobs3',
    title: 'Three blobs',
    teaches: 'Three classes and a softmax: p − y is the pull on every output.',
    text: 'data:blobs3,hidden:4tanh,opt:adam,rate:0.03',
  },
  {
    id: 'sine',
    title: 'Sine',
    teaches: 'A curve to fit: every neuron adds one bend.',
    text: 'data:sine,hidden:8tanh,opt:adam,rate:0.03',
  },
  {
    id: 'iris',
    title: 'Iris',
    teaches: 'Real measurements: four numbers of a flower tell its species.',
    text: 'data:iris,hidden:8tanh,opt:adam,rate:0.03',
  },
]
