// The scripts behind this one are TypeScript, which Node runs by itself from 22.18 on. npm puts the project's own Node on
// the PATH; an older one here means that its install script was kept from running.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This runs on Node ${process.versions.node}, which is too old, because the project's own Node is missing.`,
  );
  console.error(
    '  Start it through npm (npm start, npm test). If it was so: npm rebuild node, then try again.',
  );
  process.exit(1);
}
