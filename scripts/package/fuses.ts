/** Electron's fuses as the package has them: set once it is made, read back by `npm run security:check`. */
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

interface Fuse {
  readonly name: string;
  readonly fuse: FuseV1Options;
  readonly isOn: boolean;
  /** Runtimes before this one's time lack it. */
  readonly isNew?: true;
}

export const FUSES: readonly Fuse[] = [
  { name: 'RunAsNode', fuse: FuseV1Options.RunAsNode, isOn: false },
  // The page keeps no cookie.
  { name: 'EnableCookieEncryption', fuse: FuseV1Options.EnableCookieEncryption, isOn: false },
  {
    name: 'EnableNodeOptionsEnvironmentVariable',
    fuse: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    isOn: false,
  },
  { name: 'EnableNodeCliInspectArguments', fuse: FuseV1Options.EnableNodeCliInspectArguments, isOn: false },
  // Windows and macOS check it; Linux does not.
  {
    name: 'EnableEmbeddedAsarIntegrityValidation',
    fuse: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    isOn: true,
  },
  { name: 'OnlyLoadAppFromAsar', fuse: FuseV1Options.OnlyLoadAppFromAsar, isOn: true },
  // There is no second snapshot to load.
  {
    name: 'LoadBrowserProcessSpecificV8Snapshot',
    fuse: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    isOn: false,
  },
  {
    name: 'GrantFileProtocolExtraPrivileges',
    fuse: FuseV1Options.GrantFileProtocolExtraPrivileges,
    isOn: false,
  },
  // As Electron ships it: pages compile their WebAssembly with the checks of the processor.
  { name: 'WasmTrapHandlers', fuse: FuseV1Options.WasmTrapHandlers, isOn: true, isNew: true },
];

/** Sets them all. `isInspectable` leaves Node's inspector in, for the twin that a test drives, and for nothing that leaves here. */
export async function setFuses(executable: string, { isInspectable = false } = {}): Promise<void> {
  const present = await readWire(executable);
  const wanted = FUSES.filter(({ fuse, isNew }) => isNew !== true || present.has(fuse));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    ...Object.fromEntries(wanted.map(({ fuse, isOn }) => [fuse, isOn])),
    ...(isInspectable ? { [FuseV1Options.EnableNodeCliInspectArguments]: true } : {}),
  });
}

/** The fuses of an executable that are not as they should be, by name; those that its runtime has and this list lacks too. */
export async function wrongFuses(executable: string): Promise<readonly string[]> {
  const present = await readWire(executable);
  const wrong = FUSES.filter(({ fuse, isNew, isOn }) => {
    const state = present.get(fuse);
    return (
      !(isNew === true && state === undefined) && state !== (isOn ? FuseState.ENABLE : FuseState.DISABLE)
    );
  }).map(({ name }) => name);
  const named = new Set<number>(FUSES.map(({ fuse }) => fuse));
  const unknown = [...present.keys()]
    .filter((fuse) => !named.has(fuse))
    .map((fuse) => `fuse ${String(fuse)}`);
  return [...wrong, ...unknown];
}

/** Each fuse that the executable has, by its place in the wire. */
async function readWire(executable: string): Promise<ReadonlyMap<number, FuseState>> {
  const wire = await getCurrentFuseWire(executable);
  return new Map(
    Object.entries(wire)
      .filter(([place]) => /^\d+$/.test(place))
      .map(([place, state]) => [Number(place), state as FuseState]),
  );
}
