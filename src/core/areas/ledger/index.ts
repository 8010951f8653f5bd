/** The door of this area, which holds the digest chain over all records: its state, its checks and its witnesses. */
export { createRegisterCheck } from './register-check.ts';
export type { RegisterCheck } from './register-check.ts';
export { createRegisterStateUsecases } from './register-state.usecases.ts';
export { createRegisterUsecases } from './register.usecases.ts';
