/** Frequencies (Hz), one after the other: rising, and within what elder ears still hear well. */
const tones = [660, 880] as const;
/** Seconds of one tone. */
const length = 0.18;
const loudness = 0.2;

/** Plays a short two-tone sound that no file is needed for. */
export async function playTwoTones(): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    const start = context.currentTime;
    const played = tones.map((frequency, index) => {
      const from = start + index * length;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      // Up and down by ramps: a tone that is cut off clicks.
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(loudness, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + length);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + length);
      return new Promise((resolve) => {
        tone.onended = resolve;
      });
    });
    await Promise.all(played);
  } finally {
    await context.close();
  }
}
