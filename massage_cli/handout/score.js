"use strict";
// Where the playhead is in the score, and what is to be seen there. All of it in seconds, and pure.

/** The number of the segment that holds `at`; beyond the end the last. */
function indexAt(segments, at) {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (segments[middle].start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The phase of the rhythm at `at`: its motion, how far it has gone (0 to 1), and the seconds left. */
function phaseAt(segment, at) {
  const rhythm = segment.rhythm || [];
  const turn = rhythm.reduce((sum, phase) => sum + phase[1], 0);
  if (!turn) return null;
  let into = (at - segment.start) % turn;
  for (const [motion, seconds] of rhythm) {
    if (into < seconds) return { motion, into: into / seconds, left: seconds - into };
    into -= seconds;
  }
  return { motion: rhythm[0][0], into: 0, left: rhythm[0][1] };
}

/** Where Next leads: from a gap to its step, from a step to what follows it. */
function nextFrom(segments, at) {
  const here = segments[indexAt(segments, at)];
  return here.kind === "done" ? here.start : here.end;
}

/** Where Back leads: to the start of the step; from there, or from its gap, to the one before. */
function backFrom(segments, at) {
  const here = segments[indexAt(segments, at)];
  if (here.kind === "work" && at - here.start >= AT_START) return here.start;
  const before = segments.filter((one) => one.kind === "work" && one.end <= here.start + NEARLY);
  if (before.length) return before[before.length - 1].start;
  return segments.find((one) => one.kind !== "briefing").start;
}

/** Where Again leads: to the start of this step, or of the one that is just over. */
function againFrom(segments, at) {
  const here = segments[indexAt(segments, at)];
  return here.kind === "work" ? here.start : backFrom(segments, at);
}

/** The step that comes after the segment at `at`, or null. */
function coming(segments, at) {
  const index = indexAt(segments, at);
  const here = segments[index];
  return segments.slice(index + 1).find((one) => one.kind === "work" && one.number > here.number) || null;
}

/** Whether `words` stand in `text` at that place, and not within a longer word. */
function standsAt(text, at, words) {
  if (!text.startsWith(words, at)) return false;
  const letter = (sign) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const end = at + words.length;
  return !(letter(text[at - 1]) && letter(words[0])) && !(letter(text[end]) && letter(words[words.length - 1]));
}

/** Whole seconds as `1:05`. */
function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const rest = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

/** What is left, as a clock that counts down shows it: a begun second counts. */
function countdown(seconds) {
  return clock(Math.ceil(Math.max(0, seconds) - NEARLY));
}

/** The marks of both hands on an area: [x, y, kind], in the units of the drawing. */
function hands(rows, phase) {
  const [top, bottom] = [rows[0][0], rows[rows.length - 1][0]];
  const middle = (top + bottom) / 2;
  const at = (y) => rows.reduce((best, row) => (Math.abs(row[0] - y) < Math.abs(best[0] - y) ? row : best));
  const centre = (y) => (at(y)[1] + at(y)[2]) / 2;
  const width = (y) => at(y)[2] - at(y)[1];
  const side = (y, part) => [centre(y) + (part * width(y)) / 2, y];
  const { motion, into } = phase;
  if (motion in TRAVEL) {
    const part = TRAVEL[motion] > 0 ? 1 - into : into;
    const y = top + (bottom - top) * (0.08 + 0.84 * part);
    const kind = TRAVEL[motion] > 0 ? "up" : "down";
    return [[...side(y, -0.3), kind], [...side(y, 0.3), kind]];
  }
  if (motion in SQUEEZE) {
    const closed = SQUEEZE[motion] > 0 ? into : 1 - into;
    const reach = 1.05 - 0.65 * closed;
    return [[...side(middle, -reach), "right"], [...side(middle, reach), "left"]];
  }
  const swing = Math.sin(2 * Math.PI * into);
  switch (motion) {
    case "circle": {
      const radius = Math.min(width(middle), bottom - top) * 0.28;
      const x = radius * Math.sin(2 * Math.PI * into);
      const y = -radius * Math.cos(2 * Math.PI * into);
      return [[centre(middle) + x, middle + y, "dot"], [centre(middle) - x, middle - y, "dot"]];
    }
    case "hold":
      return [[centre(middle), middle, "dot"]];
    case "tap":
      return [[...side(middle, into < 0.5 ? -0.4 : 0.4), "dot"]];
    case "shake":
      return [[...side(middle, -0.4 + 0.2 * swing), "dot"], [...side(middle, 0.4 + 0.2 * swing), "dot"]];
    case "left":
      return [[...side(middle, 0.8 - 1.6 * into), "left"]];
    case "right":
      return [[...side(middle, 1.6 * into - 0.8), "right"]];
    default:
      return [];
  }
}

const AT_START = 2;
const NEARLY = 0.001;
const TRAVEL = { stroke: 1, up: 1, roll: 1, down: -1 };
const SQUEEZE = { press: 1, in: 1, release: -1, out: -1 };
