/** An update from a file on the installed application: the test is the administrator whom pkexec would ask. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { packageUpdate } from '../../scripts/commands/package-update.ts';
import type { Say } from '../e2e/pages/words.ts';
import { makePublisher } from '../fixtures/updates.ts';
import type { Publisher } from '../fixtures/updates.ts';
import { until } from './machine.ts';

const PKEXEC = '/usr/bin/pkexec';
/** Where the program in the place of pkexec says what it was asked, and hears that it was allowed. */
const ASKED = '/var/tmp/pupitre-asked';

/** Signs that installer into an update for this machine, with the command of the publisher. */
export async function signUpdate(folder: string, publisher: Publisher, deb: string): Promise<string> {
  const file = path.join(folder, 'mise-a-jour.pupitre-update');
  const { certificateFile, keyFile } = publisher;
  const code = await packageUpdate([
    ...['--deb', deb, '--cert', certificateFile, '--key', keyFile, '--out', file],
  ]);
  if (code !== 0) throw new Error('no update was made');
  chmodSync(file, 0o644);
  return file;
}

export async function newPublisher(folder: string): Promise<Publisher> {
  return makePublisher(mkdtempSync(path.join(folder, 'publisher-')));
}

export interface Administrator {
  /** Waits to be asked, and does as root what it was asked; answers how the helper ended. */
  readonly allow: () => Promise<number | null>;
  readonly leave: () => void;
}

/** Puts a program in the place of pkexec that asks this test. */
export function beAdministrator(): Administrator {
  if (existsSync(PKEXEC)) throw new Error('pkexec is installed: it would ask a person');
  rmSync(ASKED, { recursive: true, force: true });
  mkdirSync(ASKED);
  chmodSync(ASKED, 0o777);
  const [question, answer] = [path.join(ASKED, 'question'), path.join(ASKED, 'answer')];
  writeFileSync(
    PKEXEC,
    [
      '#!/bin/sh',
      `printf '%s\\n' "$@" > ${question}.new && mv ${question}.new ${question}`,
      `while [ ! -e ${answer} ]; do sleep 0.1; done`,
      `cat ${answer}`,
      '',
    ].join('\n'),
  );
  chmodSync(PKEXEC, 0o755);
  return {
    allow: async () => {
      const [helper = '', ...args] = await until('what pkexec is asked', () =>
        existsSync(question) ? readFileSync(question, 'utf8').trim().split('\n') : null,
      );
      const child = spawn(helper, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        writeFileSync(`${answer}.new`, text);
        renameSync(`${answer}.new`, answer);
      });
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
    leave: () => {
      rmSync(PKEXEC, { force: true });
      rmSync(ASKED, { recursive: true, force: true });
    },
  };
}

/** By the screens: chooses the file that the dialog answers, and installs it. */
export async function orderUpdate(page: Page, say: Say, version: string): Promise<void> {
  await page.getByRole('link', { name: say('nav.preferences') }).click();
  await page.getByRole('link', { name: say('updates:link.open') }).click();
  await page.getByRole('button', { name: say('updates:choose') }).click();
  const install = page.getByRole('button', { name: say('updates:install', { version }) });
  await install.waitFor();
  await install.click();
}
