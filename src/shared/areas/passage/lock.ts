/** Content locked for signing: who signed it here, who signed outside, who is still awaited. */
import type { MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import type { Instant } from '../../../domain/time/time.ts';

/** A file signed outside the application, that stands for the signatures of some members. */
export interface ExternalDocumentView {
  readonly documentId: string;
  /** 'electronic' continues our own file with a signature of its own; anything else is a scan of signed paper. */
  readonly kind: 'electronic' | 'scan';
  readonly name: string;
  readonly byteCount: number;
  /** SHA-256 (hex) of the file. */
  readonly sha256: string;
  /** Name of the member who attests it. */
  readonly attachedBy: string;
  readonly attachedAt: Instant;
  readonly members: readonly { readonly jurorId: string; readonly name: string }[];
  /** Null while it stands. */
  readonly withdrawn: { readonly reason: string; readonly at: Instant } | null;
}

export interface LockView {
  readonly revision: number;
  readonly number: string;
  readonly contentDigest: string;
  readonly lockedAt: Instant;
  readonly signatures: readonly MinutesSignature[];
  /** Files signed outside, withdrawn ones too; members of those that stand are not awaited. */
  readonly external: readonly ExternalDocumentView[];
  readonly awaited: readonly { readonly jurorId: string; readonly name: string; readonly capacity: string }[];
}
