/** What goes to another laptop: what was prepared, in the words of the requests by which it was typed here. */
import { z } from 'zod';
import { attachmentInput, passageInput } from '../../../shared/areas/preparation/setups.ts';
import { memberInput, sessionInput } from '../../../shared/areas/preparation/sessions.ts';
import { enrolInput, heldInput, personDetails } from '../../../shared/areas/candidates.ts';
import { idSchema, longText, shortText } from '../../../shared/request-parts.ts';

const MOST = 1_000;

/** Questions that were drawn already: the draw is kept with its chance. */
const drawSchema = z.strictObject({
  at: z.int(),
  among: z.array(longText).min(1).max(MOST),
  seed: z.string().regex(/^[0-9a-f]{64}$/),
  text: longText,
});

const personSchema = z.strictObject({
  originId: idSchema,
  details: personDetails,
  enrolment: enrolInput.shape.enrolment,
  held: heldInput.shape.held,
});

const passageSchema = z.strictObject({
  originId: idSchema,
  /** Whose file it belongs to; null where it is called otherwise than its file. */
  personId: idSchema.nullable(),
  setup: passageInput.omit({ sessionId: true, passageId: true, personId: true }),
  draws: z.array(drawSchema).max(MOST),
  isDrawn: z.boolean(),
  attachments: z.array(attachmentInput.omit({ passageId: true })).max(MOST),
});

export const handedSession = z.strictObject({
  schema: z.literal('pupitre.handover/1'),
  /** Code of the installation, and the organisation that it works for. */
  origin: shortText,
  organisation: shortText,
  returnKey: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength === 32),
  /** Texts of files as they are stored. */
  certification: z.string().max(10_000_000),
  subjects: z.array(z.string().max(1_000_000)).max(MOST),
  session: sessionInput.omit({ sessionId: true }),
  members: z
    .array(memberInput.omit({ sessionId: true, jurorId: true }))
    .min(1)
    .max(50),
  persons: z.array(personSchema).max(MOST),
  passages: z.array(passageSchema).min(1).max(MOST),
  /** Passages that are held by one clock, by their ids there. */
  groups: z.array(z.array(idSchema).min(2).max(20)).max(MOST),
});

export type HandedSession = z.output<typeof handedSession>;

/** What comes back: sealed minutes of passages, each with what proves it. */
export const returnedMinutes = z.strictObject({
  schema: z.literal('pupitre.return/1'),
  /** As the laptop that played them calls the session, which its minutes name. */
  sessionId: idSchema,
  passages: z
    .array(
      z.strictObject({
        originId: idSchema,
        minutes: z
          .array(
            z.strictObject({
              name: shortText,
              bytes: z.instanceof(Uint8Array),
              beside: z.array(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) })).max(50),
            }),
          )
          .min(1)
          .max(100),
      }),
    )
    .min(1)
    .max(MOST),
});

export type ReturnedMinutes = z.output<typeof returnedMinutes>;
