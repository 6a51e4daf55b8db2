// `npm run mutation`: breaks the client in every small way, and sees whether a test beside it fails.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['*.ts', '!*.test.ts'],
  ignorePatterns: ['dist', 'mutation', 'package', '*.md'],
  tempDirName: 'mutation/.stryker-tmp',
  symlinkNodeModules: false,

  testRunner: 'tap',
  plugins: ['@stryker-mutator/tap-runner'],
  tap: {
    testFiles: [
      // First those that find most in the least time: the first file that fails ends the trial.
      '{users-v1-api,errors,results,request,settings,check,token-store,token-renewal,user-list,retry}.test.ts',
      // Never those that take long or throw dice: they prove much, but would make of minutes hours.
      '!(abort|fault-matrix|fuzz|long-list|lost-answers).test.ts',
    ],
    // Many a mutant waits for ever. No sound test takes that long.
    nodeArgs: ['--test-reporter=tap', '--test-timeout=10000'],
  },
  // A file is one test to the runner: a mutant is tried by the files that reach it.
  coverageAnalysis: 'perTest',
  concurrency: 2,

  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'mutation/mutants.json' },
}
