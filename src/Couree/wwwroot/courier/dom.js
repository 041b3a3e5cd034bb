/** h("button", { class: "big", onclick }, "text", child…): elements without a template language, text always as text. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const words = JSON.parse(document.getElementById("words").textContent);

/** The room's sentence in the person's language; {name} is filled. */
export function say(key, facts = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
}

export const count = (key, n) => say(`${key}.${n < 2 && (n === 1 || document.documentElement.lang === "fr") ? "one" : "many"}`, { count: n });

const zone = words.zone;
const hourOf = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", timeZone: zone });
/** "9 h 30", as French is written; "09:30" elsewhere. */
export const hour = at => {
  const clock = hourOf.format(new Date(at));
  return document.documentElement.lang === "fr" ? clock.replace(/^0/, "").replace(":", "\u00a0h\u00a0") : clock;
};

const tenth = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
export const tenths = number => tenth.format(number);
export const money = cents => new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" }).format(cents / 100);
