/** What answers at an address: its certificates, without believing any of them. Nothing is said to it. */
import { connect } from 'node:tls';
import type { DetailedPeerCertificate } from 'node:tls';

const WITHIN_MS = 6_000;
/** More than any desk shows. */
const MOST = 8;

export interface DeskAddress {
  readonly address: string;
  readonly port: number;
}

/** DER of the certificates that are shown there, its own first; null when nobody answers in time. */
export function shownCertificates(
  { address, port }: DeskAddress,
  withinMs = WITHIN_MS,
): Promise<readonly Uint8Array[] | null> {
  return new Promise((resolve) => {
    // Who answers is judged afterwards, by the authority that the code names.
    const socket = connect({ host: address, port, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
    const done = (shown: readonly Uint8Array[] | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(shown);
    };
    const timer = setTimeout(() => {
      done(null);
    }, withinMs);
    socket.on('error', () => {
      done(null);
    });
    socket.once('secureConnect', () => {
      done(chainOf(socket.getPeerCertificate(true)));
    });
  });
}

function chainOf(first: DetailedPeerCertificate): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: DetailedPeerCertificate | undefined = first;
  while (next?.raw !== undefined && chain.length < MOST) {
    chain.push(next.raw);
    // The last names itself as its issuer.
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}
