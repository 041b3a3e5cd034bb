/**
 * The round as the courier knows it: what the house last told, and on top of it the deeds of this phone that the house has not
 * acknowledged yet. The same rules as the house's, so that the phone rarely promises what the house refuses.
 */
export const UNDO_SECONDS = 120;

const open = stop => stop.state === "todo" || stop.state === "doing";

export function fold(round, log) {
  const stops = round.stops.map(stop => ({ ...stop }));
  const byId = new Map(stops.map(stop => [stop.id, stop]));
  for (const command of log)
    if (!command.answer && byId.has(command.stop)) apply(byId.get(command.stop), command, stops);
  for (const stop of stops) stop.blocked = stop.kind === "drop" && open(stop) && stops.some(other => other.run === stop.run && other.kind === "pickup" && open(other));
  return stops;
}

function apply(stop, command, stops) {
  const at = Date.parse(command.occurredAt) + command.offsetMs;
  stop.pending = true;
  switch (command.kind) {
    case "start":
      if (stop.state === "todo") stop.state = "doing";
      break;
    case "done":
      if (open(stop) || stop.state === "cancelled") {
        stop.before = stop.state;
        stop.state = stop.state === "cancelled" ? "doneAfterCancel" : "done";
        stop.endedAt = at;
      }
      break;
    case "fail":
      if (!open(stop)) break;
      stop.before = stop.state;
      stop.state = "failed";
      stop.reason = command.reason;
      stop.endedAt = at;
      if (stop.kind === "pickup" && stops.every(other => other.run !== stop.run || other.kind !== "pickup" || other.state === "failed" || other.state === "cancelled"))
        for (const drop of stops) if (drop.run === stop.run && open(drop)) Object.assign(drop, { before: drop.state, state: "failed", reason: command.reason, endedAt: at });
      break;
    case "undo":
      if (stop.state === "doing") stop.state = "todo";
      else if (stop.endedAt && at - stop.endedAt <= UNDO_SECONDS * 1000) Object.assign(stop, { state: stop.before ?? (stop.started ? "doing" : "todo"), endedAt: null, reason: null });
      break;
    case "reopen":
      if (stop.state === "failed" || stop.state === "cancelled") Object.assign(stop, { state: "todo", endedAt: null, reason: null });
      break;
  }
}

/** The next door, and whatever else is to do there: the same kind, to 30 m. */
export function next(stops) {
  const first = stops.find(stop => stop.state === "doing") ?? stops.find(stop => open(stop) && !stop.blocked);
  return first ? stops.filter(stop => stop === first || (open(stop) && !stop.blocked && stop.kind === first.kind && metres(stop, first) <= 30)) : [];
}

/**
 * What one gesture serves at a door unless the courier says otherwise: the same address, wanted at the same time. A neighbour may be away,
 * and what the shop prepares for noon is not on the bike at eight.
 */
export const together = (one, first) => one === first
  || (plain(one.address) === plain(first.address) && Date.parse(one.fromAt) < Date.parse(first.untilAt) && Date.parse(first.fromAt) < Date.parse(one.untilAt));

const plain = text => text.trim().toLowerCase();

/** Metres between two points close to each other (equirectangular: under 0.1 % wrong at this scale). */
export function metres(a, b) {
  const shrink = Math.cos((a.lat + b.lat) / 2 * Math.PI / 180);
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * shrink) * 111195;
}

/** What can still be taken back, the latest first. */
export const undoable = (stops, now) => stops
  .filter(stop => stop.endedAt && ["done", "failed", "doneAfterCancel"].includes(stop.state) && now - stop.endedAt < UNDO_SECONDS * 1000)
  .sort((a, b) => b.endedAt - a.endedAt);
