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
const FAILURES = Object.keys(nativeTexts('fr').startup.errors) as StartupFailure[];

describe.each(['fr', 'en'] as const)('a failure at start-up, in %s', (language) => {
  it.each(FAILURES)('%s says what happened, what is safe, what to do and where the data is', (failure) => {
    const texts = nativeTexts(language);
    const { detail, message } = startupMessage(failure, PATHS, texts, 'poste-2');
    const { safe, todo, what } = texts.startup.errors[failure];
    expect(message).toBe(what.replace('{{host}}', 'poste-2'));
    expect(detail).toContain(safe);
    expect(detail).toContain(todo);
    expect(detail).toContain(failure.startsWith('profile-') ? PATHS.root : PATHS.dataFile);
    expect(detail).not.toContain('{{');
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
