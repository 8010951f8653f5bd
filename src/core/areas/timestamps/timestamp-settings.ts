/** The timestamp authority that the administrator chose: none until then, and nothing leaves the machine. */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Certificate, readCertificate } from '../../../cms/certificate-reader.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { TrustedCertificateView } from '../../../shared/areas/timestamps.ts';
import type { PreferenceRepo } from '../../db/repos/preference.repo.ts';
import type { TimestampAuthority } from './timestamp-client.ts';

const PREFERENCE = 'timestampAuthority';

const storedSchema = z.strictObject({
  url: z.string(),
  policy: z.string().nullable(),
  /** DER in base64. */
  certificate: z.base64().nullable(),
  since: z.number().int(),
});

/** The authority in use; what is archived from `since` on gets its timestamp without being asked for. */
export interface ChosenAuthority extends TimestampAuthority {
  readonly since: Instant;
}

export interface TimestampSettings {
  /** Null when there is none, or when what is stored no longer reads. */
  authority(): ChosenAuthority | null;
  save(authority: ChosenAuthority): void;
  remove(): void;
}

export function createTimestampSettings(preferences: PreferenceRepo): TimestampSettings {
  return {
    authority: () => {
      const read = storedSchema.safeParse(preferences.all()[PREFERENCE]);
      if (!read.success) return null;
      const { certificate, policy, since, url } = read.data;
      return {
        url,
        policy,
        since: instant(since),
        certificate: certificate === null ? null : new Uint8Array(Buffer.from(certificate, 'base64')),
      };
    },
    save: ({ certificate, policy, since, url }) => {
      const encoded = certificate === null ? null : Buffer.from(certificate).toString('base64');
      preferences.set(PREFERENCE, { url, policy, certificate: encoded, since });
    },
    remove: () => {
      preferences.set(PREFERENCE, null);
    },
  };
}

/** The first certificate of a file in PEM or DER, as DER; null when it holds none that can be read. */
export async function certificateOfFile(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const der = new Uint8Array(new X509Certificate(bytes).raw);
    await readCertificate(der);
    return der;
  } catch {
    // Node throws an error of its own for each kind of bytes that are no certificate, our reader another.
    return null;
  }
}

export function trustedView({ notAfter, sha256, subject }: Certificate): TrustedCertificateView {
  return { subject: subject.text, sha256, notAfter: instant(notAfter) };
}
