// The one small script of the house. Every page works without it; it saves steps and keeps pages fresh.
// Its sentences come from the page (#said), in the page's language.

const said = document.getElementById("said");
const words = said?.dataset ?? {};
const language = document.documentElement.lang || "fr";

/** Tells people who listen; a toast shows it to people who look. */
function say(sentence, visibly = false) {
  if (!sentence || !said) return;
  said.textContent = "";
  setTimeout(() => (said.textContent = sentence), 60);
  if (!visibly) return;
  document.querySelector(".toast")?.remove();
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = sentence;
  document.body.append(toast);
  setTimeout(() => toast.remove(), 7000);
}

const fill = (sentence, facts) => (sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");

/** Starts a behaviour on the elements that ask for it, now and each time a part of the page is swapped in. */
const behaviours = [];
function on(selector, start) {
  behaviours.push([selector, start]);
  wake(document, selector, start);
}
function wake(root, selector, start) {
  const all = [...root.querySelectorAll(selector)];
  if (root.matches?.(selector)) all.unshift(root);
  all.forEach(start);
}

const isTyping = element => element?.matches?.("input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select") ?? false;

/** Replaces an element by its fresh twin; focus, open folds and scroll stay where they were. */
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const trail = focused && focusTrail(focused, old);
  const open = [...old.querySelectorAll("details[id][open]")].map(fold => fold.id);
  old.replaceWith(fresh);
  for (const id of open) fresh.querySelector("#" + CSS.escape(id))?.setAttribute("open", "");
  for (const [selector, start] of behaviours) wake(fresh, selector, start);
  if (trail) (trail(fresh) ?? fresh).focus?.({ preventScroll: true });
}

/** Finds the twin of the focused control: by id, then by what it does, then by place. */
function focusTrail(focused, root) {
  const tag = focused.tagName.toLowerCase();
  const action = focused.form?.getAttribute("action");
  const at = [...root.querySelectorAll(tag)].indexOf(focused);
  return fresh =>
    (focused.id && fresh.querySelector("#" + CSS.escape(focused.id))) ||
    (action && [...fresh.querySelectorAll(tag)].find(twin => twin.form?.getAttribute("action") === action && twin.name === focused.name && twin.value === focused.value)) ||
    (focused.getAttribute("href") && fresh.querySelector(`a[href="${CSS.escape(focused.getAttribute("href"))}"]`)) ||
    fresh.querySelectorAll(tag)[at];
}

const parse = html => new DOMParser().parseFromString(html, "text/html");
