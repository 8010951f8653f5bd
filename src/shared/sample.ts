/** PIN of every seat in a sample session: shown on screen, so that a newcomer can sit anywhere. Not a secret. */
export const SAMPLE_PIN = '4618';
