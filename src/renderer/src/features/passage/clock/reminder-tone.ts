/** A soft tone made on the spot: no sound file, nothing that would startle a candidate. */
const VOLUME = 0.08;
const NOTE_S = 0.35;
const REMINDER_HZ = [523.25];
const END_HZ = [523.25, 392];

let audio: AudioContext | null = null;

/** One note for a reminder, two falling ones for the end of the time. */
export function playReminderTone(isEnd: boolean): void {
  audio ??= new AudioContext();
  const context = audio;
  (isEnd ? END_HZ : REMINDER_HZ).forEach((frequency, index) => {
    playNote(context, frequency, context.currentTime + index * NOTE_S);
  });
}

function playNote(context: AudioContext, frequency: number, startS: number): void {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
  const gain = new GainNode(context, { gain: 0 });
  // Ramps at both ends: a sine cut short clicks.
  gain.gain.setValueAtTime(0, startS);
  gain.gain.linearRampToValueAtTime(VOLUME, startS + 0.04);
  gain.gain.exponentialRampToValueAtTime(0.0001, startS + NOTE_S);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(startS);
  oscillator.stop(startS + NOTE_S);
}
