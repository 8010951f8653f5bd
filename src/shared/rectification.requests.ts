import { z } from 'zod';
import { pinConfirmation } from './confirmation.requests.ts';
import { exactText, lineText, proseText } from './text.requests.ts';
import { minutesRef, passageRef, signatureInput, unlockInput } from './requests.ts';

const MAX_CHANGES = 500;
const MAX_PATH = 200;
const MAX_VALUE = 4_000;

/** Checked before a file of that size travels between processes for nothing. */
export const MAX_EXTERNAL_DOCUMENT_BYTES = 50 * 1024 * 1024;

const idSchema = passageRef.shape.passageId;
const reasonSchema = unlockInput.shape.reason;

/** `minutesId` are those that the user had before their eyes: they must still be the ones that stand. */
export const rectificationInput = minutesRef.extend({
  reason: reasonSchema,
  changes: z
    .array(z.strictObject({ path: exactText(MAX_PATH), value: proseText(MAX_VALUE) }))
    .min(1)
    .max(MAX_CHANGES),
});

export const rectificationSignature = signatureInput.omit({ passageId: true }).extend(minutesRef.shape);

/** `confirmation` is needed as soon as somebody signed: what they signed becomes void. */
export const rectificationCancelling = minutesRef.extend({
  reason: reasonSchema,
  confirmation: pinConfirmation.nullable(),
});

export const signedDocumentRef = z.strictObject({ documentId: idSchema });

/** `jurorIds` are the members for whom the file stands; the member who attests it gives their PIN. */
export const signedDocumentInput = z.strictObject({
  passageId: idSchema,
  attestedBy: idSchema,
  pin: signatureInput.shape.pin,
  /** SHA-256 (hex) of the content whose pages were signed. */
  contentDigest: signatureInput.shape.contentDigest,
  name: lineText(MAX_PATH).min(1),
  bytes: z.instanceof(Uint8Array),
  jurorIds: z.array(idSchema).min(1).max(20),
});

export const signedDocumentWithdrawal = z.strictObject({
  documentId: idSchema,
  reason: reasonSchema,
  confirmation: pinConfirmation,
});
