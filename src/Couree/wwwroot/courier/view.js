import { count, h, hour, money, say, tenths } from "./dom.js";
import { UNDO_SECONDS, next, together, undoable } from "./fold.js";
import * as positions from "./positions.js";
import { problem, proof, reopen } from "./sheets.js";
import { way } from "./way.js";

const icon = { todo: "○", doing: "◉", done: "✓", failed: "✕", cancelled: "—", doneAfterCancel: "!" };

/** Draws everything from what the phone remembers. */
export function draw(app, { onlyUndo = false } = {}) {
  network(app);
  if (onlyUndo) return undo(app, document.getElementById("undo"));
  const main = document.getElementById("app");
  const sheets = { problem, proof, reopen };
  const stops = (app.screen.stops ?? []).map(id => app.stops.find(stop => stop.id === id)).filter(Boolean);
  // A sheet being filled in is never redrawn under the fingers.
  if (sheets[app.screen.name] && stops.length) {
    if (main.dataset.sheet !== JSON.stringify(app.screen)) main.replaceChildren(sheets[app.screen.name](app, stops));
    main.dataset.sheet = JSON.stringify(app.screen);
    return;
  }
  delete main.dataset.sheet;
  const focus = document.activeElement?.id;
  main.replaceChildren(...round(app));
  if (focus) document.getElementById(focus)?.focus();
}

function network(app) {
  const waiting = app.log.filter(line => !line.answer).length;
  const parts = [app.net === "online" ? say(app.busy && waiting ? "sending" : "online") : say(app.net === "signedOut" ? "signed_out" : app.net)];
  if (waiting) parts.push(count("waits", waiting));
  if (app.photos.length) parts.push(count("photos", app.photos.length));
  if (!waiting && !app.photos.length && app.net === "online") parts.push(say("all_sent"));
  const bar = document.getElementById("net");
  const text = parts.join(" · ");
  if (bar.dataset.text === text) return;
  bar.dataset.text = text;
  bar.className = app.net === "online" ? (waiting || app.photos.length ? "waiting" : "good") : "cut";
  bar.replaceChildren(h("span", {}, text), app.net === "signedOut" ? h("a", { class: "button", href: "/people/sign-in?back=/courier" }, say("sign_in")) : "");
}

function round(app) {
  if (!app.round) return [h("p", { class: "empty" }, app.net === "signedOut" ? say("signed_out") : say("no_round"))];
  const coop = localStorage.getItem("courier-coop");
  const mine = app.stops.filter(stop => !coop || stop.coop === coop || app.round.coops.length < 2);
  const now = next(mine);
  return [
    h("h1", { class: "quiet" }, say("title")),
    answers(app),
    h("div", { id: "undo", "aria-live": "off" }, ...undoBar(app)),
    now.length ? card(app, now) : empty(mine),
    mine.length ? h("section", { "aria-labelledby": "list" }, h("h2", { id: "list" }, say("list")), h("ol", { class: "stops" }, mine.map(stop => line(app, stop)))) : null,
    waiting(app, coop),
    settings(app, coop),
  ].filter(Boolean);
}

const empty = mine => h("section", { class: "empty" },
  h("h2", {}, say(mine.length ? "round_done" : "no_round")), h("p", {}, say(mine.length ? "round_done.next" : "no_round.next")));

function card(app, door) {
  const ticked = door.filter(one => app.ticks.get(one.id) ?? together(one, door[0])), stops = ticked.length ? ticked : [door[0]];
  const stop = stops[0], many = stops.length > 1, pickup = stop.kind === "pickup";
  const packages = stops.reduce((sum, one) => sum + one.packages, 0), grams = stops.reduce((sum, one) => sum + one.grams, 0);
  const due = stops.reduce((sum, one) => sum + (one.collect ?? 0), 0);
  const done = say((pickup ? "picked" : "delivered") + (many ? ".many" : ""), { count: stops.length });
  const finish = () => (due ? app.show({ name: "proof", stops: stops.map(one => one.id) }) : app.tell("done", stops));
  return h("section", { class: "next " + stop.kind, "aria-labelledby": "door" },
    h("p", { class: "kind" }, say(stop.kind), " ", h("strong", {}, [...new Set(stops.map(one => one.name))].join(", "))),
    h("h2", { id: "door" }, stop.address),
    h("p", { class: "when" }, say("between", { from: hour(stop.fromAt), until: hour(stop.untilAt) }), stop.state === "doing" ? h("span", { class: "tag" }, say("started")) : null),
    door.length > 1 ? h("fieldset", { class: "door" }, h("legend", {}, say("at_door.many", { count: door.length })), door.map(one => tick(app, one, stops))) : null,
    h("p", { class: "load" }, `${count("packages", packages)} · ${grams < 1000 ? grams + " g" : tenths(grams / 1000) + " kg"}`, stops.some(one => one.cold) ? h("span", { class: "tag cold" }, say("cold")) : null),
    due ? h("p", { class: "collect" }, say("collect", { amount: money(due) })) : null,
    stops.filter(one => one.notes).map(one => h("p", { class: "notes" }, h("b", {}, say("notes"), " : "), one.notes)),
    h("div", { class: "pair" },
      [...new Set(stops.map(one => one.phone).filter(Boolean))].map(phone => h("a", { class: "button", href: "tel:" + phone.replaceAll(" ", "") }, say("call"))),
      h("button", { id: "way", onclick: event => way(app, stop, event.currentTarget) }, say("way"))),
    h("div", { id: "route" }),
    stop.state === "todo" ? h("button", { id: "start", class: "big second", onclick: () => app.tell("start", stops.filter(one => one.state === "todo")) }, say("start")) : null,
    h("button", { id: "finish", class: "big first", onclick: finish }, done),
    h("div", { class: "pair" },
      h("button", { id: "proof", onclick: () => app.show({ name: "proof", stops: stops.map(one => one.id) }) }, say("with_proof")),
      h("button", { id: "problem", class: "bad", onclick: () => app.show({ name: "problem", stops: stops.map(one => one.id) }) }, say("problem"))));
}

/** One parcel of a door that has several: ticked, it goes with the gesture. */
const tick = (app, one, stops) => h("label", { class: "choice" },
  h("input", { type: "checkbox", id: "with-" + one.id, checked: stops.includes(one), onchange: event => { app.ticks.set(one.id, event.target.checked); draw(app); } }),
  h("span", {}, h("b", {}, one.name), ` · ${one.address} · ${hour(one.fromAt)}–${hour(one.untilAt)}`));

function line(app, stop) {
  const marks = [say("state." + stop.state), stop.pending ? say("pending") : null, stop.needsHuman || stop.state === "doneAfterCancel" ? say("human") : null, stop.reason].filter(Boolean);
  return h("li", { class: "stop " + stop.state, "data-stop": stop.id },
    h("span", { class: "mark", "aria-hidden": "true" }, icon[stop.state]),
    h("div", {},
      h("b", {}, stop.name), h("span", { class: "where" }, stop.address),
      h("span", { class: "state" }, `${say("kind." + stop.kind)} · ${hour(stop.fromAt)}–${hour(stop.untilAt)} · ${marks.join(" · ")}`),
      stop.state === "cancelled" ? h("span", {}, say("cancelled")) : null),
    stop.state === "cancelled" ? h("button", { onclick: () => app.tell("done", [stop]) }, say("do_anyway")) : null,
    stop.state === "failed" || stop.state === "cancelled" ? h("button", { onclick: () => app.show({ name: "reopen", stops: [stop.id] }) }, say("reopen")) : null);
}

function undoBar(app) {
  const last = undoable(app.stops, app.now());
  if (!last.length) return [];
  const together = last.filter(stop => Math.abs(stop.endedAt - last[0].endedAt) < 50);
  const left = Math.max(0, Math.ceil(UNDO_SECONDS - (app.now() - last[0].endedAt) / 1000));
  const clockFace = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return [h("p", {}, `${icon[last[0].state]} ${together.map(stop => stop.name).join(", ")}`),
    h("button", { id: "undo-it", onclick: async () => { await app.tell("undo", together); app.toast(say("undone")); } }, say("undo", { left: clockFace }))];
}

function undo(app, place) {
  if (!place || (!place.children.length && !undoable(app.stops, app.now()).length)) return;
  const held = document.activeElement?.id === "undo-it";
  place.replaceChildren(...undoBar(app));
  if (held) document.getElementById("undo-it")?.focus();
}

function answers(app) {
  const said = app.log.filter(entry => entry.answer);
  if (!said.length) return null;
  return h("section", { class: "answers", role: "alert" }, h("h2", {}, say("answers")), said.map(entry => h("div", {},
    h("p", {}, h("b", {}, app.stops.find(stop => stop.id === entry.stop)?.name ?? ""), " ", say("answer." + entry.answer.outcome, { sentence: entry.answer.sentence ?? "" })),
    h("button", { onclick: () => app.read(entry.id) }, say("seen")))));
}

function waiting(app, coop) {
  if (!app.round.onShift) return h("p", { class: "quiet" }, say("off_shift"));
  const runs = app.round.waiting.filter(run => !coop || run.coop === coop || app.round.coops.length < 2);
  return h("section", { "aria-labelledby": "waiting" }, h("h2", { id: "waiting" }, say("waiting")),
    runs.length ? h("ul", { class: "stops" }, runs.map(run => h("li", { class: "stop" }, h("div", {},
      h("b", {}, `${run.from} → ${run.to}`), h("span", { class: "where" }, run.toAddress),
      h("span", { class: "state" }, `${say("between", { from: hour(run.fromAt), until: hour(run.untilAt) })} · ${count("packages", run.packages)} · ${tenths(run.metres / 1000)} km`)),
      h("button", { class: "first", onclick: () => app.take(run) }, say("take"))))) : h("p", { class: "quiet" }, say("waiting.none")));
}

function settings(app, coop) {
  const { coops, me } = app.round;
  return h("footer", {},
    h("p", { class: "quiet" }, say("me", { name: me.name })),
    coops.length > 1 ? h("label", {}, say("coop"), h("select", { onchange: event => { localStorage.setItem("courier-coop", event.target.value); app.look(); } },
      h("option", { value: "" }, say("all_coops")), coops.map(one => h("option", { value: one.id, selected: one.id === coop }, one.name)))) : null,
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: positions.isShared(), onchange: event => { localStorage.setItem(positions.KEY, event.target.checked ? "yes" : "no"); app.look(); } }),
      say("share_position")),
    h("p", { class: "quiet" }, say(positions.isShared() ? "position.on" : "position.off")),
    h("div", { class: "pair" },
      h("button", { onclick: () => app.sync() }, say("refresh")),
      coops.map(one => h("a", { class: "button", href: `/delivery/${one.slug}/board` }, coops.length > 1 ? one.name : say("board")))),
    h("button", { onclick: () => app.signOut() }, say("sign_out")));
}
