/** Commands of the machine of a passage. */
import { z } from 'zod';
import { durationSchema, idSchema, longText } from '../../request-parts.ts';

const passageCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('check-identity'),
    document: z.enum(['identity-card', 'passport', 'residence-permit', 'driving-licence', 'other', 'none']),
    note: longText,
  }),
  z.strictObject({
    type: z.literal('record-attendance'),
    status: z.enum(['present', 'late', 'absent-justified', 'absent-unjustified']),
    note: longText,
  }),
  z.strictObject({
    type: z.literal('start-phase'),
    phaseId: idSchema,
    isEarlyConfirmed: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('undo-start') }),
  z.strictObject({ type: z.literal('pause'), reason: longText }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('end-phase'), isEarlyConfirmed: z.boolean().optional() }),
  z.strictObject({
    type: z.literal('return-to-phase'),
    phaseId: idSchema,
    ruling: z.enum(['counted', 'lost']),
    reason: longText,
  }),
  z.strictObject({ type: z.literal('grant-extra-time'), extraMs: durationSchema, reason: longText }),
  z.strictObject({
    type: z.literal('note-incident'),
    category: z.enum(['technical', 'health', 'disturbance', 'fraud', 'evacuation', 'other']),
    text: longText.min(1),
  }),
  z.discriminatedUnion('ruling', [
    z.strictObject({
      type: z.literal('rule-on-interruption'),
      ruling: z.enum(['resume', 'count']),
      reason: longText,
    }),
    z.strictObject({
      type: z.literal('rule-on-interruption'),
      ruling: z.literal('count-part'),
      countedMs: durationSchema,
      reason: longText,
    }),
  ]),
  z.strictObject({ type: z.literal('close-timed-phases') }),
  z.strictObject({ type: z.literal('open-deliberation') }),
  z.strictObject({ type: z.literal('close-deliberation') }),
  z.strictObject({ type: z.literal('reopen-deliberation'), reason: longText }),
  z.strictObject({ type: z.literal('open-finding') }),
]);

export const passageCommandInput = z.strictObject({
  passageId: idSchema,
  command: passageCommandSchema,
  /** Notes an incident of everyone whose clock is one with this one; what moves the clock always does. */
  isForAll: z.boolean().optional(),
  /** Sets this clock going though that of another passage runs. */
  isSecondClockConfirmed: z.boolean().optional(),
});
