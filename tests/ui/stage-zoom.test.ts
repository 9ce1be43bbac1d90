import { describe, expect, test } from 'vitest'
import { layoutOpened } from '../../src/layout/opened-layout.ts'
import { compile } from '../../src/models/compile.ts'
import { mazur } from '../../src/models/mazur.ts'
import { createZoom } from '../../src/ui/stage-zoom.ts'

const graph = compile(mazur)
const layout = layoutOpened(graph, 1.6, [])!
const viewport = { width: 1000, height: 700 }
const h1 = layout.neurons.find(({ name }) => name === 'h1')!

/** The camera with h₁ in the middle at a scale. */
const over = (k: number) => ({
  k,
  x: viewport.width / 2 - (h1.box.x + h1.box.w / 2) * k,
  y: viewport.height / 2 - (h1.box.y + h1.box.h / 2) * k,
})

const stage = (open: readonly string[] = []) => {
  let now = open
  const setOpen = (names: readonly string[], opens: boolean): void => {
    now = opens ? [...now, ...names] : now.filter((name) => !names.includes(name))
  }
  const zoom = createZoom({ open: () => now, setOpen })
  return { to: (k: number) => zoom(layout, over(k), viewport), open: () => now, setOpen }
}

const px = (width: number): number => width / h1.box.w

describe('zooming in', () => {
  test('opens the neuron in view once it is wide enough, and closes it again from further away', () => {
    const { to, open } = stage()
    to(px(410))
    expect(open()).toEqual([])
    to(px(430))
    expect(open()).toEqual(['h1'])
    to(px(320))
    expect(open()).toEqual(['h1'])
    to(px(290))
    expect(open()).toEqual([])
  })

  test('leaves what was opened by hand open', () => {
    const { to, open } = stage(['h1'])
    to(px(430))
    to(px(200))
    expect(open()).toEqual(['h1'])
  })

  test('does not open again what was closed by hand, until it is zoomed in on anew', () => {
    const { to, open, setOpen } = stage()
    to(px(430))
    setOpen(['h1'], false)
    to(px(500))
    expect(open()).toEqual([])
    to(px(200))
    to(px(500))
    expect(open()).toEqual(['h1'])
  })
})
