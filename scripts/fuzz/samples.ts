/** What the fuzzer starts from: true minutes, stamped and not, with everything that may be given beside them. */
import { readFileSync } from 'node:fs';
import { createOffice } from '../../tests/fixtures/verify/signed-minutes.ts';

const FOLDER = new URL('../../tests/fixtures/released/0.1.0/signed/', import.meta.url);

export interface Samples {
  readonly pdf: Uint8Array;
  readonly stamped: Uint8Array;
  readonly authority: Uint8Array;
  readonly timestampAuthority: Uint8Array;
  readonly list: Uint8Array;
}

export async function loadSamples(): Promise<Samples> {
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
  const office = await createOffice(Date.UTC(2026, 10, 24));
  return {
    pdf: read('minutes.pdf'),
    stamped: read('minutes-stamped.pdf'),
    authority: read('authority.crt'),
    timestampAuthority: read('timestamp-authority.crt'),
    list: await office.revocationList(['41'], Date.UTC(2026, 10, 25)),
  };
}
