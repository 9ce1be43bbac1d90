import { describe, expect, test } from 'vitest'
import { FEW_ITEMS, PAUSE_MS } from '../../src/render/resting-layer.ts'
import { createStagePainter } from '../../src/render/stage-painter.ts'
import { THEMES } from '../../src/render/theme.ts'
import type { Item, Picture } from '../../src/scene/mark.ts'
import { type FakeElement, fakeStage } from './fake-stage.ts'
import { only } from './recording.ts'

const glyph = (id: string, x: number, y = 0): Item => ({
  id,
  box: { x, y, w: 10, h: 10 },
  marks: [{ t: 'circle', x: x + 5, y: y + 5, r: 4, fill: 'value' }],
})
const wire = (id: string, y: number): Item => ({
  id,
  box: { x: 0, y, w: 90, h: 0 },
  marks: [{ t: 'path', points: [0, y, 90, y], curve: false, stroke: 'wire', width: 2 }],
})
const small: Picture = {
  wires: [wire('w1', 10), wire('w2', 30)],
  glyphs: [glyph('a', 0), glyph('b', 40), glyph('c', 80)],
  moving: [{ t: 'circle', x: 50, y: 60, r: 5, fill: 'gradient' }],
  recede: 0,
  active: null,
}
const crowd = Array.from({ length: FEW_ITEMS }, (_, k) => glyph(`far${k}`, 0, 500 + 20 * k))
const crowded: Picture = { ...small, glyphs: [...small.glyphs, ...crowd] }
const big: Picture = { ...small, wires: Array.from({ length: 1000 }, (_, k) => wire(`w${k}`, k / 10)) }

const open = (picture: Picture, cost = 0) => {
  const stage = fakeStage()
  stage.cost = cost
  const painter = createStagePainter(stage.container, stage)
  painter.resize(100, 80)
  painter.paint(picture)
  return { stage, painter }
}
const forget = (stage: ReturnType<typeof fakeStage>): void => {
  for (const { calls } of stage.elements) calls.length = 0
}
const strokes = (canvas: FakeElement): number => only(canvas.calls, 'stroke').length
const settle = (stage: ReturnType<typeof fakeStage>): number => {
  let frames = 0
  while (stage.nextFrame()) if (++frames > 500) throw new Error('The painter never comes to rest.')
  return frames
}

describe('the stage painter', () => {
  test('paints wires, glyphs and what moves on three canvases in this order', () => {
    const { stage } = open(small)
    const [wires, glyphs, moving] = stage.canvases()
    expect(stage.canvases()).toHaveLength(3)
    expect(strokes(wires!)).toBe(2)
    expect(only(glyphs!.calls, 'arc').map(([, x]) => x)).toEqual([5, 45, 85])
    expect(only(moving!.calls, 'arc').map(([, x]) => x)).toEqual([50])
  })

  test('has as many pixels as the screen has, and follows a change of screen', () => {
    const { stage } = open(small)
    expect(stage.canvases().map(({ width, height }) => [width, height])).toEqual(Array(3).fill([100, 80]))
    stage.ratio = 2
    stage.changeLook()
    settle(stage)
    expect(stage.canvases().map(({ width, height }) => [width, height])).toEqual(Array(3).fill([200, 160]))
    expect(stage.canvases().map(({ style }) => style.width)).toEqual(Array(3).fill('100px'))
    expect(only(stage.canvases()[0]!.calls, 'setTransform').at(-1)).toEqual([
      'setTransform',
      2,
      0,
      0,
      2,
      0,
      0,
    ])
  })

  test('paints nothing before it has a size, then what it was given last', () => {
    const stage = fakeStage()
    const painter = createStagePainter(stage.container, stage)
    painter.paint(small)
    expect(strokes(stage.canvases()[0]!)).toBe(0)
    painter.resize(100, 80)
    settle(stage)
    expect(strokes(stage.canvases()[0]!)).toBe(2)
  })

  test('rests when it has painted, and paints the same picture only once', () => {
    const { stage, painter } = open(small)
    expect(settle(stage)).toBe(0)
    forget(stage)
    painter.paint(small)
    painter.paint({ ...small, wires: [...small.wires], glyphs: [...small.glyphs] })
    const [wires, glyphs] = stage.canvases()
    expect(wires!.calls).toEqual([])
    expect(glyphs!.calls).toEqual([])
  })

  test('repaints only the box of a changed glyph, and whatever reaches into it', () => {
    const { stage, painter } = open(crowded)
    forget(stage)
    const others = [glyph('b', 11), small.glyphs[2]!, ...crowd]
    painter.paint({ ...small, glyphs: [small.glyphs[0]!, ...others] })
    forget(stage)
    painter.paint({ ...small, glyphs: [glyph('a', 0), ...others] })
    const [wires, glyphs] = stage.canvases()
    expect(wires!.calls).toEqual([])
    expect(only(glyphs!.calls, 'clearRect', 'rect', 'arc', 'save', 'clip', 'restore')).toEqual([
      ['save'],
      ['rect', -2, -2, 14, 14],
      ['clip'],
      ['clearRect', -2, -2, 14, 14],
      ['arc', 5, 5, 4, 0, 2 * Math.PI],
      ['arc', 16, 5, 4, 0, 2 * Math.PI],
      ['restore'],
    ])
  })

  test('clears where an item was when it goes', () => {
    const { stage, painter } = open(crowded)
    forget(stage)
    painter.paint({ ...small, glyphs: [...small.glyphs.slice(0, 2), ...crowd] })
    expect(only(stage.canvases()[1]!.calls, 'clearRect', 'arc')).toEqual([['clearRect', 78, -2, 14, 14]])
  })

  test('draws few glyphs anew together, so that a place has the same pixels whatever led there', () => {
    const { stage, painter } = open(small)
    forget(stage)
    painter.paint({ ...small, glyphs: [glyph('a', 0), small.glyphs[1]!, small.glyphs[2]!] })
    const { calls } = stage.canvases()[1]!
    expect(only(calls, 'clip')).toEqual([])
    expect(only(calls, 'clearRect', 'arc')).toEqual([
      ['clearRect', 0, 0, 100, 80],
      ['arc', 5, 5, 4, 0, 2 * Math.PI],
      ['arc', 45, 5, 4, 0, 2 * Math.PI],
      ['arc', 85, 5, 4, 0, 2 * Math.PI],
    ])
  })

  test('clears only what the moving layer had drawn on', () => {
    const { stage, painter } = open(small)
    forget(stage)
    painter.paint({ ...small, moving: [{ t: 'circle', x: 20, y: 20, r: 5, fill: 'gradient' }] })
    expect(only(stage.canvases()[2]!.calls, 'clearRect', 'arc')).toEqual([
      ['clearRect', 43, 53, 14, 14],
      ['arc', 20, 20, 5, 0, 2 * Math.PI],
    ])
  })

  test('draws insets at a scale of their own above what moves, and clears them where they were', () => {
    const { stage, painter } = open({
      ...small,
      moving: [],
      insets: [{ at: { x: 10, y: 20, k: 4 }, marks: [{ t: 'circle', x: 5, y: 5, r: 2, fill: 'value' }] }],
    })
    const { calls } = stage.canvases()[2]!
    expect(only(calls, 'setTransform', 'arc').slice(-3)).toEqual([
      ['setTransform', 4, 0, 0, 4, 10, 20],
      ['arc', 5, 5, 2, 0, 2 * Math.PI],
      ['setTransform', 1, 0, 0, 1, 0, 0],
    ])
    forget(stage)
    painter.paint({ ...small, moving: [] })
    expect(only(calls, 'clearRect')).toEqual([['clearRect', 20, 30, 20, 20]])
  })

  test('draws nothing smaller than its least size, whatever the scale', () => {
    const dot: Item = {
      id: 'dot',
      box: { x: 0, y: 0, w: 2, h: 2 },
      marks: [{ t: 'circle', x: 1, y: 1, r: 1, least: 1.5, fill: 'value' }],
    }
    const thin: Item = {
      id: 'thin',
      box: { x: 0, y: 0, w: 9, h: 0 },
      marks: [{ t: 'path', points: [0, 0, 9, 0], curve: false, stroke: 'wire', width: 2, least: 0.5 }],
    }
    const { stage, painter } = open({ ...small, wires: [thin], glyphs: [dot], moving: [] })
    painter.setCamera({ x: 0, y: 0, k: 0.1 })
    settle(stage)
    const [wires, glyphs] = stage.canvases()
    expect(only(glyphs!.calls, 'arc').map(([, , , r]) => r)).toEqual([1.5, 15])
    expect(only(wires!.calls, 'lineWidth =').map(([, width]) => width)).toEqual([2, 5])
  })

  test('lets resting layers recede by opacity, without painting them', () => {
    const { stage, painter } = open(small)
    forget(stage)
    painter.paint({ ...small, recede: 1 })
    const [wires, glyphs, moving] = stage.canvases()
    expect(wires!.parent!.style.opacity).toBe(String(THEMES.dark.recede.wires))
    expect(glyphs!.parent!.style.opacity).toBe(String(THEMES.dark.recede.glyphs))
    expect(moving!.style.opacity).toBeUndefined()
    expect([...wires!.calls, ...glyphs!.calls]).toEqual([])
  })

  test('follows theme and camera in the next frame, once for several changes', () => {
    const { stage, painter } = open(small)
    forget(stage)
    painter.setTheme(THEMES.light)
    painter.setCamera({ x: 1, y: 1, k: 1 })
    painter.setCamera({ x: 5, y: 6, k: 2 })
    expect(settle(stage)).toBe(1)
    const [wires] = stage.canvases()
    expect(only(wires!.calls, 'strokeStyle =')[0]).toEqual(['strokeStyle =', THEMES.light.inks.wire])
    expect(only(wires!.calls, 'setTransform').at(-1)).toEqual(['setTransform', 2, 0, 0, 2, 5, 6])
    expect(strokes(wires!)).toBe(2)
  })

  test('paints nothing any more once destroyed, and leaves no canvas behind', () => {
    const { stage, painter } = open(small)
    painter.setTheme(THEMES.light)
    painter.destroy()
    expect(stage.canvases()).toEqual([])
    expect(settle(stage)).toBe(0)
    stage.changeLook()
    expect(settle(stage)).toBe(0)
  })

  test('does nothing where the browser refuses a context', () => {
    const stage = fakeStage({ refuse: true })
    const painter = createStagePainter(stage.container, stage)
    painter.resize(10, 10)
    painter.paint(small)
    painter.destroy()
    expect(stage.canvases()).toEqual([])
  })
})

describe('a layer that is slow to draw', () => {
  test('is drawn in slices that take about 4 ms each', () => {
    const { stage } = open(big, 0.05)
    const lengths: number[] = []
    for (let before = stage.time; stage.nextFrame(0); before = stage.time) lengths.push(stage.time - before)
    expect(strokes(stage.canvases()[0]!)).toBe(1000)
    expect(lengths.length).toBeGreaterThan(8)
    expect(lengths.length).toBeLessThan(20)
    expect(Math.max(...lengths)).toBeLessThan(6)
  })

  test('is drawn behind the old pixels and shown when it is whole', () => {
    const { stage, painter } = open(big, 0.05)
    settle(stage)
    const before = stage.canvases()[0]!
    forget(stage)
    painter.paint({ ...big, wires: [wire('w0', 99), ...big.wires.slice(1)] })
    expect(stage.canvases()[0]).toBe(before)
    expect(before.calls).toEqual([])
    settle(stage)
    const after = stage.canvases()[0]!
    expect(after).not.toBe(before)
    expect(strokes(after)).toBe(1000)
    expect([before.width, before.height]).toEqual([0, 0])
  })

  test('shows a change that came during a redraw', () => {
    const { stage, painter } = open(big, 0.05)
    painter.paint({ ...big, wires: big.wires.slice(0, 999) })
    painter.paint({ ...big, wires: big.wires.slice(0, 998) })
    settle(stage)
    expect(strokes(stage.canvases()[0]!)).toBe(998)
  })

  test('is moved and scaled during a gesture and drawn anew after a pause', () => {
    const { stage, painter } = open(big, 0.05)
    settle(stage)
    const before = stage.canvases()[0]!
    forget(stage)
    painter.setCamera({ x: 10, y: 20, k: 2 })
    stage.nextFrame()
    expect(before.style.transform).toBe('translate(10px, 20px) scale(2)')
    const start = stage.time
    while (stage.canvases()[0] === before && stage.nextFrame()) expect(before.calls).toEqual([])
    expect(stage.time - start).toBeGreaterThan(PAUSE_MS)
    expect(stage.canvases()[0]!.style.transform).toBe('')
    expect(strokes(stage.canvases()[0]!)).toBe(1000)
  })

  test('starts over when the camera moves on during its redraw', () => {
    const { stage, painter } = open(big, 0.05)
    settle(stage)
    painter.setCamera({ x: 10, y: 0, k: 1 })
    for (let frame = 0; frame < 12; frame++) stage.nextFrame()
    painter.setCamera({ x: 30, y: 0, k: 1 })
    settle(stage)
    const [wires] = stage.canvases()
    expect(only(wires!.calls, 'setTransform').at(-1)).toEqual(['setTransform', 1, 0, 0, 1, 30, 0])
    expect(strokes(wires!)).toBe(1000)
  })

  test('does not hold up the glyphs and what moves', () => {
    const { stage, painter } = open(big, 0.05)
    settle(stage)
    painter.paint({ ...big, wires: big.wires.slice(1) })
    forget(stage)
    painter.paint({ ...big, wires: big.wires.slice(1), glyphs: [glyph('a', 0), ...small.glyphs.slice(1)] })
    expect(only(stage.canvases()[1]!.calls, 'arc')).toHaveLength(3)
  })
})
