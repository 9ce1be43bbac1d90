import fc from 'fast-check'

// The same random cases on every run: what fails once fails until it is mended.
fc.configureGlobal({ seed: 20_240_601 })
