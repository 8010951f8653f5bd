/** The door of this area, which declares results and reads what comes back. */
export { createReportingUsecases } from './reporting.usecases.ts';
