import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { controlsOf, writtenHash } from './controls.ts'
import { expect, test } from './site.ts'

test('the built folder works under a sub-path, and asks nothing of other hosts', async ({ open, site }) => {
  const page = await open()
  await expect(page).toHaveTitle(/Backstep/)
  await expect(page.locator('.waiting')).toHaveCount(0)
  const favicon = await page.locator('link[rel=icon]').getAttribute('href')
  const answer = await page.request.get(new URL(favicon ?? '', site.url).href)
  expect(answer.headers()['content-type']).toBe('image/svg+xml')
})

test('the page works where the last slash of its folder is missing', async ({ page, site }) => {
  await page.goto(`${site.url.slice(0, -1)}#model=mazur&step=12&by=edge`)
  const { rests } = await controlsOf(page)
  await page.keyboard.press('ArrowRight')
  await rests(16)
  expect(await writtenHash(page)).toContain('model=mazur&iteration=0&step=16')
})

test('files that may be cached for ever are named after what is in them', async ({ open, page }) => {
  const fetched: string[] = []
  page.on('response', (response) => fetched.push(new URL(response.url()).pathname))
  await controlsOf(await open())
  const assets = fetched.filter((path) => /\.(js|css|woff2)$/.test(path))
  expect(assets.length).toBeGreaterThan(4)
  for (const path of assets) expect(path).toMatch(/\/assets\/[\w.-]+-[\w-]{8}\.(js|css|woff2)$/)
})

test('links to the page have a picture, a title and a description', async ({ open, page, site }) => {
  await open()
  const said = (name: string) => page.locator(`meta[property="og:${name}"]`).getAttribute('content')
  expect(await said('title')).toMatch(/Backstep/)
  expect((await said('description'))?.length).toBeGreaterThan(60)
  const answer = await page.request.get(new URL((await said('image')) ?? '', site.url).href)
  expect(answer.headers()['content-type']).toBe('image/png')
})

test.describe('the policy of the page', () => {
  test.use({ expectedProblems: /Content Security Policy/ })

  test('refuses inline scripts and eval', async ({ open }) => {
    const page = await open()
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "ran"'
      document.head.append(script)
      return document.title
    })
    expect(ran).not.toBe('ran')
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
    await expect(policy).not.toHaveAttribute('content', /unsafe-eval/)
  })
})

test.describe('without the script', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says that it needs JavaScript', async ({ open }) => {
    const page = await open()
    await expect(page.locator('noscript > p')).toBeVisible()
  })
})

test.describe('from disk', () => {
  test.use({ expectedProblems: /file:|ERR_FAILED/ })

  test('the page says how to serve the folder', async ({ page }) => {
    await page.goto(pathToFileURL(resolve('dist/index.html')).href)
    await expect(page.getByText('python3 -m http.server')).toBeVisible()
    await expect(page.locator('.waiting')).toHaveCSS('opacity', '1')
  })
})
