import { expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { editorOf } from '../../src/models/edits.ts'
import { mazur } from '../../src/models/mazur.ts'
import type { Edit } from '../../src/models/recipe.ts'

const graph = compile(mazur)
const edited = (...edits: Edit[]) => editorOf({ ...mazur, edits }, graph)
const w5 = graph.nodes.find((n) => n.name === 'w5')!.id

test('an edit of a parameter writes its cell at its iteration only, the last of several winning', () => {
  const editor = edited(
    { iteration: 3, path: 'parameters.w5', value: 7 },
    { iteration: 3, path: 'parameters.w5', value: 8 },
  )
  const cells = new Float64Array(graph.nodeCount)
  editor.apply(2, cells, { learningRate: 0.5 })
  expect(cells[w5]).toBe(0)
  expect(editor.apply(3, cells, { learningRate: 0.5 })).toEqual({ learningRate: 0.5 })
  expect(cells[w5]).toBe(8)
})

test('an edit of the learning rate holds from its iteration on', () => {
  const editor = edited(
    { iteration: 2, path: 'learningRate', value: 0.1 },
    { iteration: 4, path: 'learningRate', value: 0.2 },
  )
  const rates = [0, 1, 2, 3, 4, 9].map((k) => editor.hyperparametersAt(k).learningRate)
  expect(rates).toEqual([0.5, 0.5, 0.1, 0.1, 0.2, 0.2])
  expect(editor.apply(4, new Float64Array(graph.nodeCount), { learningRate: 9 })).toEqual({
    learningRate: 0.2,
  })
})

test('a path that names nothing is refused by its name, inputs and targets included', () => {
  for (const path of ['parameters.w9', 'parameters.i1', 'parameters.t_o1', 'w5', 'parameters.'])
    expect(() => edited({ iteration: 0, path, value: 1 })).toThrow(path)
})
