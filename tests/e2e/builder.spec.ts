import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { boxOf, choose, controlsOf, settled, writtenHash } from './controls.ts'
import { expect, test } from './site.ts'

const hash = (page: Page): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash))
const layers = (page: Page): Locator => page.getByRole('group', { name: 'Layers' })
const table = (page: Page): Locator => page.getByRole('textbox', { name: 'Table, as CSV or TSV' })
const title = (page: Page): Locator => page.getByRole('button', { name: /^Example:/ })
const problems = (page: Page): Locator => page.locator('.data-problems li > span')
const net = (text: string): string => `#model=network&net=${encodeURIComponent(text)}`

const XOR = 'net=data:xor,hidden:2tanh,rate:0.5,batch:0'
const GOOD = 'age,height,kind\n1,2,a\n3,7,b\n4,5,a\n2,6,b'
const BAD = 'age,height,kind\n1,2,a\n3,x,b\n4,5,a\n,6,b'

/** The numbers of the table of parameters after one update. */
const trained = async (page: Page): Promise<string[]> => {
  const { button, thisStep } = await controlsOf(page)
  await button('+1 update').click()
  await expect(page.getByText(/after\s+1\s+update/)).toBeVisible()
  await expect(thisStep).not.toHaveAttribute('aria-busy', 'true')
  const cells = page.getByRole('table', { name: 'Parameters' }).locator('tbody td')
  return JSON.parse(await settled(page, async () => JSON.stringify(await cells.allTextContents())))
}

test('XOR with 2-2-1 tanh is built by mouse from Mazur’s network, and its link gives the same numbers', async ({
  open,
  context,
}) => {
  const page = await open('#model=mazur')
  const { button } = await controlsOf(page)
  await button('Network').click()
  await page.getByRole('button', { name: 'Two circles' }).click()
  await layers(page).getByRole('button', { name: 'Choose data' }).click()
  await choose(page.getByRole('radio', { name: 'XOR' }))
  await expect(title(page)).toContainText('1 network on XOR')
  await button('Network').click()
  const less = layers(page).getByRole('button', { name: 'One unit less in layer 1' })
  const units = layers(page).getByRole('spinbutton', { name: 'Units of layer 1' })
  for (let n = Number(await units.inputValue()); n > 2; n--) await less.click()
  await expect(title(page)).toContainText('2-2-1 network on XOR')
  await page.getByRole('combobox', { name: 'Rule' }).selectOption('sgd')
  const rate = page.getByRole('spinbutton', { name: 'Learning rate η' })
  await rate.fill('0.5')
  await rate.press('Enter')
  await page.getByRole('button', { name: 'All 4 rows in a batch' }).click()
  await expect.poll(() => hash(page)).toContain(XOR)
  await button('Undo').click()
  await expect.poll(() => hash(page)).not.toContain('batch:0')
  await button('Redo').click()
  await expect.poll(() => hash(page)).toContain(XOR)
  const link = new URL(await writtenHash(page), page.url()).href
  const numbers = await trained(page)
  expect(numbers.length).toBeGreaterThan(20)
  const other = await context.newPage()
  await other.goto(link)
  expect(await trained(other)).toEqual(numbers)
})

test('the same is built by keyboard alone, and the focus is never lost', async ({ open }) => {
  const page = await open('#model=mazur')
  await controlsOf(page)
  const isLost = () => page.evaluate(() => document.activeElement === document.body)
  const focusedName = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )
  /** Goes on by Tab to the control of this name. */
  const tabTo = async (name: string | RegExp): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      const now = (await focusedName()) ?? ''
      if (typeof name === 'string' ? now === name : name.test(now)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reaches ${name}`)
  }
  await page.keyboard.press('w')
  await expect(page.getByRole('button', { name: 'XOR', exact: true })).toBeVisible()
  await expect(page.locator('#tool')).toBeFocused()
  await tabTo('XOR')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('2-2-1 network on XOR')
  await expect.poll(isLost).toBe(false)
  await tabTo('Add a layer after the inputs')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('2-4-2-1 network on XOR')
  await expect.poll(focusedName).toBe('Add a layer after the inputs')
  await tabTo('Units of layer 1')
  await page.keyboard.press('ArrowUp')
  await expect(title(page)).toContainText('2-5-2-1 network on XOR')
  await page.keyboard.type('7')
  await expect(title(page)).toContainText('2-57-2-1 network on XOR')
  await page.keyboard.press('Enter')
  await page.keyboard.type('3')
  await expect(title(page)).toContainText('2-3-2-1 network on XOR')
  await tabTo('Remove layer 2')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('2-3-1 network on XOR')
  await expect.poll(isLost).toBe(false)
})

test('a table is pasted, first with mistakes, which are listed and lead to their cells', async ({ open }) => {
  const page = await open('#model=mazur&tool=data')
  await controlsOf(page)
  await choose(page.getByRole('radio', { name: 'Your own table' }))
  await table(page).focus()
  await page.evaluate((text) => document.execCommand('insertText', false, text), BAD)
  await expect(problems(page)).toHaveText([
    'Row 3, column height: “x” is not a number. Type a number, or delete the row.',
    'Row 5, column age: The cell is empty. Type a number, or delete the row.',
  ])
  await expect(title(page)).toContainText('Mazur’s 2-2-2 network')
  await page.getByRole('button', { name: 'Go there' }).first().click()
  await expect(table(page)).toBeFocused()
  await page.keyboard.type('7')
  await expect(problems(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Go there' }).click()
  await expect(table(page)).toBeFocused()
  await page.keyboard.type('2')
  await expect(title(page)).toContainText('2-4-1 network on Your own table')
  await expect(table(page)).toBeFocused()
  await expect(table(page)).toHaveValue(GOOD)
  await expect.poll(() => hash(page)).toContain('|age,height,kind')
})

test('columns that cannot be used are named, with the cell that is to be mended', async ({ open }) => {
  const page = await open('#model=mazur&tool=data')
  await controlsOf(page)
  await page.getByRole('radio', { name: 'Your own table' }).check({ force: true })
  await table(page).fill(
    'day,price,size,y\n2026-01-05,"1,000",2,3\n2026-01-06,"1,200",4,6\n2026-01-07,"900",5,7.5',
  )
  await expect(page.getByRole('list', { name: 'Columns left out' }).getByRole('listitem')).toHaveText([
    '“day” is left out: no cell holds a number. Row 2: “2026-01-05” is a date. Write it as a number, such as the days since the first.',
    '“price” is left out: 2 cells hold no number. Row 2: “1,000” groups its digits. Type them without separators.',
  ])
  await expect(title(page)).toContainText('1-4-1 network on Your own table')
  await expect(page.getByRole('button', { name: 'price' })).toHaveAttribute('aria-pressed', 'false')
})

test('a mistaken table is there again after a reload', async ({ open }) => {
  const page = await open('#model=mazur&tool=data')
  await controlsOf(page)
  await table(page).fill('a,b\n1')
  await expect(problems(page)).toHaveText([/^Row 2: It has 1 cell/])
  await page.reload()
  await expect(table(page)).toHaveValue('a,b\n1')
  await expect(problems(page)).toHaveText([/^Row 2: It has 1 cell/])
})

const dropped = (page: Page, name: string, text: string): Promise<void> =>
  page.locator('.data').evaluate(
    (tool, [file, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content!], file!))
      for (const kind of ['dragenter', 'dragover', 'drop'])
        tool.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }))
    },
    [name, text],
  )

test('a file is dropped; a table too long for a link is saved and opened by dropping that file', async ({
  open,
}) => {
  const page = await open(`${net('data:xor,hidden:2tanh')}&tool=data`)
  const { button } = await controlsOf(page)
  await expect(page.getByRole('radio', { name: 'XOR' })).toBeChecked()
  const long = `x,y,t\n${Array.from({ length: 5000 }, (_, i) => `${i / 7},${i % 11},${i % 3}.5`).join('\n')}`
  await dropped(page, 'rows.csv', long)
  await expect(title(page)).toContainText('2-2-1 network on Your own table')
  await expect(page.getByText(/too long for a link/)).toBeVisible()
  const download = page.waitForEvent('download')
  await button('Save as a file').click()
  const path = await (await download).path()
  const { readFile } = await import('node:fs/promises')
  const saved = await readFile(path, 'utf8')
  await choose(page.getByRole('radio', { name: 'XOR' }))
  await expect(title(page)).toContainText('XOR')
  await dropped(page, 'backstep-network.json', saved)
  await expect(title(page)).toContainText('2-2-1 network on Your own table')
  await expect(page.getByText('3,750 rows to train on, 1,250 to test with.')).toBeVisible()
})

test('a row of the batch becomes the sample in view by a click', async ({ open }) => {
  const page = await open(`${net('data:circles,hidden:2tanh')}&tool=data`)
  await controlsOf(page)
  await page.getByRole('checkbox', { name: 'Only this batch' }).check()
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: /sample 6 of this batch/ }) })
  await row.click()
  await expect(row).toHaveAttribute('aria-current', 'true')
  await expect.poll(() => hash(page)).toContain('sample=6')
})

test('of a deep network the outputs and the settings below are in view', async ({ open }) => {
  for (const deep of ['8tanh.8tanh.8tanh', '8tanh.8tanh.8tanh.8tanh.8tanh.8tanh']) {
    const page = await open(`#model=network&net=data:circles,hidden:${deep},out:relu,loss:hinge&tool=network`)
    await controlsOf(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    for (const name of ['Activation of the outputs', 'Drawn as', 'Seed of the weights', 'Weight decay'])
      await expect(page.getByLabel(name)).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: /^Use / })).toBeInViewport({ ratio: 1 })
  }
})

test('the tool keeps its height while the network under it changes', async ({ open }) => {
  const page = await open(`${net('data:xor,hidden:2tanh')}&tool=network`)
  await controlsOf(page)
  const tool = page.locator('#tool')
  await expect(layers(page)).toBeVisible()
  const before = await boxOf(tool)
  await page.getByRole('combobox', { name: 'Activation of the outputs' }).selectOption('relu')
  await expect(page.locator('#build-fit')).toContainText('The last network stays')
  await page.getByRole('button', { name: 'Add a layer after layer 1' }).click()
  expect(await boxOf(tool)).toEqual(before)
})

for (const theme of ['light', 'dark'])
  for (const [name, tool] of [
    ['data:circles,hidden:8tanh.4relu', 'network'],
    ['data:circles,hidden:4tanh,out:relu,loss:hinge,share:w1=w2', 'network'],
    ['data:iris,hidden:4tanh', 'data'],
  ] as const)
    test(`axe finds nothing in the tool ${tool} on ${name} in the ${theme} theme`, async ({ open }) => {
      const page = await open(`${net(name)}&tool=${tool}&theme=${theme}`)
      await controlsOf(page)
      await expect(page.locator('.network, .data').first()).toBeVisible()
      expect(await violations(page)).toEqual([])
    })

for (const theme of ['light', 'dark'])
  test(`axe finds nothing in a table with mistakes in the ${theme} theme`, async ({ open }) => {
    const page = await open(`#model=mazur&tool=data&theme=${theme}`)
    await controlsOf(page)
    await table(page).fill(BAD)
    await expect(problems(page)).toHaveCount(2)
    await page.getByText('A single sample, typed by hand').click()
    expect(await violations(page)).toEqual([])
  })
