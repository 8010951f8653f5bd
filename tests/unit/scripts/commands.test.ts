import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildStale } from '../../../scripts/commands/build.ts';
import { runForeground } from '../../../scripts/commands/child.ts';
import {
  playwrightTimes,
  slowest,
  spokenDuration,
  vitestTimes,
} from '../../../scripts/commands/test-times.ts';
import { playwrightFailures, vitestFailures } from '../../../scripts/commands/test-failures.ts';
import { temporaryFolder } from '../../../scripts/commands/memory-folder.ts';
import { PROJECT_ROOT } from '../../../scripts/runtime/locations.ts';
import { addCounts, playwrightCounts, vitestCounts } from '../../../scripts/commands/test-report.ts';

describe('test report', () => {
  it('reads each runner and adds them up', () => {
    const unit = vitestCounts({ numPassedTests: 40, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 });
    const e2e = playwrightCounts({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(addCounts([unit, e2e])).toEqual({ passed: 45, failed: 3, skipped: 2 });
  });

  it.each([[{}], [null], [{ stats: { expected: 'many' } }]])('refuses %j', (report) => {
    expect(() => vitestCounts(report)).toThrow(RangeError);
    expect(() => playwrightCounts(report)).toThrow(RangeError);
  });
});

describe('the failed tests', () => {
  it('are named with the first lines of their messages, without colours; a file that did not run is one', () => {
    const file = (name: string) => path.join(PROJECT_ROOT, name);
    const failures = vitestFailures({
      testResults: [
        {
          name: file('tests/unit/one.test.ts'),
          status: 'failed',
          assertionResults: [
            { fullName: 'holds', status: 'passed', failureMessages: [] },
            {
              fullName: 'breaks',
              status: 'failed',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m\nto be 2'],
            },
          ],
        },
        {
          name: file('tests/unit/two.test.ts'),
          status: 'failed',
          message: 'no such module',
          assertionResults: [],
        },
        { name: file('tests/unit/three.test.ts'), status: 'passed', message: '', assertionResults: [] },
      ],
    });
    expect(failures).toEqual([
      'FAILED tests/unit/one.test.ts › breaks\n    expected 1\n    to be 2',
      'FAILED tests/unit/two.test.ts\n    no such module',
    ]);
  });

  it('are those of the other runner too, a time that ran out among them', () => {
    const result = (status: string, message: string) => ({
      status,
      errors: message === '' ? [] : [{ message }],
    });
    const spec = (title: string, ...results: unknown[]) => ({
      file: 'room.spec.ts',
      title,
      tests: [{ results }],
    });
    const suites = [
      {
        suites: [
          { specs: [spec('opens', result('passed', '')), spec('waits', result('timedOut', 'too long'))] },
        ],
      },
    ];
    expect(playwrightFailures({ suites })).toEqual(['FAILED room.spec.ts › waits\n    too long']);
  });
});

describe('the slowest tests', () => {
  it('are those of either runner, with what the tests of a file share', () => {
    const file = (name: string) => path.join(PROJECT_ROOT, name);
    const times = [
      ...vitestTimes({
        testResults: [
          {
            name: file('tests/unit/one.test.ts'),
            startTime: 1_000,
            endTime: 10_500,
            assertionResults: [
              { fullName: 'a fast one', duration: 250.4 },
              { fullName: 'a slow one', duration: 3_249.6 },
            ],
          },
        ],
      }),
      ...playwrightTimes({
        suites: [
          {
            specs: [],
            suites: [
              {
                specs: [
                  { file: 'defence.spec.ts', title: 'whole', tests: [{ results: [{ duration: 27_400 }] }] },
                ],
              },
            ],
          },
        ],
      }),
    ];
    expect(slowest(times, 3)).toEqual([
      '   27.4 s  defence.spec.ts › whole',
      '    6.0 s  tests/unit/one.test.ts, what its tests share',
      '    3.2 s  tests/unit/one.test.ts › a slow one',
    ]);
  });

  it.each([
    [null, []],
    [{ testResults: 'none', suites: [null] }, []],
  ])('are none in %j', (report, expected) => {
    expect(vitestTimes(report)).toEqual(expected);
    expect(playwrightTimes(report)).toEqual(expected);
  });

  it.each([
    [4_400, '0 min 04 s'],
    [307_499, '5 min 07 s'],
  ])('%d ms are said as %s', (ms, said) => {
    expect(spokenDuration(ms)).toBe(said);
  });
});

describe('what a program prints', () => {
  it('is held back where another one has the terminal', async () => {
    const held = new PassThrough();
    const code = await runForeground(
      process.execPath,
      ['-e', 'console.log(1); console.error(2); process.exit(3)'],
      process.env,
      held,
    );
    expect(code).toBe(3);
    expect(String(held.read()).split('\n').toSorted()).toEqual(['', '1', '2'].toSorted());
  });
});

describe('the temporary files of the tests', () => {
  it('lie in memory while there is room, and go with the run', async () => {
    const memory = await mkdtemp(path.join(tmpdir(), 'pupitre-memory-'));
    const { env, remove } = await temporaryFolder({ HOME: '/home' }, memory);
    const folder = env['TMPDIR'] ?? '';
    expect([path.dirname(folder), env['HOME']]).toEqual([memory, '/home']);
    await writeFile(path.join(folder, 'left'), '');
    await remove();
    expect(await readdir(memory)).toEqual([]);
    await rm(memory, { recursive: true });
  });

  it.each([
    ['where somebody said', { TMPDIR: '/somewhere' }, tmpdir()],
    ['on the disk where there is no memory', {}, '/no/such/folder'],
  ])('lie %s', async (_, env, memory) => {
    expect((await temporaryFolder(env, memory)).env).toBe(env);
  });
});

describe('isBuildStale', () => {
  let root: string;
  const inputs = ['src/main/index.ts', 'resources/locales/fr/common.json', 'package.json'];
  const outputs = [
    'out/main/index.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/room/index.html',
    'out/verify/verify.html',
    'out/verify/package.json',
  ];

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'pupitre-build-'));
    for (const file of [...inputs, ...outputs]) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), '');
    }
    const soon = new Date(Date.now() + 60_000);
    for (const file of outputs) await utimes(path.join(root, file), soon, soon);
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('takes a build newer than its sources', async () => {
    expect(await isBuildStale(root)).toBe(false);
  });

  it.each(inputs)('rejects a build older than %s', async (file) => {
    const later = new Date(Date.now() + 120_000);
    await utimes(path.join(root, file), later, later);
    expect(await isBuildStale(root)).toBe(true);
  });

  it.each(outputs)('rejects a build without %s', async (file) => {
    await rm(path.join(root, file));
    expect(await isBuildStale(root)).toBe(true);
  });
});
