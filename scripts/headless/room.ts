/**
 * A core by itself behind a socket, for the end-to-end tests: `room.ts FOLDER START INTERFACE [DISK]`, where START is an ISO
 * instant, INTERFACE the built files, and DISK what the system says of the disk's encryption. Says where it is on a line of JSON; each line that comes drives its clock by hand, such as
 * `advance 180000`, and is answered once done. Ends with its input.
 */
import { createInterface } from 'node:readline';
import { instant } from '../../src/domain/time/time.ts';
import type { DiskEncryption } from '../../src/shared/areas/app.ts';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import type { ManualDrive } from '../../src/core/kernel/test-clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import { createLine } from './serve.ts';
import { headlessSurroundings } from './surroundings.ts';

const [folder = '', start = '', files = '', disk = 'unknown'] = process.argv.slice(2);
const line = createLine();
const { drive, ...device } = createManualClock(instant(Date.parse(start)));
const surroundings = headlessSurroundings(folder, device);
const core = openCore({
  ...surroundings,
  desktop: { ...surroundings.desktop, diskEncryption: () => Promise.resolve(disk as DiskEncryption) },
  publish: line.publish,
});
const served = await line.serve(core.ask, files);
const say = (text: string) => process.stdout.write(`${text}\n`);

say(JSON.stringify({ url: served.url }));
for await (const order of createInterface({ input: process.stdin })) {
  const [act = '', ms = ''] = order.split(' ');
  drive[act as keyof ManualDrive](Number(ms));
  say('done');
}
await served.close();
core.stop();
await core.ended();
core.close();
