// @vitest-environment jsdom
import { act, fireEvent, render } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { gradientCell } from '../../src/engine/graph.ts'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import { stillMomentOf } from '../../src/store/selectors.ts'
import { AppContext } from '../../src/ui/app-context.ts'
import type { StageLook } from '../../src/ui/mount-stage.ts'
import { walkNumbers } from '../../src/ui/panel-pointer.ts'
import { StageTies } from '../../src/ui/StageTies.tsx'
import { placeOfCell } from '../../src/ui/stage-pick.ts'
import { tiedNumbers } from '../../src/ui/use-ties.ts'
import { openedPage, region } from './opened-page.tsx'

/** A page at a place whose panel is tied to a stage seen through a camera. */
const tiedPage = async (hash: string) => {
  Element.prototype.scrollIntoView = () => {}
  const { store, user } = await openedPage(hash)
  const watchers = new Set<() => void>()
  let camera = { x: 10, y: 20, k: 2 }
  const shown: StageLook['shown'] = () => {
    const moment = stillMomentOf(store.getState())!
    const layout = layoutNetwork(moment.graph, 1.7)!
    return { moment, layout, picture: pictureOf({ moment, layout, u: 1, told: explain(moment) }) }
  }
  const look: StageLook = {
    element: document.createElement('div'),
    shown,
    picture: () => shown()?.picture ?? null,
    layout: () => shown()?.layout ?? null,
    size: () => ({ width: 800, height: 600, foot: 0, side: 0, text: 1 }),
    camera: () => camera,
    onChange(callback) {
      watchers.add(callback)
      return () => watchers.delete(callback)
    },
  }
  const { container } = render(
    <AppContext value={store}>
      <StageTies look={look} first={document.body} />
    </AppContext>,
  )
  const ring = (): HTMLElement | null => container.querySelector('.ring')
  const zoom = (k: number): void =>
    act(() => {
      camera = { ...camera, k }
      for (const watcher of watchers) watcher()
    })
  const said = (): string => container.querySelector('[aria-live]')?.textContent ?? ''
  return { store, user, ring, zoom, said, shown }
}

const numbers = (): readonly Element[] => tiedNumbers(region('This step'))
const numberOf = (cell: number): Element =>
  numbers().find((n) => n.getAttribute('data-cell') === String(cell))!
const tied = (): (string | null)[] => [...document.querySelectorAll('[data-tied]')].map((e) => e.textContent)

describe('a number of the panel that is pointed at', () => {
  test('is outlined on the stage in its hue, wherever the camera is, and marked in the panel', async () => {
    const { store, ring, zoom, shown } = await tiedPage('#step=103&by=layer')
    const { graph } = store.getState().compiled
    const w5 = graph.nodes.findIndex((n) => n.name === 'w5')
    const cell = gradientCell(graph, w5)
    expect(ring()).toBeNull()
    fireEvent.pointerOver(numberOf(cell))
    const place = placeOfCell(shown()!, cell)!
    expect(ring()?.getAttribute('data-hue')).toBe('gradient')
    expect(Number.parseFloat(ring()!.style.left)).toBeCloseTo(2 * place.x + 10 - 3)
    expect(Number.parseFloat(ring()!.style.height)).toBeCloseTo(2 * place.h + 6)
    expect(new Set(tied())).toEqual(new Set(['0.08217']))
    zoom(3)
    expect(Number.parseFloat(ring()!.style.left)).toBeCloseTo(3 * place.x + 10 - 3)
  })

  test('lets go with the pointer, and after a tap elsewhere', async () => {
    const { ring } = await tiedPage('#step=102&by=edge')
    const [first] = numbers()
    fireEvent.pointerOver(first!)
    expect(ring()).not.toBeNull()
    fireEvent.pointerOver(region('Stage'))
    expect([ring(), tied()]).toEqual([null, []])
    fireEvent.click(first!)
    expect(ring()).not.toBeNull()
    fireEvent.click(region('Stage'))
    expect(ring()).toBeNull()
  })

  test('follows a step to what its element then says', async () => {
    const { store, ring } = await tiedPage('#step=103&by=layer')
    fireEvent.pointerOver(numbers()[0]!)
    act(() => store.getState().goTo(0))
    expect(ring()).toBeNull()
  })
})

describe('walking the numbers of a formula', () => {
  test('starts with Enter, goes by arrows, names each number, and ends with Escape', async () => {
    const { user, ring, said, store } = await tiedPage('#step=103&by=layer')
    region('Formula').focus()
    await user.keyboard('{Enter}')
    expect(said()).toBe('∂E/∂a of o₁: 0.7414')
    await user.keyboard('{ArrowRight}')
    expect(said()).toBe('∂E/∂a of o₂: minus 0.2171')
    expect(ring()).not.toBeNull()
    expect(store.getState().playhead.step).toBe(103)
    await user.keyboard('{Escape}')
    expect(ring()).toBeNull()
    await user.keyboard('{ArrowRight}')
    expect(store.getState().playhead.step).toBe(113)
  })

  test.each([
    [3, -1, 'Enter', 0],
    [3, -1, 'ArrowRight', -1],
    [3, 0, 'ArrowLeft', 0],
    [3, 1, 'ArrowDown', 2],
    [3, 2, 'ArrowRight', 2],
    [3, 0, 'End', 2],
    [3, 2, 'Home', 0],
    [3, 1, ' ', -1],
    [0, -1, 'Enter', -1],
  ])('of %i numbers, from place %i, by %s leads to %i', (n, at, key, to) => {
    expect(walkNumbers(n, at, key)).toBe(to)
  })
})
