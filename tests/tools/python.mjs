import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** @param {string} command @returns {boolean} whether it is a Python 3 that has NumPy */
const hasNumpy = (command) =>
  spawnSync(command, ['-c', 'import sys, numpy; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' })
    .status === 0

const named = () => process.env.BACKSTEP_PYTHON

/** @type {string | undefined} */
let known

/**
 * The command of a Python 3 with NumPy; BACKSTEP_PYTHON names one. Throws where there is none.
 * @returns {string}
 */
export const findPython = () => {
  if (known) return known
  const wanted = named()
  known = (wanted ? [wanted] : ['python3', '/usr/bin/python3', 'python']).find(hasNumpy)
  if (known) return known
  throw new Error(
    wanted
      ? `BACKSTEP_PYTHON names ${wanted}, which is no Python 3.9 or newer with NumPy`
      : 'The programs that Backstep writes cannot be tested: no Python 3.9 or newer with NumPy is to be had. Install python3-numpy, or name a Python in BACKSTEP_PYTHON',
  )
}

/** @param {string} command @param {string[]} rest */
const run = (command, ...rest) => {
  console.log(`> ${command} ${rest.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

/**
 * Finds a Python 3 with NumPy, and installs one with apt-get where there is none. Throws where none is to be had.
 * @returns {string}
 */
export const findOrInstallPython = () => {
  try {
    return findPython()
  } catch (error) {
    if (named() || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) throw error
  }
  console.log('No Python with NumPy found: installing one')
  const [command = 'apt-get', ...first] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get']
  run(command, ...first, 'update')
  run(command, ...first, 'install', '-y', 'python3-numpy')
  return findPython()
}
