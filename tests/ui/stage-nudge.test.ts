// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { explain } from '../../src/explain/explain.ts'
import { layoutNetwork } from '../../src/layout/network-layout.ts'
import { mazur } from '../../src/models/mazur.ts'
import { pictureOf } from '../../src/scene/scene.ts'
import type { StageLook } from '../../src/ui/mount-stage.ts'
import { bindStageNudging } from '../../src/ui/stage-nudge.ts'
import type { Picked, Shown } from '../../src/ui/stage-pick.ts'
import { momentsOfRecipe } from '../explain/moments.ts'

const moment = momentsOfRecipe(mazur)('edge', 0)
const layout = layoutNetwork(moment.graph, 1.7)!
const shown: Shown = { moment, layout, picture: pictureOf({ moment, layout, u: 1, told: explain(moment) }) }
const pill = layout.wires[4]!.pill!
const [x, y] = [pill.x + 4, pill.y + 4]
const LEAF = 7

/** A stage whose pills are leaves, what its own gestures hear, and what was dragged. */
const nudging = () => {
  const stage = document.createElement('section')
  const element = document.createElement('div')
  stage.append(element)
  document.body.append(stage)
  const look = { element, shown: () => shown, camera: () => ({ x: 0, y: 0, k: 1 }) } as unknown as StageLook
  const begin = vi.fn()
  const drag = vi.fn()
  const leafOf = ({ id }: Picked): number => (id.startsWith('pill:') ? LEAF : -1)
  const stop = bindStageNudging(look, { leafOf, begin, drag })
  const heard: string[] = []
  for (const type of ['pointermove', 'pointerup', 'mousedown', 'touchstart'])
    element.addEventListener(type, () => heard.push(type))
  const send = (type: string, clientX: number, clientY = y, more: MouseEventInit = {}): void => {
    const event = new MouseEvent(type, { clientX, clientY, bubbles: true, ...more })
    element.dispatchEvent(Object.assign(event, { pointerId: 1, isPrimary: true, pointerType: 'mouse' }))
  }
  return { element, begin, drag, heard, send, stop }
}

afterEach(() => {
  document.body.replaceChildren()
})

describe('a leaf on the stage', () => {
  test('is dragged sideways, finer with Shift, and neither camera nor card hears of it', () => {
    const { begin, drag, heard, send } = nudging()
    send('pointerdown', x)
    send('mousedown', x)
    send('pointermove', x + 6, y, { buttons: 1 })
    send('pointermove', x + 16, y + 3, { buttons: 1, shiftKey: true })
    send('pointermove', x - 4, y, { buttons: 1 })
    send('pointerup', x - 4)
    expect(begin.mock.calls).toEqual([[LEAF]])
    expect(drag.mock.calls).toEqual([
      [6, false],
      [10, true],
      [-20, false],
    ])
    expect(heard).toEqual([])
  })

  test('is clicked as always by a press that does not stray', () => {
    const { begin, drag, heard, send } = nudging()
    send('pointerdown', x)
    send('mousedown', x)
    send('pointermove', x + 3, y, { buttons: 1 })
    send('pointerup', x + 3)
    expect([begin.mock.calls, drag.mock.calls]).toEqual([[], []])
    expect(heard).toEqual(['pointermove', 'pointerup'])
  })

  test('shows that it can be dragged while the mouse rests on it', () => {
    const { element, send, stop } = nudging()
    send('pointermove', x)
    expect(element.style.cursor).toBe('ew-resize')
    send('pointermove', 2, 2)
    expect(element.style.cursor).toBe('')
    send('pointermove', x)
    stop()
    expect(element.style.cursor).toBe('')
  })
})

describe('anywhere else on the stage', () => {
  test('the camera is dragged as always', () => {
    const { begin, heard, send } = nudging()
    send('pointerdown', 2, 2)
    send('mousedown', 2, 2)
    send('pointermove', 40, 2, { buttons: 1 })
    send('pointerup', 40, 2)
    expect(begin).not.toHaveBeenCalled()
    expect(heard).toEqual(['mousedown', 'pointermove', 'pointerup'])
  })

  test('other buttons and further fingers nudge nothing', () => {
    const { begin, heard, send } = nudging()
    send('pointerdown', x, y, { button: 2 })
    send('mousedown', x, y, { button: 2 })
    send('pointermove', x + 30)
    expect(begin).not.toHaveBeenCalled()
    expect(heard).toEqual(['mousedown', 'pointermove'])
  })

  test('nothing is heard once it is stopped', () => {
    const { begin, heard, send, stop } = nudging()
    stop()
    send('pointerdown', x)
    send('mousedown', x)
    send('pointermove', x + 30, y, { buttons: 1 })
    expect(begin).not.toHaveBeenCalled()
    expect(heard).toEqual(['mousedown', 'pointermove'])
  })
})
