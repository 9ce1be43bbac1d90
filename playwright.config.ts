import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './tests/tools/chromium.mjs'

const executablePath = findChromium()
if (!executablePath) throw new Error('No Chromium found: name one in BACKSTEP_CHROMIUM, or run npm test')

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 120_000,
  // A busy machine may take its time; what comes late is as right as what comes at once.
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: chromiumArguments },
  },
})
