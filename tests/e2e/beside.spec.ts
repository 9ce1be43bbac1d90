import { boxOf, controlsOf } from './controls.ts'
import { expect, test } from './site.ts'

const NET = 'net=data:circles,hidden:8tanh.8tanh,opt:adam,rate:0.03'
const SIZES = [
  [1440, 900],
  [1280, 720],
  [1920, 1080],
] as const
const TABLE =
  'data:own,inputs:a.b.c,target:t,scaling:none,hidden:3tanh|a,b,c,t\n1,0,2,1\n0,1,1,2\n2,1,0,1\n1,1,1,3'
const NUMBERS = [
  ['one sample', 'model=mazur'],
  ['several samples', `model=network&net=${encodeURIComponent(TABLE)}`],
] as const

for (const [width, height] of SIZES)
  test.describe(`at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('Train stands beside the stage, whole, with every tab in view', async ({ open }) => {
      const page = await open(`#model=network&${NET}&iteration=100&tool=train`)
      const { stage } = await controlsOf(page)
      const tool = page.getByRole('region', { name: 'Train', exact: true })
      await expect(tool.getByText('Gradient norm per layer')).toBeVisible()
      await expect
        .poll(() => tool.evaluate((e) => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]))
        .toEqual([0, 0])
      const [left, right] = [await boxOf(stage), await boxOf(tool)]
      expect(right.x).toBeGreaterThanOrEqual(left.x + left.width - 1)
      expect(right.height).toBeGreaterThan(0.9 * left.height)
      const tabs = page.locator('.tool-tabs')
      expect(await tabs.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0)
    })

    for (const [data, hash] of NUMBERS)
      test(`of ${data} it leaves the stage most of the width`, async ({ open }) => {
        const page = await open(`#${hash}&iteration=1000&tool=train`)
        const { stage } = await controlsOf(page)
        const tool = page.getByRole('region', { name: 'Train', exact: true })
        await expect(tool.getByText('Gradient norm per layer')).toBeVisible()
        await expect(tool.getByRole('slider', { name: 'Said against target, samples' })).toBeVisible()
        await expect
          .poll(() => tool.evaluate((e) => [e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth]))
          .toEqual([0, 0])
        const [left, right] = [await boxOf(stage), await boxOf(tool)]
        expect(left.width).toBeGreaterThan(1.7 * right.width)
      })
  })

test.describe('on a page of 1440×900', () => {
  test.use({ viewport: { width: 1440, height: 900 } })

  test('the table of points stands below a table of classes and the plot beside it', async ({ open }) => {
    const page = await open('#model=network&net=data:iris,hidden:5tanh,opt:adam&iteration=300&tool=train')
    const tool = page.getByRole('region', { name: 'Train', exact: true })
    const norms = tool.getByRole('slider', { name: 'Gradient norm per layer over iterations' })
    await expect(norms.locator('.curve-key')).toHaveCount(2)
    await expect
      .poll(async () => {
        const { y, height } = await boxOf(norms)
        return (await boxOf(tool.getByText('The last points as a table'))).y - y - height
      })
      .toBeGreaterThan(0)
  })

  test('what is read of a sample is whole', async ({ open }) => {
    const page = await open('#model=network&net=data:spiral,hidden:5tanh,opt:adam&iteration=300&tool=train')
    const readout = page.locator('.dot-plot .readout')
    await expect(readout).toContainText('class second arm (target 1), the network says')
    await expect.poll(() => readout.evaluate((e) => e.scrollHeight - e.clientHeight)).toBeLessThanOrEqual(0)
  })
})

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test.describe(`at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } })

    test('what ended a run moves nothing', async ({ open }) => {
      const page = await open(`#model=network&${NET}&iteration=100&tool=train`)
      const tool = page.getByRole('region', { name: 'Train', exact: true })
      await expect(tool.getByText('Gradient norm per layer')).toBeVisible()
      const places = (): Promise<readonly number[]> =>
        tool.evaluate((e) => {
          const [head, plot] = ['.train-run', '.plot-field'].map((q) =>
            e.querySelector(q)!.getBoundingClientRect(),
          )
          return [e.scrollHeight, plot!.top - head!.top]
        })
      await expect(tool.locator('.dot-plot')).toBeVisible()
      const before = await places()
      await tool.getByRole('textbox', { name: 'iteration' }).fill('200')
      await tool.getByRole('button', { name: 'Go', exact: true }).click()
      await expect(tool.getByText('Reached iteration 200.')).toBeVisible()
      await expect.poll(places).toEqual(before)
    })
  })

test.describe('in a hall', () => {
  test.use({ viewport: { width: 1920, height: 1080 } })

  test('curves and map are in view without scrolling', async ({ open }) => {
    const page = await open(`#model=network&${NET}&iteration=100&tool=train&theme=projector`)
    const tool = page.getByRole('region', { name: 'Train', exact: true })
    const { y, height } = await boxOf(tool)
    for (const name of ['Loss over iterations', 'What the network says, samples'])
      await expect
        .poll(async () => {
          const plot = await boxOf(tool.getByRole('slider', { name }))
          return plot.y + plot.height <= y + height
        })
        .toBe(true)
  })
})

test.describe('on a page of 1024×768', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('Train stands below the stage', async ({ open }) => {
    const page = await open(`#model=network&${NET}&iteration=100&tool=train`)
    const { stage } = await controlsOf(page)
    const tool = page.getByRole('region', { name: 'Train', exact: true })
    await expect
      .poll(async () => (await boxOf(tool)).y - (await boxOf(stage)).y - (await boxOf(stage)).height)
      .toBeGreaterThanOrEqual(0)
  })
})

test('a link with Train open shows the stage as it stays, with its buttons and its legend', async ({
  page,
  open,
}) => {
  await page.addInitScript(() => {
    const seen: string[] = []
    const look = (): void => {
      const stage = document.querySelector('.stage')
      if (stage !== null) {
        const { width, height } = stage.getBoundingClientRect()
        const counts = ['.legend > li', '.stage-tools > *'].map((q) => stage.querySelectorAll(q).length)
        const said = [Math.round(width), Math.round(height), ...counts].join(' ')
        if (said !== seen.at(-1)) seen.push(said)
      }
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { seen })
  })
  await open(`#model=network&${NET}&tool=train`)
  const tool = page.getByRole('region', { name: 'Train', exact: true })
  await expect(tool.getByText('Gradient norm per layer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Maps' })).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toHaveLength(1)
})

test('with text half as large again Train stands below the stage, which keeps its room, as this step does', async ({
  open,
}) => {
  const page = await open('#model=mazur&tool=train')
  const { stage } = await controlsOf(page)
  const tool = page.getByRole('region', { name: 'Train', exact: true })
  await expect(tool.getByText('Gradient norm per layer')).toBeVisible()
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '150%'
  })
  await expect
    .poll(async () => {
      const { y, height } = await boxOf(stage)
      return [height > 300, (await boxOf(tool)).y >= y + height]
    })
    .toEqual([true, true])
  const { width } = await boxOf(stage)
  const panel = page.locator('aside')
  await expect
    .poll(() =>
      panel.locator('.ledger > *').evaluateAll((all) => all.map((e) => e.scrollWidth - e.clientWidth)),
    )
    .toEqual([0, 0, 0])
  expect((await boxOf(panel)).width).toBeLessThan(width)
})

test('the legend follows the weights as they grow', async ({ open }) => {
  const page = await open(`#model=network&${NET}`)
  const sizes = page.getByRole('list', { name: 'Legend' }).locator('.thickness')
  await expect(sizes).toHaveText(['0.1', '0.5', '1'])
  await page.goto(`${page.url().split('#')[0]}#model=network&${NET}&iteration=500`)
  await expect(sizes).toHaveText(['0.2', '1', '2'])
})
