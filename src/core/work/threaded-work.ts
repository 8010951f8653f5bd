import type { Signer } from '../../cms/signer.ts';
import type { DocumentWork } from '../documents/document-work.ts';
import { createThreadPool } from './thread-pool.ts';
import type { KeylessSigner, ThreadHelp, ThreadServices } from './thread-services.ts';

/** One draws what someone waits for while another checks. */
const THREADS = 2;
/** The longest document takes a few seconds on a slow machine. */
const TIME_LIMIT_MS = 60_000;

/** Does the work on kept threads that run that script. Private keys stay on the thread that opened them. */
export function threadedWork(script: URL, fontsDir: string): DocumentWork {
  const pool = createThreadPool<ThreadServices>({
    script,
    data: { fontsDir },
    size: THREADS,
    timeoutMs: TIME_LIMIT_MS,
  });
  return {
    minutes: (data) => pool.run((thread) => thread.minutes(data)),
    sessionMinutes: (data) => pool.run((thread) => thread.sessionMinutes(data)),
    signField: (pdf, { signer, ...signing }) => {
      return pool.run(
        (thread) => thread.signField(pdf, { ...signing, signer: keyless(signer) }),
        helpOf(signer),
      );
    },
    sealDocument: (pdf, { signer, ...sealing }) => {
      return pool.run(
        (thread) => thread.sealDocument(pdf, { ...sealing, signer: keyless(signer) }),
        helpOf(signer),
      );
    },
    proof: (data) => pool.run((thread) => thread.proof(data)),
    witness: (data) => pool.run((thread) => thread.witness(data)),
    candidateSheet: (subject) => pool.run((thread) => thread.candidateSheet(subject)),
    jurorCards: (subject, referentiel) => pool.run((thread) => thread.jurorCards(subject, referentiel)),
    attendanceSheet: (data) => pool.run((thread) => thread.attendanceSheet(data)),
    blankGrids: (data) => pool.run((thread) => thread.blankGrids(data)),
    paper: (data) => pool.run((thread) => thread.paper(data)),
    checkXml: (xml, schema) => pool.run((thread) => thread.checkXml(xml, schema)),
    readXml: (xml) => pool.run((thread) => thread.readXml(xml)),
    verdict: (files) => pool.run((thread) => thread.verdict(files)),
    received: (file, beside, now) => pool.run((thread) => thread.received(file, beside, now)),
  };
}

function keyless({ algorithm, certificate, chain }: Signer): KeylessSigner {
  return { algorithm, certificate, chain };
}

/** The signature itself is made here, where the key is. */
function helpOf(signer: Signer) {
  return { sign: (data: Uint8Array) => signer.sign(data) } satisfies ThreadHelp;
}
