import * as clock from "./clock.js";
import { h, say } from "./dom.js";
import { fold } from "./fold.js";
import { uuid7 } from "./ids.js";
import * as positions from "./positions.js";
import { SignedOut, refresh, send } from "./send.js";
import * as store from "./store.js";
import { draw } from "./view.js";

const WHO = "courier-who";
const app = { db: null, round: null, log: [], photos: [], stops: [], ticks: new Map(), samples: [], screen: { name: "round" }, net: "online", busy: false };
let again = 0, timer = null;

/** Now, by the house's clock as well as this phone knows it. */
app.now = () => Date.now() + clock.offset(app.samples);

async function remember(person) {
  app.db?.close();
  app.db = await store.open(person);
  if (!(await store.kept(app.db, "device"))) await store.keep(app.db, "device", uuid7());
  localStorage.setItem(WHO, person);
  navigator.storage?.persist?.();
}

/** Reads the phone's memory and draws it: the screen never shows what a killed phone would forget. */
app.look = async () => {
  if (!app.db) return draw(app);
  [app.round, app.samples, app.log, app.photos] = await Promise.all([store.kept(app.db, "round"), store.kept(app.db, "clock"), store.log(app.db), store.photos(app.db)]);
  app.stops = app.round ? fold({ ...app.round, stops: app.round.stops.map(s => ({ ...s, endedAt: s.endedAt ? Date.parse(s.endedAt) : null })) }, app.log) : [];
  positions.follow(app);
  draw(app);
};

app.show = screen => {
  app.screen = screen;
  history.pushState(screen, "");
  draw(app);
  document.getElementById("app").focus();
  scrollTo(0, 0);
};

app.toast = text => {
  const toast = document.getElementById("toast");
  toast.replaceChildren(h("p", {}, text));
  clearTimeout(app.toastTimer);
  app.toastTimer = setTimeout(() => toast.replaceChildren(), 6000);
};

/** One deed, or the same deed at several parcels of one door: on disk before the screen changes. */
app.tell = async (kind, stops, { reason = null, proof = null, paid = null, photos = [] } = {}) => {
  const at = Date.now(), offsetMs = clock.offset(app.samples);
  const commands = stops.map(stop => ({
    id: uuid7(at), stop: stop.id, kind, occurredAt: new Date(at).toISOString(), offsetMs, reason, proof,
    paidOnHandOver: stop.collect ? paid : null,
  }));
  await store.append(app.db, commands, photos);
  navigator.vibrate?.(40);
  await app.look();
  scrollTo(0, 0);
  navigator.serviceWorker?.ready?.then(worker => worker.sync?.register("courier-log")).catch(app.quiet);
  app.sync();
};

/** An answer the courier has read leaves the log. */
app.read = async id => {
  await store.dismiss(app.db, id);
  await app.look();
};

/** "I take it" needs the house: of two at once, one has it. */
app.take = async run => {
  try {
    const answer = await fetch(`/api/v1/delivery/courier/round/runs/${run.id}`, { method: "PUT", credentials: "same-origin", headers: { Accept: "application/json" } });
    app.toast(answer.ok ? say("taken") : (await answer.json()).detail);
    await app.sync();
  } catch (failure) {
    app.quiet(failure);
    app.toast(say("take_failed"));
  }
};

/** A failure the courier can do nothing about: kept for whoever opens the console. */
app.quiet = failure => console.info("courier", failure);

/** Sends what waits and asks for the round; tries again with growing pauses until it is done. */
app.sync = async () => {
  if (app.busy || !app.db) return;
  app.busy = true;
  clearTimeout(timer);
  draw(app);
  try {
    await locked(async () => {
      await send(app.db, () => app.look());
      await refresh(app.db);
    });
    app.net = "online";
    again = 0;
    if ((await store.kept(app.db, "round"))?.me.id !== localStorage.getItem(WHO)) await start();
  } catch (failure) {
    if (failure instanceof SignedOut) await signedOut();
    else app.net = navigator.onLine ? "trouble" : "offline";
    app.quiet(failure);
    timer = setTimeout(app.sync, Math.min(60_000, 1000 * 2 ** Math.min(6, again++)) * (0.75 + Math.random() / 2));
  } finally {
    app.busy = false;
    await app.look();
    if (app.net === "online" && app.log.some(line => !line.answer)) timer = setTimeout(app.sync, 3000);
  }
};

/** One window sends at a time; without the API the house's "already" does the same. */
const locked = work => (navigator.locks ? navigator.locks.request("courier-send", work) : work());

app.signOut = async () => {
  if (app.log.some(line => !line.answer) || app.photos.length) return app.toast(say("sign_out.wait"));
  const person = localStorage.getItem(WHO);
  localStorage.removeItem(WHO);
  app.db.close();
  await store.forgetAll(person);
  await Promise.all((await caches.keys()).filter(name => name.startsWith("courier-")).map(name => caches.delete(name)));
  await fetch("/people/sign-out", { method: "POST", credentials: "same-origin", redirect: "manual" });
  location.assign("/people/sign-in?back=/courier");
};

/** Signed out, here or elsewhere on the site: nobody's addresses stay on the phone; deeds not yet sent do. */
async function signedOut() {
  app.net = "signedOut";
  if (app.db) await store.forget(app.db);
}

/** Who rides? The house knows; without a network, whoever rode last on this phone. */
async function start() {
  const last = localStorage.getItem(WHO);
  if (last) {
    await remember(last);
    await app.look();
  }
  try {
    const answer = await fetch("/api/v1/delivery/courier/round", { credentials: "same-origin", cache: "no-store", headers: { Accept: "application/json" } });
    if (answer.status === 401) await signedOut();
    if (answer.ok) {
      const round = await answer.json();
      if (round.me.id !== last) {
        if (app.db) await store.forget(app.db);
        await remember(round.me.id);
      }
      await store.keep(app.db, "round", round);
    }
  } catch (failure) {
    app.net = "offline";
    app.quiet(failure);
  }
  await app.look();
}

addEventListener("online", () => { again = 0; app.sync(); });
addEventListener("offline", () => { app.net = "offline"; draw(app); });
addEventListener("popstate", event => { app.screen = event.state ?? { name: "round" }; draw(app); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) app.sync(); });
navigator.serviceWorker?.addEventListener("message", event => { if (event.data === "send") app.sync(); });
setInterval(() => { if (app.screen.name === "round") draw(app, { onlyUndo: true }); }, 1000);
setInterval(() => { if (!document.hidden && app.net === "online") app.sync(); }, 20_000);

try {
  await start();
} catch (failure) {
  app.quiet(failure);
  app.toast(say("not_stored"));
}
app.sync();

if (navigator.serviceWorker)
  navigator.serviceWorker.register("/courier/sw.js", { scope: "/courier", type: "module" })
    .catch(() => navigator.serviceWorker.register("/courier/sw.js?classic=true", { scope: "/courier" })).catch(app.quiet);
