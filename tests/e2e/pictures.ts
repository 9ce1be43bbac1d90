import type { Locator, Page } from '@playwright/test'
import { settled } from './controls.ts'
import { expect } from './site.ts'

/** Whether anything is drawn: the stage's resting canvas has more than one colour. */
export const isDrawn = (stage: Locator): Promise<boolean> =>
  stage.locator('canvas').evaluateAll((all) =>
    all.some((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      if (width === 0 || height === 0) return false
      const copy = document.createElement('canvas')
      copy.width = width
      copy.height = height
      const context = copy.getContext('2d')
      context?.drawImage(canvas as HTMLCanvasElement, 0, 0)
      const pixels = new Uint32Array(
        context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0),
      )
      return new Set(pixels).size > 8
    }),
  )

/** Waits until the stage has all it is drawn from, and has drawn. */
export const drawn = async (stage: Locator): Promise<void> => {
  await expect(stage.locator('.stage-waiting')).toHaveCount(0)
  await stage.evaluate(() => document.fonts.ready)
  await expect.poll(() => isDrawn(stage)).toBe(true)
}

/** The pixels of the stage with all that lies over it, once it is drawn and nothing moves. */
export const restingPicture = async (stage: Locator): Promise<string> => {
  await drawn(stage)
  const canvas = stage.locator('.canvas')
  return settled(stage.page(), async () => (await canvas.screenshot()).toString('base64'))
}

/** The pixels of the stage's canvases alone, once they are drawn and nothing moves. */
export const restingCanvases = async (stage: Locator): Promise<string> => {
  await drawn(stage)
  const canvases = stage.locator('canvas')
  return settled(stage.page(), () =>
    canvases.evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join(' ')),
  )
}

/**
 * The greatest difference of two pictures in any channel of any pixel, 0…255; 255 where their sizes differ. The same
 * drawing calls come out a little apart in a dashed line, according to whether the whole canvas or a part was cleared.
 */
export const difference = (page: Page, one: string, other: string): Promise<number> =>
  page.evaluate(
    async (both) => {
      const [a, b] = await Promise.all(
        both.map(async (picture) => {
          const image = new Image()
          image.src = `data:image/png;base64,${picture}`
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = image.width
          canvas.height = image.height
          const context = canvas.getContext('2d')
          context?.drawImage(image, 0, 0)
          return context?.getImageData(0, 0, image.width, image.height)
        }),
      )
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 255
      return a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - (b.data[i] ?? 0))), 0)
    },
    [one, other],
  )

/** What `difference` may be for two pictures of the same. */
export const ROUNDING = 8
