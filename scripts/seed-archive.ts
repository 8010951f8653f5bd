/** `npm run seed:archive -- --minutes N --profile DIR`: fills a new profile with archived minutes, and says how fast. */
import { runAsCommand } from './runtime/failure.ts';
import { readSeedOptions } from './seed/options.ts';
import { seedArchive } from './seed/seed-archive.ts';

await runAsCommand(async () => {
  const options = readSeedOptions(process.argv.slice(2));
  const startedAt = performance.now();
  await seedArchive(options, (done) => {
    console.error(`${String(done)} of ${String(options.minutes)} minutes`);
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${String(options.minutes)} minutes in ${seconds.toFixed(1)} s, ${String(Math.round(options.minutes / seconds))} a second, in ${options.profile}`,
  );
  return 0;
});
