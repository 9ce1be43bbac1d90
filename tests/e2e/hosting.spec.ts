import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from './site.ts'

test('the built folder works under a sub-path, and asks nothing of other hosts', async ({ open, site }) => {
  const page = await open()
  await expect(page).toHaveTitle(/Backstep/)
  await expect(page.locator('.waiting')).toHaveCount(0)
  const favicon = await page.locator('link[rel=icon]').getAttribute('href')
  const answer = await page.request.get(new URL(favicon ?? '', site.url).href)
  expect(answer.headers()['content-type']).toBe('image/svg+xml')
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
