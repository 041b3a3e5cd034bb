import { h, say, tenths } from "./dom.js";
import { here } from "./positions.js";

const SVG = "http://www.w3.org/2000/svg";

/** The way there, on demand: words first, our own drawing after, another map if wanted. */
export async function way(app, stop, button) {
  const place = document.getElementById("route");
  button.disabled = true;
  try {
    const from = await here();
    const answer = from && await fetch(`/api/v1/delivery/courier/stops/${stop.id}/way?lat=${from.lat}&lon=${from.lon}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer || !answer.ok) throw new Error("no way");
    const leg = await answer.json();
    const distance = leg.metres < 1000 ? `${leg.metres} m` : `${tenths(leg.metres / 1000)} km`;
    place.replaceChildren(h("p", {}, say(leg.isEstimate ? "way.estimate" : "way.found", { distance, minutes: Math.max(1, Math.round(leg.seconds / 60)) })), line(leg.line), elsewhere(stop));
  } catch (failure) {
    app.quiet(failure);
    place.replaceChildren(h("p", {}, say("way.none")), elsewhere(stop));
  } finally {
    button.disabled = false;
  }
}

const elsewhere = stop => h("p", {}, h("a", { href: `geo:${stop.lat},${stop.lon}?q=${stop.lat},${stop.lon}` }, say("way.open")));

function line(points) {
  const svg = document.createElementNS(SVG, "svg");
  if (points.length < 2) return svg;
  const shrink = Math.cos(points[0][0] * Math.PI / 180);
  const flat = points.map(([lat, lon]) => [lon * shrink, -lat]);
  const [left, top] = [0, 1].map(i => Math.min(...flat.map(p => p[i])));
  const size = Math.max(...[0, 1].map(i => Math.max(...flat.map(p => p[i])))  .map((most, i) => most - [left, top][i])) || 1;
  const at = p => [(p[0] - left) / size * 300 + 10, (p[1] - top) / size * 300 + 10].map(Math.round);
  const height = Math.max(...flat.map(p => at(p)[1])) + 10;
  svg.setAttribute("viewBox", `0 0 320 ${height}`);
  svg.setAttribute("class", "way");
  svg.setAttribute("aria-hidden", "true");
  const path = svg.appendChild(document.createElementNS(SVG, "path"));
  path.setAttribute("d", "M" + flat.map(p => at(p).join(" ")).join("L"));
  for (const [end, name] of [[flat[0], "from"], [flat.at(-1), "to"]]) {
    const dot = svg.appendChild(document.createElementNS(SVG, "circle"));
    const [x, y] = at(end);
    for (const [key, value] of Object.entries({ cx: x, cy: y, r: 8, class: name })) dot.setAttribute(key, value);
  }
  return svg;
}
