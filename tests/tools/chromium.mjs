import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** @param {string} file @returns {boolean} */
const executable = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const isRoot = process.getuid?.() === 0

/** Command-line switches that keep a headless Chromium quiet, and let it start as root. */
export const chromiumArguments = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

const onPath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']
const wellKnown = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const playwrightCaches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
  join(homedir(), 'AppData/Local/ms-playwright'),
]
const insidePlaywright = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
]

/** @returns {string[]} */
const fromPlaywright = () =>
  playwrightCaches
    .filter((cache) => cache !== '' && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => name.startsWith('chromium-'))
        .flatMap((name) => insidePlaywright.map((file) => join(cache, name, file))),
    )

/**
 * The path of an installed Chromium or Chrome, or undefined where there is none.
 * BACKSTEP_CHROMIUM or CHROME_PATH name one; throws where they name no executable.
 * @returns {string | undefined}
 */
export const findChromium = () => {
  for (const name of ['BACKSTEP_CHROMIUM', 'CHROME_PATH']) {
    const named = process.env[name]
    if (!named) continue
    if (!executable(named)) throw new Error(`${name} names ${named}, which cannot be executed`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = onPath.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...wellKnown, ...fromPlaywright()].find(executable)
}

/** @param {string} command @param {string[]} rest @returns {boolean} */
const run = (command, ...rest) => {
  console.log(`> ${command} ${rest.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/**
 * Finds a Chromium, and installs one where there is none: with apt-get, otherwise with Playwright.
 * @returns {string | undefined} its path, or undefined where none is to be had
 */
export const findOrInstallChromium = () => {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found: installing one')
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    const [command = 'apt-get', ...first] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get']
    run(command, ...first, 'update')
    run(command, ...first, 'install', '-y', 'chromium')
  }
  if (!findChromium()) run(process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium')
  return findChromium()
}
