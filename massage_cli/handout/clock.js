// What time it is on the page: the sound is the clock; without sound, the device's clock is.

/** A clock with the sound's own playhead: <audio> goes on when a phone is locked. */
function soundClock(sound) {
  return {
    now: () => sound.currentTime,
    running: () => !sound.paused && !sound.ended,
    run: () => sound.play(),
    rest: () => sound.pause(),
    go: (at) => { sound.currentTime = at; },
  };
}

/** The same without a sound. `time` gives the device's seconds. */
function silentClock(time) {
  let position = 0;
  let since = null;
  const now = () => (since === null ? position : position + time() - since);
  return {
    now,
    running: () => since !== null,
    run: async () => { if (since === null) since = time(); },
    rest: () => { position = now(); since = null; },
    go: (at) => { position = at; if (since !== null) since = time(); },
  };
}

/** The embedded sound as something that can be sought in; null where there is none. */
function embeddedSound(element) {
  if (!element) return null;
  const bytes = Uint8Array.from(atob(element.textContent.trim()), (letter) => letter.charCodeAt(0));
  element.remove();
  const sound = new Audio(URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" })));
  sound.preload = "auto";
  return sound;
}

