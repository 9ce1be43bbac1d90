import { test as base, expect, type Page } from '@playwright/test'
import { type Site, serve } from '../tools/serve.ts'

type SiteOptions = {
  /** Problems that a test provokes on purpose. */
  expectedProblems: RegExp
}

type SiteFixtures = {
  /** Opens the built site, with a hash such as `#model=mazur&step=3`. */
  open: (hash?: string) => Promise<Page>
  watched: undefined
}

/** Playwright's test on the built site; fails on console errors and on requests to other hosts. */
export const test = base.extend<SiteOptions & SiteFixtures, { site: Site }>({
  expectedProblems: [/^$/, { option: true }],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const site = await serve('dist')
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  watched: [
    async ({ context, site, expectedProblems }, use) => {
      const { origin } = new URL(site.url)
      const problems: string[] = []
      const note = (problem: string): void => {
        if (!expectedProblems.test(problem)) problems.push(problem)
      }
      context.on('console', (message) => {
        if (message.type() === 'error') note(`console error: ${message.text()}`)
      })
      context.on('weberror', (error) => note(`uncaught: ${error.error().message}`))
      context.on('response', (response) => {
        if (response.status() >= 400) note(`${response.status()}: ${response.url()}`)
      })
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:|^wss?:/.test(url.protocol) && url.origin !== origin) note(`other host: ${url.href}`)
      })
      await use(undefined)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
  open: async ({ page, site }, use) => {
    await use(async (hash = '') => {
      await page.goto(site.url + hash)
      return page
    })
  },
})

export { expect }
