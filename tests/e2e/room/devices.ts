/** Devices in Chromium: one process, and for each device a window with a session, a store and a way to the desk of its own. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronExecutable } from '../pages/running-app.ts';
import { switchesHere } from '../pages/switches.ts';

const START_MS = 45_000;

/** What a device's bytes go through, which the test may cut. */
export interface Way {
  readonly port: number;
  /** Everything that is open is cut off, and nothing new comes through. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export interface Devices {
  /** A new device on that page, through that way. */
  open(name: string, url: string, way: Way): Promise<Page>;
  close(): Promise<void>;
}

/** A way that is open. */
export async function openWay(): Promise<Way> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer();
  server.on('connect', ({ url = '' }, near: Socket) => {
    const [host = '', port = ''] = url.split(':');
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n');
      far.pipe(near);
      near.pipe(far);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** No device yet. */
export async function startDevices(): Promise<Devices> {
  const profile = await mkdtemp(path.join(tmpdir(), 'pupitre-devices-'));
  const app: ElectronApplication = await _electron.launch({
    executablePath: electronExecutable(),
    args: [
      ...switchesHere(),
      path.join(import.meta.dirname, '..', 'plain-browser'),
      `--user-data-dir=${profile}`,
      '--lang=fr',
    ],
    timeout: START_MS,
  });
  return {
    open: async (name, url, { port }) => {
      const opened = app.waitForEvent('window', { timeout: START_MS });
      await app.evaluate(
        async ({ BrowserWindow, session }, [partition, proxy]) => {
          const own = session.fromPartition(partition);
          // A warning that was accepted by hand.
          own.setCertificateVerifyProc((_certificate, answer) => {
            answer(0);
          });
          await own.setProxy({ proxyRules: proxy, proxyBypassRules: '<-loopback>' });
          const window = new BrowserWindow({
            width: 1000,
            height: 860,
            webPreferences: {
              session: own,
              sandbox: true,
              contextIsolation: true,
              nodeIntegration: false,
              backgroundThrottling: false,
            },
          });
          await window.loadURL('about:blank');
        },
        [`persist:${name}`, `http://127.0.0.1:${String(port)}`] as const,
      );
      const page = await opened;
      await page.goto(url);
      return page;
    },
    close: async () => {
      await app.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
