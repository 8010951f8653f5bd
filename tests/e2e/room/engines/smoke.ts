/** The page of a device in another engine: it joins, its member sits down, marks, is left without the desk, and loses nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { SAMPLE_PIN } from '../../../../src/shared/areas/sample.ts';
import type { Language } from '../../../../src/shared/areas/app.ts';
import type { SessionView } from '../../../../src/shared/areas/preparation/sessions.ts';
import type { PassageView } from '../../../../src/shared/areas/passage/passages.ts';
import { startHeadlessCore } from '../../browser/headless-core.ts';
import { MORNING } from '../../fixtures.ts';
import { wordsOf } from '../../pages/words.ts';
import type { Say } from '../../pages/words.ts';
import { askCore, invite, letIn, LOOPBACK, openRoom, roomNow } from '../desk.ts';
import type { AskDesk } from '../desk.ts';
import type { EnginePage } from './engine.types.ts';

const WITHIN_MS = 60_000;
const IN_TIME = { timeout: WITHIN_MS };

const button = (text: string) =>
  `[...document.querySelectorAll('button')].find((each) => each.textContent.includes(${JSON.stringify(text)}))`;
const shows = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;

/** A mark of the competence that is open, as an expression of its label, which is what a finger meets. */
function markOf(say: Say, index: number): string {
  const group = JSON.stringify(say('grid:markOf', { criterion: '' }).trim());
  const named = `(each) => (each.getAttribute('aria-label') ?? each.textContent).startsWith(${group})`;
  return `[...document.querySelectorAll('article [role=radiogroup]')].find(${named})?.querySelectorAll('label')[${String(index)}]`;
}

/** A session whose first candidate is before the jury. */
async function beginDefence(
  ask: AskDesk,
): Promise<{ session: SessionView; passageId: string; candidate: string }> {
  const session = await ask<SessionView>('sessions.createSample');
  const passage = session.passages.find(({ candidate }) => candidate.lastName === 'Mirabelle');
  if (passage === undefined) throw new Error('no passage');
  const { candidate, id: passageId } = passage;
  const order = (command: unknown) => ask<PassageView>('passages.command', { passageId, command });
  await order({ type: 'check-identity', document: 'identity-card', note: '' });
  await order({ type: 'record-attendance', status: 'present', note: '' });
  for (const { id: jurorId } of session.members) {
    await ask('passages.declare', { passageId, jurorId, kind: 'no-link', reason: '' });
  }
  await order({ type: 'start-phase', phaseId: 'presentation' });
  return { session, passageId, candidate: `${candidate.firstName} ${candidate.lastName}` };
}

export async function playSmoke(
  open: () => Promise<EnginePage>,
  screenshot: (bytes: Buffer) => Promise<void>,
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-engine-'));
  const desk = await startHeadlessCore(folder, MORNING);
  const ask = askCore(desk.url);
  const { candidate, session } = await beginDefence(ask);
  const member = session.members[1];
  if (member === undefined) throw new Error('no member');
  await openRoom(ask, session.id);
  const page = await open();
  const until = (expression: string) =>
    expect.poll(() => page.read<boolean>(expression).catch(() => false), IN_TIME).toBe(true);
  try {
    await page.goto((await invite(ask, { role: 'juror', jurorId: member.id })).url);
    await letIn(ask);
    // The page speaks its browser's language, which is not the same in each.
    const say = wordsOf(await page.read<Language>('document.documentElement.lang'));
    const choice = (index: number) => markOf(say, index);
    const isChosen = (index: number) => `${choice(index)}.querySelector('input').checked`;
    await until(shows(candidate));
    await page.click(button(candidate));
    await until(`${button(say('grid:door.open'))} !== undefined`);
    await page.type("document.querySelector('form [role=textbox]')", SAMPLE_PIN);
    await page.click(button(say('grid:door.open')));
    await until(`${choice(0)} !== undefined`);
    await page.click(choice(0));
    await until(`${isChosen(0)} && ${shows(say('juror:line.kept'))}`);
    await expect.poll(async () => awaited(ask, member.id), IN_TIME).toBe(0);
    await screenshot(await page.screenshot());

    // The room is closed: what is entered waits here, also over a reload where the engine keeps the page.
    await ask('room.close');
    await page.click(choice(1));
    await until(shows(say('juror:line.waiting', { count: 1 })));
    if (await page.read<boolean>('navigator.serviceWorker?.controller != null')) {
      await page.reload();
      await until(shows(say('juror:line.waiting', { count: 1 })));
    }
    await ask('room.open', { sessionId: session.id, address: LOOPBACK });
    await until(shows(say('juror:line.kept')));
    await page.reload();
    await until(isChosen(1));
    await expect.poll(async () => awaited(ask, member.id), IN_TIME).toBe(0);
  } catch (error) {
    await screenshot(await page.screenshot());
    throw error;
  } finally {
    await page.close();
    await desk.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function awaited(ask: AskDesk, jurorId: string): Promise<number | null> {
  const { seats } = await roomNow(ask);
  return seats.find((seat) => seat.jurorId === jurorId)?.device?.awaited ?? null;
}
