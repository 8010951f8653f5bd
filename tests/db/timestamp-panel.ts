/** An application beside a timestamp authority of the tests. */
import { expect, vi } from 'vitest';
import { instant } from '../../src/domain/time/time.ts';
import { createTimestampTransport } from '../../src/core/areas/timestamps/timestamp-transport.ts';
import type { TimestampState } from '../../src/shared/areas/timestamps.ts';
import { serveReplies, type ResponderServer, type ServedReply } from '../fixtures/timestamp-responder.ts';
import { archiveOne, prepare } from './passage-conduct.ts';
import { done, openPanel } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

const servers: ResponderServer[] = [];

export async function serve(answer: (request: Uint8Array) => ServedReply): Promise<ResponderServer> {
  const server = await serveReplies(answer);
  servers.push(server);
  return server;
}

/** Closes every server of a test; for `afterEach`. */
export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** An application whose clock is the machine's, give or take, and that reaches the network. */
export function openOnline(aheadMs = 0): Panel {
  const panel = openPanel(instant(Date.now() + aheadMs));
  panel.network.post = createTimestampTransport(fetch);
  return panel;
}

/** The clock of a panel is driven by hand; a conducted passage moved it on. */
export function setRight(panel: Panel, aheadMs = 0): void {
  panel.drive.stepWall(Date.now() + aheadMs - panel.clock.read().wall);
}

export function save(panel: Panel, url: string, certificate: Uint8Array<ArrayBuffer> | null = null) {
  return done(panel.handlers.timestamps.save({ url, policy: null, certificate }));
}

export function stateOf(panel: Panel, minutesId: string): Promise<TimestampState> {
  return done(panel.handlers.timestamps.state({ minutesId }));
}

export async function archived(panel: Panel): Promise<string> {
  return archiveOne(panel, await prepare(panel, 2));
}

/** Waits for what the queue does by itself. */
export async function settled(panel: Panel, minutesId: string, kind: TimestampState['kind'], attempts = 0) {
  return vi.waitFor(async () => {
    const state = await stateOf(panel, minutesId);
    expect(state).toMatchObject(kind === 'waiting' ? { kind, attempts } : { kind });
    return state;
  });
}
