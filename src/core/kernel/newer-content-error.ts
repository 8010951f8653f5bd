/** A content that a later version of the application locked. */
export class NewerContentError extends Error {
  constructor(schema: string) {
    super(`content of a later version: ${schema}`);
    this.name = 'NewerContentError';
  }
}
