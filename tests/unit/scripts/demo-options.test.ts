import { describe, expect, it } from 'vitest';
import { readDemoOptions, readSessionDemoOptions } from '../../../scripts/demo/options.ts';
import { SetupFailure } from '../../../scripts/runtime/failure.ts';

describe('options of a whole day', () => {
  it('are the folder, and a schema where one is given', () => {
    expect(readSessionDemoOptions(['--session', '--out', 'day'], '/home/someone')).toEqual({
      out: '/home/someone/day',
      schema: null,
    });
    const given = ['--session', '--out=/tmp/x', '--schema', 'cdc.xsd'];
    expect(readSessionDemoOptions(given, '/home/someone')).toEqual({
      out: '/tmp/x',
      schema: '/home/someone/cdc.xsd',
    });
  });

  it('are none without --session, and take nothing of a screen', () => {
    expect(readSessionDemoOptions(['--out', 'x'])).toBeNull();
    expect(() => readSessionDemoOptions(['--session'])).toThrow('--out');
    expect(() => readSessionDemoOptions(['--session', '--out', 'x', '--theme', 'dark'])).toThrow('--theme');
  });
});

describe('options of the demonstration', () => {
  it('takes French, light and 1280x800 when only the folder is named', () => {
    expect(readDemoOptions(['--out', 'pictures'], '/home/someone')).toEqual({
      test: 'oral-defence',
      out: '/home/someone/pictures',
      language: 'fr',
      theme: 'light',
      width: 1280,
      height: 800,
    });
  });

  it('takes another test, language, theme and size', () => {
    const options = readDemoOptions([
      '--out=/tmp/x',
      '--test=role-play',
      '--language=en',
      '--theme',
      'dark',
      '--size',
      '1920x1080',
    ]);
    expect(options).toEqual({
      test: 'role-play',
      out: '/tmp/x',
      language: 'en',
      theme: 'dark',
      width: 1920,
      height: 1080,
    });
  });

  it.each([
    [[], '--out'],
    [['--out', ''], '--out'],
    [['--out', 'x', '--language', 'de'], 'fr, en'],
    [['--out', 'x', '--theme', 'pink'], 'light, dark, contrast'],
    [['--out', 'x', '--size', '800x600'], '--size 800x600'],
    [['--out', 'x', '--size', '1280'], '--size 1280'],
    [['--out', 'x', '--speed', '9'], '--speed'],
    [['--out', 'x', 'more'], 'more'],
  ])('refuses %j in words', (args, words) => {
    expect(() => readDemoOptions(args)).toThrow(SetupFailure);
    expect(() => readDemoOptions(args)).toThrow(words);
  });
});
