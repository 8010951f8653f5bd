/** Thrown when a record that a passage is read from is missing, or is not of the shape in which it was written. */
export class DamagedRecordError extends Error {
  readonly passageId: string;

  constructor(passageId: string, options?: ErrorOptions) {
    super(`a record that passage ${passageId} is read from is damaged`, options);
    this.name = 'DamagedRecordError';
    this.passageId = passageId;
  }
}
