/** The door of this area, which holds sessions that other laptops play, and what comes back of them. */
export { createHandoverUsecases } from './handovers.usecases.ts';
