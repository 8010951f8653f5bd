/** The door of this area, which holds a forgotten PIN replaced before witnesses. */
export { createPinResetUsecases } from './pin-reset.usecases.ts';
