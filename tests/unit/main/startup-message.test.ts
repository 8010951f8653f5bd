import { describe, expect, it } from 'vitest';
import { startupMessage } from '../../../src/main/platform/startup-message.ts';
import type { StartupFailure } from '../../../src/main/platform/startup-message.ts';
import { languageOfLocale, nativeTexts } from '../../../src/main/platform/texts.ts';

const PATHS = {
  root: '/data',
  dataFile: '/data/pupitre.sqlite',
  backupFolder: '/data/backups',
  logFile: '/data/logs/x.log',
};
const NAMES = { host: 'poste-2', own: '0.2.0', writer: '0.3.0' };
const FAILURES = Object.keys(nativeTexts('fr').startup.errors) as StartupFailure[];

describe.each(['fr', 'en'] as const)('a failure at start-up, in %s', (language) => {
  it.each(FAILURES)('%s says what happened, what is safe, what to do and where the data is', (failure) => {
    const texts = nativeTexts(language);
    const { detail, message } = startupMessage(failure, PATHS, texts, NAMES);
    const { safe, todo, what } = texts.startup.errors[failure];
    expect(message).toBe(
      what.replace('{{host}}', 'poste-2').replace('{{own}}', '0.2.0').replace('{{writer}}', '0.3.0'),
    );
    expect(detail).toContain(safe);
    expect(detail).toContain(todo);
    expect(detail).toContain(failure.startsWith('profile-') ? PATHS.root : PATHS.dataFile);
    expect(detail).not.toContain('{{');
  });

  it('names both versions where the data is of a later one, and says so where it does not tell which', () => {
    const texts = nativeTexts(language);
    const { message } = startupMessage('database-newer', PATHS, texts, NAMES);
    expect(message).toContain('0.3.0');
    expect(message).toContain('0.2.0');
    expect(startupMessage('database-newer', PATHS, texts, { ...NAMES, writer: null }).message).toContain(
      texts.startup.writerUnknown,
    );
  });

  it('tells where the backups are when the data is damaged', () => {
    const { actions, detail } = startupMessage('database-corrupt', PATHS, nativeTexts(language));
    expect(detail).toContain(PATHS.backupFolder);
    expect(actions.map(({ id }) => id)).toEqual(['restore', 'open-folder']);
  });
});

describe('the system’s language', () => {
  it('is English for English, French for the rest', () => {
    expect(['en', 'en-GB', 'EN_us', 'fr-FR', 'de', ''].map(languageOfLocale)).toEqual([
      'en',
      'en',
      'en',
      'fr',
      'fr',
      'fr',
    ]);
  });
});
