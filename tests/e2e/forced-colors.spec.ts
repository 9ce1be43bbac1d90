import { violations } from './axe.ts'
import { controlsOf } from './controls.ts'
import { restingPicture } from './pictures.ts'
import { expect, test } from './site.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test(`where the system forces its ${colorScheme} colours the stage is painted in them`, async ({
    open,
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await open('#model=mazur&step=102&by=edge')
    const { stage } = await controlsOf(page)
    await restingPicture(stage)
    const painted = () =>
      page.evaluate(() => {
        const probe = document.createElement('i')
        document.body.append(probe)
        const wanted = ['CanvasText', 'LinkText', 'Highlight'].map((keyword) => {
          probe.style.color = keyword
          return (getComputedStyle(probe).color.match(/\d+/g) ?? []).slice(0, 3).join()
        })
        probe.remove()
        const seen = new Set<string>()
        for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.stage canvas')) {
          const pen = canvas.getContext('2d')
          if (!pen || canvas.width === 0) continue
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
          for (let i = 0; i < data.length; i += 4)
            if (data[i + 3] === 255) seen.add([data[i], data[i + 1], data[i + 2]].join())
        }
        return wanted.map((colour) => seen.has(colour))
      })
    await expect.poll(painted).toEqual([true, true, true])
    expect(await violations(page)).toEqual([])
  })
