import { h, money, say } from "./dom.js";
import { pad } from "./pad.js";
import { prepare } from "./photo.js";

const REASONS = ["not_at_home", "closed", "wrong_address", "refused", "damaged", "missing", "not_ready", "breakdown", "other"];
const MOST_PHOTOS = 6;

const back = () => h("button", { onclick: () => history.back() }, say("back"));
const title = (text, stops) => [h("h1", {}, text), h("p", { class: "where" }, [...new Set(stops.map(stop => stop.name))].join(", "))];

/** Leaves the sheet for the round, without a step back into it. */
async function leave(app, deed) {
  await deed();
  history.replaceState({ name: "round" }, "");
  app.screen = { name: "round" };
  await app.look();
  document.getElementById("app").focus();
}

export function problem(app, stops) {
  const photos = [];
  const other = h("input", { type: "text", id: "reason", maxlength: 300, autocomplete: "off" });
  const fail = reason => leave(app, () => app.tell("fail", stops, { reason, proof: photos.length ? { photos: photos.map(p => p.hash) } : null, photos }));
  return h("section", { class: "sheet" }, ...title(say("why"), stops), camera(app, photos),
    h("div", { class: "choices" }, REASONS.filter(r => r !== "other").map(reason => h("button", { class: "big", onclick: () => fail(say("reason." + reason)) }, say("reason." + reason)))),
    h("label", { for: "reason" }, say("reason.other")), other,
    h("button", { class: "big bad", onclick: () => (other.value.trim() ? fail(other.value.trim()) : (app.toast(say("reason.needed")), other.focus())) }, say("confirm")), back());
}

export function reopen(app, stops) {
  const why = h("input", { type: "text", id: "reason", maxlength: 300, autocomplete: "off" });
  return h("section", { class: "sheet" }, ...title(say("reopen"), stops), h("label", { for: "reason" }, say("reopen.why")), why,
    h("button", { class: "big first", onclick: () => (why.value.trim() ? leave(app, () => app.tell("reopen", stops, { reason: why.value.trim() })) : (app.toast(say("reason.needed")), why.focus())) }, say("confirm")), back());
}

export function proof(app, stops) {
  const photos = [], sign = pad(say("proof.sign"));
  const name = h("input", { type: "text", id: "name", maxlength: 200, autocomplete: "off" });
  const code = h("input", { type: "text", id: "code", maxlength: 60, autocomplete: "off", inputmode: "text" });
  const due = stops.reduce((sum, stop) => sum + (stop.collect ?? 0), 0);
  let paid;
  const confirm = () => {
    if (due && paid === undefined) return app.toast(say("paid.needed", { amount: money(due) }));
    const told = { name: name.value.trim() || null, code: code.value.trim() || null, signature: sign.path(), photos: photos.map(photo => photo.hash) };
    const isEmpty = !told.name && !told.code && !told.signature && !told.photos.length;
    return leave(app, () => app.tell("done", stops, { proof: isEmpty ? null : told, paid: paid || null, photos }));
  };
  return h("section", { class: "sheet" }, ...title(say("proof"), stops),
    due ? h("fieldset", {}, h("legend", {}, say("collect", { amount: money(due) }), " — ", say("paid")), ["cash", "card", "cheque", ""].map(means =>
      h("label", { class: "choice" }, h("input", { type: "radio", name: "paid", value: means || "none", onchange: () => { paid = means; } }), say("paid." + (means || "none"))))) : null,
    camera(app, photos),
    h("label", { for: "name" }, say("proof.name")), name,
    h("label", { for: "code" }, say("proof.code")), code,
    h("p", { id: "sign" }, say("proof.sign")), sign.svg, h("button", { onclick: sign.clear }, say("proof.clear")),
    h("button", { id: "confirm", class: "big first", onclick: confirm }, say("confirm")), back());
}

function camera(app, photos) {
  const taken = h("div", { class: "photos", "aria-live": "polite" });
  const input = h("input", { type: "file", id: "photo", accept: "image/*", capture: "environment", class: "away", onchange: async event => {
    for (const file of event.target.files)
      try {
        if (photos.length >= MOST_PHOTOS) break;
        const photo = await prepare(file);
        photos.push(photo);
        taken.append(h("img", { src: URL.createObjectURL(new Blob([photo.bytes], { type: "image/jpeg" })), alt: say("proof.photo_taken", { count: photos.length }) }));
      } catch (failure) {
        app.quiet(failure);
        app.toast(say("proof.unreadable"));
      }
    event.target.value = "";
  } });
  return h("div", {}, h("label", { for: "photo", class: "button big" }, say("proof.photo")), input, taken);
}
