/** What each section of the minutes of a session is built from. */
import type { SessionContent } from '../domain/session-minutes/session-minutes.schema.ts';
import { sessionSignatories } from '../domain/session-minutes/session-signatories.ts';
import { createInstantFormat, type InstantFormat } from './french-format.ts';
import type { PrintMode } from './print-context.ts';
import { modeOf, type SignatureBlocks } from './signature-blocks.ts';
import { SESSION } from './session-wording.ts';

/** A content with its digest, and what it is printed for. */
export type SessionData = PrintMode & {
  readonly content: SessionContent;
  /** SHA-256 (hex) of the canonical content. */
  readonly contentDigest: string;
};

export type SessionContext = SessionData & { readonly instants: InstantFormat };

/** Derives what the sections share; throws RangeError when the content's time zone is unknown. */
export function createSessionContext(data: SessionData): SessionContext {
  const { session, timeZone } = data.content;
  return { ...data, instants: createInstantFormat(timeZone, session.date) };
}

/** The signature blocks of the minutes of a session. */
export function sessionBlocks(context: SessionContext): SignatureBlocks {
  const { content, contentDigest, instants } = context;
  return {
    ...modeOf(context),
    contentDigest,
    instants,
    signatories: sessionSignatories(content),
    authority: content.authority,
    sealCertificate: content.seal,
    chain: content.chain,
    isDense: false,
    fieldLabel: SESSION.memberField,
  };
}
