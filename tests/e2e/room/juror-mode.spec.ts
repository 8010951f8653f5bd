import { once } from 'node:events';
import { createServer } from 'node:https';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import {
  keyPemOf,
  makeRoomAuthority,
  makeRoomLeaf,
  pemOf,
} from '../../../src/core/areas/room/certificates.ts';
import { networkOf } from '../../../src/core/areas/room/network.ts';
import { instant } from '../../../src/domain/time/time.ts';
import { shownCertificates } from '../../../src/main/platform/juror/shown-certificates.ts';
import type { SessionView } from '../../../src/shared/areas/preparation/sessions.ts';
import { startHeadlessCore } from '../browser/headless-core.ts';
import { expect, fr, PARIS, test } from '../fixtures.ts';
import { closeApp, launchApp } from '../pages/running-app.ts';
import { askCore, invite, isConnected, letIn, LOOPBACK, openRoom, roomNow } from './desk.ts';

const roomPage = (app: ElectronApplication): Page | undefined =>
  app.windows().find((each) => each.url().startsWith('app://pupitre/room/'));

/** The other window: after a kill, either of the two may come first. */
function homePage(app: ElectronApplication): Page {
  const found = app.windows().find((each) => each !== roomPage(app));
  if (found === undefined) throw new Error('no window but that of the room');
  return found;
}

async function shownRoom(app: ElectronApplication): Promise<Page> {
  await expect.poll(() => roomPage(app) !== undefined, { timeout: 60_000 }).toBe(true);
  const page = roomPage(app);
  if (page === undefined) throw new Error('no page of the room');
  return page;
}

/** What stands at that port instead of the desk: the genuine authority beside a certificate that it never signed. */
async function pretendToBe(authority: Uint8Array, port: number) {
  const making = (fill: number) => ({ at: instant(Date.now()), serialBytes: new Uint8Array(16).fill(fill) });
  const { pkcs8 } = await makeRoomAuthority(networkOf(LOOPBACK, 8), making(1));
  const leaf = await makeRoomLeaf({ der: authority, pkcs8 }, LOOPBACK, making(2));
  const asked: string[] = [];
  let calls = 0;
  const server = createServer({ key: keyPemOf(leaf.pkcs8), cert: pemOf(leaf.der, authority) });
  server.on('connection', () => (calls += 1));
  for (const kind of ['request', 'upgrade'] as const) {
    server.on(kind, ({ url }: { readonly url?: string }) => asked.push(`${kind} ${url ?? ''}`));
  }
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
  return {
    asked,
    calls: () => calls,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

test('a Pupitre enters the room of another desk by its code, believes no other, and comes back by itself', async ({
  folder,
}) => {
  // Certificates are of these days: who checks them has the machine's clock.
  let desk = await startHeadlessCore(path.join(folder, 'desk'), new Date().toISOString());
  let ask = askCore(desk.url);
  const { id: sessionId, members } = await ask<SessionView>('sessions.createSample');
  const jurorId = members[1]?.id ?? '';
  const room = await openRoom(ask, sessionId);
  const { url } = await invite(ask, { role: 'juror', jurorId });
  const profile = path.join(folder, 'profile');
  const start = () => launchApp({ profile, env: { TZ: PARIS } });
  let juror = await start();

  await test.step('a code that names another authority leads nowhere, before anything is said', async () => {
    const { page } = juror;
    await page.getByRole('link', { name: fr('home:join.link') }).click();
    const wrong = `${room.fingerprint.startsWith('0') ? '1' : '0'}${room.fingerprint.slice(1)}`;
    await page.getByLabel(fr('home:join.address.label')).fill(url.replace(room.fingerprint, wrong));
    await page.getByRole('button', { name: fr('home:join.enter') }).click();
    await expect(page.getByText(fr('errors:desk-not-genuine.safe'))).toBeVisible();
    expect(roomPage(juror.app)).toBeUndefined();
    expect((await roomNow(ask)).waiting).toEqual([]);
  });

  const deviceId = await test.step('the code of the desk opens the room in a window of its own', async () => {
    const { page } = juror;
    await page.getByLabel(fr('home:join.address.label')).fill(url);
    await page.getByRole('button', { name: fr('home:join.enter') }).click();
    const own = await shownRoom(juror.app);
    const admitted = await letIn(ask);
    await expect.poll(() => isConnected(ask, jurorId)).toBe(true);
    // It has no part in this computer's data, and speaks with no other address.
    expect(await own.evaluate(() => 'pupitre' in globalThis)).toBe(false);
    const tried = await own.evaluate(
      async ([other]) => {
        const refused = new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', ({ blockedURI }) => {
            resolve(blockedURI);
          });
        });
        new WebSocket(other);
        return refused;
      },
      [`wss://${LOOPBACK}:${String(room.port + 1)}/room`] as const,
    );
    expect(tried).toContain(`:${String(room.port + 1)}`);
    return admitted;
  });

  await test.step('it is killed and started again: the window is there, and on the line', async () => {
    const process = juror.app.process();
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
    juror = await start();
    await shownRoom(juror.app);
    await expect.poll(() => isConnected(ask, jurorId), { timeout: 60_000 }).toBe(true);
  });

  const [, authority] = (await shownCertificates({ address: LOOPBACK, port: room.port })) ?? [];
  if (authority === undefined) throw new Error('no authority');
  await test.step('the desk dies, and something that shows its authority stands there: nothing is said to it', async () => {
    await desk.kill();
    const pretender = await pretendToBe(authority, room.port);
    await expect.poll(() => pretender.calls(), { timeout: 60_000 }).toBeGreaterThan(1);
    expect(pretender.asked).toEqual([]);
    await pretender.close();
  });

  await test.step('the desk is back: so is the device', async () => {
    desk = await startHeadlessCore(path.join(folder, 'desk'), new Date().toISOString());
    ask = askCore(desk.url);
    await expect.poll(() => isConnected(ask, jurorId).catch(() => false), { timeout: 60_000 }).toBe(true);
  });

  await test.step('the desk has another address: typed, it is enough', async () => {
    await ask('room.close');
    const moved = await openRoom(ask, sessionId);
    expect(moved.port).not.toBe(room.port);
    const page = homePage(juror.app);
    await page.getByRole('link', { name: fr('home:join.link') }).click();
    await page.getByLabel(fr('home:join.address.label')).fill(`${LOOPBACK}:${String(moved.port)}`);
    await page.getByRole('button', { name: fr('home:join.enter') }).click();
    await expect.poll(() => isConnected(ask, jurorId), { timeout: 60_000 }).toBe(true);
    const { seats } = await roomNow(ask);
    expect(seats.find((seat) => seat.jurorId === jurorId)?.device?.deviceId).toBe(deviceId);
  });

  await closeApp(juror.app);
  await desk.end();
});
