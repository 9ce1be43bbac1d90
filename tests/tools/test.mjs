import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findOrInstallChromium } from './chromium.mjs'
import { findOrInstallPython } from './python.mjs'

// Installs what is missing, runs every check and every test, and ends with one line of true totals.

const reports = 'test-results/reports'
/** @type {string[]} */
const summary = []
let passed = 0
let failed = 0

/** @param {string} command @param {string[]} rest @param {Record<string, string>} [env] @returns {boolean} */
const run = (command, rest, env = {}) => {
  console.log(`\n> ${[command, ...rest].join(' ')}`)
  const shell = process.platform === 'win32'
  return (
    spawnSync(command, rest, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell,
    }).status === 0
  )
}

/** @param {string} file */
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

const installed = () => {
  const wanted = readJson('package-lock.json')?.packages
  const present = readJson('node_modules/.package-lock.json')?.packages
  if (!wanted || !present) return false
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  )
}

/**
 * Adds one check to the totals. A check that failed without a failing test counts as one failure.
 * @param {string} name @param {boolean} ok @param {{ passed: number, failed: number }} [tests]
 */
const record = (name, ok, tests = { passed: 0, failed: 0 }) => {
  const failures = ok || tests.failed > 0 ? tests.failed : 1
  passed += tests.passed
  failed += failures
  const counts = tests.passed + tests.failed > 0 ? `, ${tests.passed} passed, ${tests.failed} failed` : ''
  summary.push(`${name}: ${failures === 0 ? 'ok' : 'FAILED'}${counts}`)
}

/** Skipped tests count as failed, and so does a file that failed before its tests ran. */
const vitestTotals = () => {
  const report = readJson(`${reports}/vitest.json`)
  if (!report) return undefined
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
  ).length
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + broken }
}

const playwrightTotals = () => {
  const stats = readJson(`${reports}/playwright.json`)?.stats
  return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }
}

/** @param {string} name @param {string} command @param {string[]} rest */
const tool = (name, command, ...rest) => run(process.execPath, [`node_modules/${name}/${command}`, ...rest])

rmSync(reports, { recursive: true, force: true })
rmSync('dist', { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

if (!installed() && !run('npm', ['ci', '--loglevel=error'])) {
  console.log('\nThe packages could not be installed\ntests: 0 passed, 1 failed')
  process.exit(1)
}

record('lint', run('npm', ['run', '--loglevel=error', 'lint']))
record('types', run('npm', ['run', '--loglevel=error', 'types']))

const pythonOrNone = () => {
  try {
    return findOrInstallPython()
  } catch (error) {
    console.log(error)
    return undefined
  }
}

// The tests that run the written programs fail by themselves where there is none.
const python = pythonOrNone()
record('python', python !== undefined)
if (python) process.env.BACKSTEP_PYTHON = python
const unit = tool(
  'vitest',
  'vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/vitest.json`,
)
record('unit tests', unit, vitestTotals())
const built = tool('vite', 'bin/vite.js', 'build')
record('build', built)

const chromiumOrNone = () => {
  try {
    return findOrInstallChromium()
  } catch (error) {
    console.log(error)
    return undefined
  }
}

const chromium = chromiumOrNone()
record('browser', chromium !== undefined)
if (built && chromium) {
  const ok = run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    BACKSTEP_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: `${reports}/playwright.json`,
  })
  record('tests in the browser', ok, playwrightTotals())
} else {
  console.log(
    `\nThe tests in the browser cannot run: ${built ? 'no Chromium is to be had' : 'the build failed'}`,
  )
  record('tests in the browser', false)
}

console.log(`\n${summary.join('\n')}\ntests: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
