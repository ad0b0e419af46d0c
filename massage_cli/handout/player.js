// The page that plays itself, by the clock that it is handed.

function page(document, score, words) {
  const byId = (id) => document.getElementById(id);
  const segments = score.segments;
  const sound = embeddedSound(byId("sound"));
  const clockOf = () => silentClock(() => performance.now() / 1000);
  let time = sound ? soundClock(sound) : clockOf();
  let leg = "unsaid";
  let shown = null;
  let awake = null;
  let reached = 0;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  const put = (id, text) => { const it = byId(id); if (it.textContent !== text) it.replaceChildren(...parted(text)); };

  /** `text` in nodes: the routine's own words, where they are in a language of their own, say which. */
  function parted(text) {
    const nodes = [];
    let start = 0;
    for (let at = 0; at < text.length;) {
      const own = score.own.texts.find((one) => standsAt(text, at, one));
      if (own) {
        const words = document.createElement("bdi");
        words.lang = score.own.language;
        words.textContent = own;
        nodes.push(text.slice(start, at), words);
        start = at + own.length;
      }
      at = own ? start : at + 1;
    }
    return [...nodes, text.slice(start)];
  }

  // What is seen.
  function placeOf(segment) {
    return (segment.places && segment.places[leg]) || segment.place || "";
  }

  function show(state) {
    document.body.dataset.state = state;
    for (const part of document.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== state;
    byId("sheet").hidden = state === "play";
    window.scrollTo(0, 0);
    const heading = document.querySelector(`[data-part="${state}"] [tabindex="-1"]`);
    if (heading) heading.focus({ preventScroll: true });
  }

  function showSegment(segment) {
    const title = segment.title || score.title;
    const chip = byId("what");
    const colours = segment.colours || { ground: "#444444", ink: "#ffffff", dark: "#bbbbbb", light: "#444444" };
    for (const [name, colour] of Object.entries(colours)) document.body.style.setProperty(`--${name}`, colour);
    const waiting = { ready: fill(words.get_ready, { title }), change: segment.change };
    waiting.briefing = words.before;
    const named = waiting[segment.kind] || title;
    put("what", segment.sign ? `${segment.sign} ${named}` : named);
    chip.dataset.kind = segment.kind;
    put("where", segment.kind === "briefing" ? score.title : placeOf(segment));
    put("pressure", segment.pressure || "");
    const told = [...(segment.how || []), ...(segment.waits ? [words.waits] : [])];
    byId("how").replaceChildren(...told.map((text) => {
      const line = document.createElement("p");
      line.dir = "auto";
      line.replaceChildren(...parted(text));
      return line;
    }));
    put("mind", segment.caution || "");
    const next = coming(segments, segment.start);
    put("next", next ? fill(words.coming, { title: next.title, place: placeOf(next) }) : words.last);
    put("number", segment.number ? fill(words.step_of, { number: segment.number, of: score.steps }) : "");
    light(segment);
    announce(segment);
  }

  /** Shows the figure on which the area lies, lit on its leg. */
  function light(segment) {
    const area = segment.area && score.areas[segment.area];
    byId("stage").classList.toggle("bare", !area);
    for (const figure of document.querySelectorAll("#figures .figure")) {
      const hidden = !area || figure.dataset.side !== area.side;
      figure.classList.toggle("hidden", hidden);
      for (const patch of figure.querySelectorAll(".patch")) {
        const on = legsOf(segment).includes(patch.parentNode.dataset.leg);
        patch.classList.toggle("lit", on && patch.dataset.area === segment.area);
      }
    }
  }

  function legsOf(segment) {
    const one = segment.leg === "unsaid" ? leg : segment.leg;
    return one === "left" || one === "right" ? [one] : ["left", "right"];
  }

  function drawHands(segment, at) {
    const phase = segment.kind === "work" ? phaseAt(segment, at) : null;
    const area = segment.area && score.areas[segment.area];
    byId("beat").hidden = !phase;
    if (phase) {
      put("motion", words.motions[phase.motion]);
      byId("fill").style.transform = `scaleX(${phase.motion === "release" || phase.motion === "out" ? 1 - phase.into : phase.into})`;
    }
    const marks = phase && area ? hands(area.rows, phase) : [];
    for (const group of document.querySelectorAll("#figures .figure:not(.hidden) [data-leg]")) {
      const on = legsOf(segment).includes(group.dataset.leg);
      place(group, on ? marks : []);
    }
  }

  function place(group, marks) {
    const there = group.querySelectorAll(".hand");
    marks.forEach(([x, y, kind], index) => {
      const mark = there[index] || group.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
      mark.setAttribute("class", "hand");
      mark.setAttribute("d", SIGNS[kind]);
      mark.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    });
    [...there].slice(marks.length).forEach((mark) => mark.remove());
  }

  /** Without a voice, a screen reader is told what comes. */
  function announce(segment) {
    if (sound || segment.kind === "done") return;
    const told = [byId("what").textContent, placeOf(segment), segment.pressure, ...(segment.how || [])];
    put("told", told.filter(Boolean).join(". "));
  }

  function draw() {
    if (document.body.dataset.state !== "play") return;
    const at = Math.min(time.now(), score.total);
    reached = Math.max(reached, at);
    const segment = segments[indexAt(segments, at)];
    if (segment.kind === "done" || at >= score.total) return end(words.done); // its last chime sounds on
    if (segment !== shown) {
      shown = segment;
      showSegment(segment);
      tellTheSystem(segment);
    }
    put("time", countdown(segment.end - at));
    byId("time").dataset.long = segment.end - at >= 600;
    put("played", fill(words.of, { played: clock(Math.floor(at)), total: clock(score.total) }));
    byId("bar").style.transform = `scaleX(${at / score.total})`;
    drawHands(segment, at);
    const word = time.running() ? words.pause : words.go_on;
    put("pause", word);
    document.body.dataset.paused = !time.running();
  }

  function loop() {
    draw();
    if (document.body.dataset.state === "play") requestAnimationFrame(loop);
  }

  // What a press does.
  async function start(chosen) {
    leg = chosen || "unsaid";
    shown = null;
    reached = 0;
    time.go(0);
    show("play");
    await run();
    requestAnimationFrame(loop);
  }

  async function run() {
    try {
      await time.run();
    } catch (error) {
      if (error.name !== "NotSupportedError") return; // whoever presses Go on is allowed to play
      const at = time.now();
      time = clockOf();
      time.go(at);
      await time.run();
      put("trouble", words.no_sound);
    }
    keepAwake();
  }

  function pause() {
    if (time.running()) time.rest();
    else run();
    draw();
  }

  function go(at) {
    time.go(Math.min(at, score.total));
    shown = null;
    draw();
  }

  function end(title) {
    if (title === words.stopped || !sound) time.rest();
    release();
    put("end-title", fill(title, { title: score.title }));
    put("end-time", fill(words.of, { played: clock(Math.floor(reached)), total: clock(score.total) }));
    put("answer", "");
    show("done");
  }

  function press(name) {
    const at = time.now();
    ({
      pause,
      next: () => go(nextFrom(segments, at)),
      back: () => go(backFrom(segments, at)),
      again: () => go(againFrom(segments, at)),
      stop: () => end(words.stopped),
    })[name]();
  }

  // What the device offers.
  async function keepAwake() {
    if (!("wakeLock" in navigator) || awake || document.hidden) return;
    try {
      awake = await navigator.wakeLock.request("screen");
      awake.addEventListener("release", () => { awake = null; });
    } catch {
      awake = null; // low battery, or not allowed: the sound goes on
    }
  }

  function release() {
    if (awake) awake.release();
  }

  function tellTheSystem(segment) {
    if (!("mediaSession" in navigator)) return;
    const title = [byId("what").textContent, placeOf(segment)].filter(Boolean).join(", ");
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: "massage", album: score.title });
    const state = { duration: score.total, position: Math.min(time.now(), score.total), playbackRate: 1 };
    if (navigator.mediaSession.setPositionState) navigator.mediaSession.setPositionState(state);
  }

  function listenToTheSystem() {
    if (!("mediaSession" in navigator)) return;
    const handlers = {
      play: () => run(),
      pause: () => time.rest(),
      nexttrack: () => press("next"),
      previoustrack: () => press("back"),
      seekto: (details) => go(details.seekTime),
    };
    for (const [name, handler] of Object.entries(handlers)) {
      try {
        navigator.mediaSession.setActionHandler(name, handler);
      } catch {
        // a browser that does not know this button has none
      }
    }
  }

  // The buttons and the keys.
  for (const button of document.querySelectorAll("[data-press]")) {
    button.addEventListener("click", () => press(button.dataset.press));
  }
  for (const button of document.querySelectorAll("[data-start]")) {
    button.addEventListener("click", () => start(button.dataset.start));
  }
  for (const button of document.querySelectorAll("[data-feeling]")) {
    button.addEventListener("click", () => put("answer", button.dataset.answer));
  }
  byId("look").addEventListener("click", () => {
    const looks = ["auto", "light", "dark", "night"];
    const look = looks[(looks.indexOf(document.documentElement.dataset.look) + 1) % looks.length];
    document.documentElement.dataset.look = look;
    put("look", `${words.look}: ${words[look]}`);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.body.dataset.state !== "play") return;
    const name = KEYS[event.key];
    if (!name) return;
    event.preventDefault();
    press(name);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && time.running()) keepAwake(); });
  if (sound) sound.addEventListener("ended", () => { if (document.body.dataset.state === "play") end(words.done); });
  listenToTheSystem();
  show("card");
  return { time: () => time.now(), running: () => time.running(), state: () => document.body.dataset.state };
}

const KEYS = {
  " ": "pause", n: "next", ArrowRight: "next", PageDown: "next", b: "back", ArrowLeft: "back",
  PageUp: "back", a: "again", x: "stop", q: "stop",
};
const SIGNS = {
  up: "M-34 22L0-28L34 22z",
  down: "M-34-22L0 28L34-22z",
  left: "M26-36L-28 0L26 36z",
  right: "M-26-36L28 0L-26 36z",
  dot: "M-26 0a26 26 0 1 0 52 0a26 26 0 1 0-52 0z",
};
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const player = page(document, read("score"), read("words"));
