/** The format as a JSON Schema, for editors and other programs: made from the schema that reads files, so that they agree. */
import { z } from 'zod';
import { CERTIFICATION_SCHEMA, certificationSchema } from './certification.schema.ts';

/** Classes that engines read under a flag only, which no JSON Schema can ask for. */
const PLAIN_CLASSES: readonly (readonly [string, string])[] = [
  [String.raw`\p{Cc}`, String.raw`\u0000-\u001f\u007f-\u009f`],
  [String.raw`\p{Cs}`, ''],
  [String.raw`\p{Zl}`, String.raw`\u2028`],
  [String.raw`\p{Zp}`, String.raw`\u2029`],
  [String.raw`\u{fffd}`, String.raw`\ufffd`],
];

/** The JSON Schema (draft 7) of format 2. Faults that span several fields are not in it: the check alone finds them. */
export function certificationJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(certificationSchema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // Of the types of the code, not of the files.
      delete jsonSchema.readOnly;
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = plainPattern(jsonSchema.pattern);
    },
  });
  const { $schema, ...rest } = schema;
  return { $schema, title: `Certification (${CERTIFICATION_SCHEMA})`, ...rest };
}

function plainPattern(pattern: string): string {
  return PLAIN_CLASSES.reduce((written, [flagged, plain]) => written.replaceAll(flagged, plain), pattern);
}
