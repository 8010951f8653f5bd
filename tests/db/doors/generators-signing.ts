import { readFileSync } from 'node:fs';
import { networkOf, organisationSeal, PASSWORD } from './outside.ts';
import type { AreaGenerators } from './generator.types.ts';
import type { World } from './world.ts';

const URL_OF_AUTHORITY = 'http://horodatage.invalid/';

/** A backup that this application made of its authority, if it made one. */
function backup({ chance, exported }: World): Uint8Array<ArrayBuffer> | null {
  const file = chance.of(exported.filter((path) => path.endsWith('sauvegarde.pem')));
  return file === undefined ? null : new Uint8Array(readFileSync(file));
}

export const signingGenerators: AreaGenerators<'signing'> = {
  get: () => undefined,
  exportAuthority: () => undefined,
  exportRevocations: () => undefined,
  renewAuthority: () => undefined,
  backUpAuthority: () => ({ password: PASSWORD }),
  restoreAuthority: (world) => {
    const bytes = backup(world);
    return bytes === null
      ? null
      : { bytes, password: world.chance.odds(0.9) ? PASSWORD : 'une autre phrase' };
  },
  importSeal: ({ chance }) => ({
    bytes: organisationSeal(),
    password: chance.odds(0.8) ? PASSWORD : 'une autre phrase',
  }),
  removeSeal: () => undefined,
  revoke: ({ chance, facts }) => {
    const row = chance.of(
      facts.rows(`SELECT sha256 FROM signing_certificate WHERE role IN ('member', 'seal') ORDER BY rowid`),
    );
    if (row === undefined) return null;
    return {
      sha256: String(row['sha256']),
      reason: chance.one(['key-compromise', 'cessation', 'superseded'] as const),
    };
  },
};

function authorityOf(world: World) {
  // The authority's clock is the true one: the machine's is set to it, as a time server would.
  const { certificate } = networkOf(world);
  return { url: URL_OF_AUTHORITY, policy: null, certificate: world.chance.odds(0.5) ? certificate : null };
}

export const timestampGenerators: AreaGenerators<'timestamps'> = {
  settings: () => undefined,
  save: (world) => authorityOf(world),
  remove: () => undefined,
  tryAuthority: (world) => authorityOf(world),
  state: ({ chance, facts }) => {
    const target = chance.of(facts.minutes());
    return target === undefined ? null : { minutesId: target.id };
  },
  run: (world) => {
    networkOf(world);
    const target = world.chance.of(world.facts.minutes());
    return target === undefined || world.chance.odds(0.5) ? {} : { minutesIds: [target.id] };
  },
};
