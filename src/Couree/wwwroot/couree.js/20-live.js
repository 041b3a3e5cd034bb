// data-live: the page listens to a stream that says only "changed", then asks for itself again with its own rights.

const streams = new Map();

on("[data-live][id]", element => {
  const id = element.id;
  const running = streams.get(id);
  if (running?.url === element.dataset.live) return;
  running?.close();
  streams.set(id, listen(element.dataset.live, () => refresh(id)));
});

function listen(url, changed) {
  let source, timer, pause = 1000, lost = false, closed = false;
  const lose = () => {
    if (lost) return;
    lost = true;
    showOffline(true);
  };
  const find = () => {
    pause = 1000;
    if (!lost) return;
    lost = false;
    showOffline(false);
    changed(); // Something may have happened while nobody listened.
  };
  const open = () => {
    source = new EventSource(url);
    source.addEventListener("ready", find);
    source.addEventListener("still", find);
    source.addEventListener("changed", changed);
    source.onerror = () => {
      source.close();
      if (closed) return;
      lose();
      timer = setTimeout(open, pause + Math.random() * 500);
      pause = Math.min(pause * 2, 30000);
    };
  };
  addEventListener("online", () => {
    if (!lost || closed) return;
    clearTimeout(timer);
    source.close();
    open();
  });
  addEventListener("pagehide", () => source.close());
  open();
  return { url, close() { closed = true; clearTimeout(timer); source.close(); } };
}

const waiting = new Set();
let asking = null;

/** Fetches the page once for all the fragments that changed together. */
function refresh(id) {
  const element = document.getElementById(id);
  if (!element) return streams.get(id)?.close();
  if (element.contains(document.activeElement) && isTyping(document.activeElement)) {
    // Nobody is disturbed while typing: look again a little later.
    setTimeout(() => refresh(id), 1000);
    return;
  }
  waiting.add(id);
  asking ??= setTimeout(async () => {
    const ids = [...waiting];
    waiting.clear();
    try {
      const answer = await page(ids);
      if (answer.ok && !answer.redirected) renew(ids, parse(await answer.text()));
      else if (answer.redirected) location.reload();
    } catch {
      showOffline(true);
    } finally {
      asking = null;
      if (waiting.size) refresh([...waiting][0]);
    }
  }, 120);
}

/** A page that says no to a form stands at the form's address, where nothing is to be read: its own is the stream's. */
async function page(ids) {
  const read = address => fetch(address, { headers: { Accept: "text/html" } });
  const answer = await read(location.href), live = document.getElementById(ids[0])?.dataset.live;
  return answer.ok || answer.redirected || !live ? answer : read(live.replace(/\/live$/, ""));
}

function renew(ids, page) {
  for (const id of ids) {
    const declared = document.getElementById(id);
    const target = declared?.dataset.fragment ? document.querySelector(declared.dataset.fragment) : declared;
    const fresh = target && page.getElementById(target.id);
    if (!fresh) continue;
    const news = fresh.dataset.say !== target.dataset.say ? fresh.dataset.say : null;
    const rings = Number(fresh.dataset.sound) > Number(target.dataset.sound);
    if (fresh.innerHTML === target.innerHTML && !news) continue;
    carryOver(target, fresh);
    swap(target, fresh);
    if (news) say(news);
    if (rings) ring();
  }
}

/** What somebody typed or ticked and has not sent yet goes over into the fresh part. */
function carryOver(old, fresh) {
  const key = field => [field.form?.getAttribute("action"), field.name, field.id, field.type === "radio" || field.type === "checkbox" ? field.value : ""].join();
  const fields = new Map([...fresh.querySelectorAll("input, textarea")].map(field => [key(field), field]));
  for (const field of old.querySelectorAll("input, textarea")) {
    const twin = fields.get(key(field));
    if (!twin) continue;
    if (field.checked !== field.defaultChecked) twin.checked = field.checked;
    if (field.value !== field.defaultValue && field.type !== "file") twin.value = field.value;
  }
}

function showOffline(isLost) {
  const bar = document.querySelector(".offline-bar");
  if (isLost && !bar) {
    const sign = document.createElement("p");
    sign.className = "offline-bar";
    sign.textContent = words.offline;
    document.body.append(sign);
    say(words.offline);
  } else if (!isLost && bar) {
    bar.remove();
    say(words.online, true);
  }
  document.querySelectorAll(".live-state").forEach(state => state.classList.toggle("off", isLost));
}
addEventListener("offline", () => showOffline(true));
addEventListener("online", () => showOffline(false));

// data-sound: two soft notes when the number grows, once the person has switched the sound on.
let bell;
on("[data-sound-switch]", button => {
  const show = () => button.setAttribute("aria-pressed", String(localStorage.getItem("sound") === "on"));
  show();
  button.addEventListener("click", () => {
    localStorage.setItem("sound", localStorage.getItem("sound") === "on" ? "off" : "on");
    show();
    ring();
  });
});
// Browsers let a page ring only after a touch or a key.
addEventListener("pointerdown", () => (bell ??= new AudioContext()), { once: true });

function ring() {
  if (localStorage.getItem("sound") !== "on") return;
  bell ??= new AudioContext();
  bell.resume();
  [[880, 0], [660, 0.22]].forEach(([tone, after]) => {
    const note = bell.createOscillator(), volume = bell.createGain(), at = bell.currentTime + after;
    note.frequency.value = tone;
    volume.gain.setValueAtTime(0.35, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
    note.connect(volume).connect(bell.destination);
    note.start(at);
    note.stop(at + 0.5);
  });
}
