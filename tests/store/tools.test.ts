import { expect, test } from 'vitest'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { nameOfNode, nodeNamed, printTool, readTool } from '../../src/store/tools.ts'

test('every node has a name that means it again', () => {
  const graph = compile(mazur)
  for (const { id } of graph.nodes) expect(nodeNamed(graph, nameOfNode(graph, id))).toBe(id)
  expect(nameOfNode(graph, 2)).toBe('w1')
  expect(nameOfNode(graph, -1)).toBe('')
  expect(nodeNamed(graph, 'w99')).toBe(-1)
  expect(nodeNamed(graph, `n${graph.nodeCount}`)).toBe(-1)
})

test('a tool is read as it was printed, and what is none is refused', () => {
  for (const tool of [null, { id: 'check', of: '' }, { id: 'paths', of: 'β_2' }] as const)
    expect(readTool(printTool(tool))).toEqual(tool)
  for (const [as, text] of [
    ['', 'code'],
    ['numpy', 'code:numpy'],
  ] as const) {
    expect(printTool({ id: 'code', of: 'w5', as })).toBe(text)
    expect(readTool(text)).toEqual({ id: 'code', of: '', as })
  }
  for (const text of ['', 'tools', 'paths:', 'paths:a b', 'constructor'])
    expect(readTool(text)).toBeUndefined()
})
