const EVERY = 15_000;
let watch = null, lastSent = 0;

export const KEY = "courier-share-position";
export const isShared = () => localStorage.getItem(KEY) === "yes" && "geolocation" in navigator;

/** Watches the position only while it is shared, on shift, with something on board for someone. The house checks the same again. */
export function follow(app) {
  const wanted = isShared() && app.round?.onShift && Date.parse(app.round.onShift) > Date.now()
    && app.stops.some(stop => stop.kind === "drop" && !stop.blocked && (stop.state === "todo" || stop.state === "doing"));
  if (wanted && watch === null) watch = navigator.geolocation.watchPosition(at => tell(app, at), app.quiet, { enableHighAccuracy: true, maximumAge: 10_000 });
  if (!wanted && watch !== null) stop();
}

export function stop() {
  navigator.geolocation.clearWatch(watch);
  watch = null;
}

async function tell(app, at) {
  if (Date.now() - lastSent < EVERY || !navigator.onLine) return;
  lastSent = Date.now();
  try {
    const answer = await fetch("/api/v1/delivery/courier/position", {
      method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ lat: at.coords.latitude, lon: at.coords.longitude }),
    });
    if (answer.ok && !(await answer.json()).kept && watch !== null) stop();
  } catch (failure) {
    app.quiet(failure);
  }
}

/** Where I am, once; null when the phone will not say. */
export const here = () => new Promise(done => {
  if (!("geolocation" in navigator)) return done(null);
  navigator.geolocation.getCurrentPosition(at => done({ lat: at.coords.latitude, lon: at.coords.longitude }), () => done(null), { timeout: 8000, maximumAge: 60_000 });
});
