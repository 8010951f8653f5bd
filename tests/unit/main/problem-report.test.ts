import { expect, it } from 'vitest';
import { problemReport } from '../../../src/main/platform/problem-report.ts';

it('tells of the machine and of the end of the log, without the names that are on this computer', () => {
  const log = Array.from({ length: 800 }, (_, line) => `line ${String(line)}`);
  log.push(
    'open failed EACCES',
    '    at read (/home/ada.exemple/.config/Pupitre/pupitre.sqlite)',
    '    at /home/ada.exemple/Bureau/x.js on poste-ada of ada.exemple',
  );
  const text = problemReport({
    title: 'Rapport',
    intro: 'Relisez-le.',
    facts: { Pupitre: '1.0.0', system: 'linux 6' },
    log: `${log.join('\n')}\n`,
    named: [
      ['/home/ada.exemple/.config/Pupitre', '(data)'],
      ['/home/ada.exemple', '~'],
      ['ada.exemple', '(user)'],
      ['poste-ada', '(computer)'],
      // A user called "a" leaves words as they are.
      ['a', '(user)'],
    ],
  });
  expect(text).toContain('Pupitre: 1.0.0\nsystem: linux 6\n');
  expect(text).toContain('open failed EACCES\n    at read ((data)/pupitre.sqlite)');
  expect(text).toContain('at ~/Bureau/x.js on (computer) of (user)');
  expect(text).not.toMatch(/\bada\b/);
  expect(text).toContain('line 799');
  expect(text).not.toContain('line 302\n');
});
