/** Switches of Chromium that the tests' machines need, and the application never gives itself. */

/** Nobody looks: drawn by the processor, within a process that is there, which takes a quarter less of a short test. */
const UNSEEN = ['--disable-gpu', '--disable-software-rasterizer', '--in-process-gpu'];

export function switchesHere(): readonly string[] {
  // Chromium refuses its sandbox under root, as in a container.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // The demonstration and the benches start the application as it is.
  const isTest = process.platform === 'linux' && process.env['TEST_WORKER_INDEX'] !== undefined;
  return [...(isRoot ? ['--no-sandbox'] : []), ...(isTest ? UNSEEN : [])];
}
