/**
 * The record of how a subject was chosen: evidence that anyone can replay, embedded in the minutes. Which rules it
 * obeys is in `draw.ts` and `draw-replay.ts`; why it is built so is in `docs/adr/0010-draw.md`.
 */
import { z } from 'zod';

export const DRAW_SCHEMA = 'pupitre.draw/1';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const instantSchema = z.int();

const entrySchema = z
  .strictObject({
    subjectId: z.string().min(1),
    version: z.int().min(1),
    /** SHA-256 (hex) of the canonical subject, so that the drawn wording is fixed too. */
    digest: sha256Schema,
  })
  .readonly();

const exclusionSchema = z
  .strictObject({
    subjectId: z.string().min(1),
    reason: z.enum(['seen-in-session', 'seen-by-candidate', 'manual']),
    /** Free text: which passage or candidate, or why the jury set it aside. */
    detail: z.string(),
  })
  .readonly();

/** Lifts the exclusions of this session's subjects, never those of the candidate or of the jury. */
const repeatSchema = z.strictObject({ reason: z.string() }).readonly();

const methodSchema = z.enum(['pick', 'draw', 'envelope']);

/** What is logged before the draw: it binds method, pool, exclusions and seed without showing the seed. */
const commitmentSchema = z
  .strictObject({
    at: instantSchema,
    poolDigest: sha256Schema,
    exclusionsDigest: sha256Schema,
    /** Null when the jury picks: nothing is left to chance. */
    seedDigest: sha256Schema.nullable(),
    digest: sha256Schema,
  })
  .readonly();

export const drawRecordSchema = z
  .strictObject({
    schema: z.literal(DRAW_SCHEMA),
    method: methodSchema,
    /** In the order of the ids. */
    pool: z.array(entrySchema).readonly(),
    exclusions: z.array(exclusionSchema).readonly(),
    repeat: repeatSchema.nullable(),
    commitment: commitmentSchema,
    /** 32 random bytes (hex), shown once the draw is done. */
    seed: sha256Schema.nullable(),
    choice: z
      .strictObject({
        at: instantSchema,
        /** Number that the candidate picked, counted from 1. */
        envelope: z.int().min(1).nullable(),
      })
      .readonly(),
    result: z
      .strictObject({
        /** Rank among the eligible subjects, counted from 0, in the order of the ids. */
        index: z.int().min(0),
        subjectId: z.string().min(1),
        version: z.int().min(1),
        digest: sha256Schema,
      })
      .readonly(),
    /** SHA-256 (hex) of the canonical form of every other field. */
    recordDigest: sha256Schema,
  })
  .readonly();

export type DrawRecord = z.infer<typeof drawRecordSchema>;
export type DrawMethod = z.infer<typeof methodSchema>;
export type DrawEntry = z.infer<typeof entrySchema>;
export type DrawExclusion = z.infer<typeof exclusionSchema>;
export type ExclusionReason = DrawExclusion['reason'];
export type DrawRepeat = z.infer<typeof repeatSchema>;
export type DrawCommitment = z.infer<typeof commitmentSchema>;
