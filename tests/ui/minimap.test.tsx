// @vitest-environment jsdom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { mazur } from '../../src/models/mazur.ts'
import type { Camera } from '../../src/render/camera.ts'
import type { Picture } from '../../src/scene/mark.ts'
import { Minimap } from '../../src/ui/Minimap.tsx'
import { boxesOf, pathOf, viewIn } from '../../src/ui/minimap-picture.ts'
import type { MountedStage } from '../../src/ui/mount-stage.ts'
import { stageOf } from '../scene/stage.ts'

const { layout, rest } = stageOf(mazur)
const size = { width: 390, height: 350, foot: 54, side: 0, text: 1 }

afterEach(cleanup)

const shown = (first: Picture | null = rest('edge', 102)) => {
  let picture = first
  let camera: Camera = { x: -300, y: -40, k: 0.75 }
  const watchers = new Set<() => void>()
  const centre = vi.fn()
  const stage = {
    centre,
    look: {
      picture: () => picture,
      layout: () => layout,
      camera: () => camera,
      size: () => size,
      onChange(callback: () => void) {
        watchers.add(callback)
        return () => watchers.delete(callback)
      },
    },
  } as unknown as MountedStage
  const { container } = render(<Minimap stage={stage} />)
  const change = (next: { picture?: Picture; camera?: Camera }): void => {
    picture = next.picture ?? picture
    camera = next.camera ?? camera
    act(() => watchers.forEach((watcher) => void watcher()))
  }
  const map = container.querySelector<HTMLElement>('.minimap')!
  return { map, centre, change, frame: () => map.querySelector('.frame')! }
}

const lit = (map: HTMLElement): number => map.querySelectorAll('rect.lit').length

describe('the map', () => {
  test('shows every glyph, and lights those that take part in the hue of what is written', () => {
    const { map } = shown()
    // Two inputs, four neurons and their biases, eight pills, the loss, and the frame.
    expect(map.querySelectorAll('rect')).toHaveLength(2 + 4 + 4 + 8 + 1 + 1 + 1)
    expect(lit(map)).toBe(3)
    expect(map.dataset.hue).toBe('gradient')
  })

  test('is filled once what draws the network has been loaded', () => {
    const { map, change } = shown(null)
    expect(map.querySelectorAll('rect')).toHaveLength(1)
    change({ picture: rest('edge', 102) })
    expect(map.querySelectorAll('rect').length).toBeGreaterThan(20)
    expect(lit(map)).toBe(3)
  })

  test('goes along with the steps', () => {
    const { map, change } = shown()
    change({ picture: rest('neuron', 12) })
    expect(lit(map)).toBe(6)
    expect(map.dataset.hue).toBe('value')
  })

  test('frames what is in view, and has nothing to say where that is everything', () => {
    const { map, frame, change } = shown()
    expect(frame().getAttribute('x')).toBe('400.0')
    expect(frame().getAttribute('width')).toBe((390 / 0.75).toFixed(1))
    expect(map.hasAttribute('data-whole')).toBe(false)
    change({ camera: { x: 0, y: 0, k: 0.2 } })
    expect(map.hasAttribute('data-whole')).toBe(true)
  })

  test('brings the place that is tapped to the middle', () => {
    const { map, centre } = shown()
    map.setPointerCapture = () => {}
    const svg = map.querySelector('svg')!
    svg.getBoundingClientRect = () => ({ left: 10, top: 20, width: layout.width / 10 }) as DOMRect
    fireEvent(map, new MouseEvent('pointerdown', { clientX: 60, clientY: 40, bubbles: true }))
    expect(centre).toHaveBeenCalledWith(500, 200)
  })
})

describe('the picture of the map', () => {
  test('has open neurons too, in the places of closed ones', () => {
    const closed = boxesOf(layout, rest('edge', 0))
    const open = boxesOf(layout, rest('edge', 102))
    expect(new Set(open.boxes.map(({ id }) => id))).toEqual(new Set(closed.boxes.map(({ id }) => id)))
    expect(boxesOf(null, null).boxes).toEqual([])
  })

  test('draws wires as they run, and none where they would be one blot', () => {
    const { wires } = boxesOf(layout, rest('edge', 0))
    expect(pathOf(wires[0]!)).toMatch(/^M\d+ \d+C[\d ]+M\d+ \d+L[\d ]+$/)
    const many = { ...rest('edge', 0), wires: Array.from({ length: 2001 }, () => wires[0]!) }
    expect(boxesOf(layout, many).wires).toEqual([])
  })

  test('the frame stays within the picture', () => {
    const view = viewIn({ x: 50, y: 60, k: 0.5 }, size, layout)
    expect([view.x, view.y]).toEqual([0, 0])
    expect(view.w).toBeCloseTo((390 - 50) / 0.5)
    expect(view.whole).toBe(false)
  })
})
