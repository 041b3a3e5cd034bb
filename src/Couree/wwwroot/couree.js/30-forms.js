// Forms: one press is one deed; data-swap answers in place; data-confirm asks first.

document.addEventListener("submit", event => {
  const form = event.target;
  const button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (question && !confirm(question)) return event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return event.preventDefault();
  if (form.method === "post" && !navigator.onLine) {
    // The browser would put its own error page in place of what was typed.
    event.preventDefault();
    return say(words.failed, true);
  }
  form.setAttribute("aria-busy", "true");
  if (form.dataset.swap && form.method === "post") {
    event.preventDefault();
    send(form, button).finally(() => form.removeAttribute("aria-busy"));
  } else {
    // A download leaves the page where it is: the form must not stay shut.
    setTimeout(() => form.removeAttribute("aria-busy"), 4000);
  }
});
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(form => form.removeAttribute("aria-busy")));

async function send(form, button) {
  const data = new FormData(form, button);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  let answer;
  try {
    answer = await fetch(button?.hasAttribute("formaction") ? button.formAction : form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    return say(words.failed, true);
  }
  const there = new URL(answer.url);
  if (answer.redirected && there.pathname !== location.pathname) return location.assign(answer.url);
  const page = parse(await answer.text());
  const old = document.querySelector(form.dataset.swap);
  const fresh = page.querySelector(form.dataset.swap);
  if (old && fresh) {
    swap(old, fresh);
    const trouble = fresh.querySelector(".errors");
    if (trouble) trouble.focus();
    // The part may be renewed at once by whoever was faster: the no stays to be read.
    else if (!answer.ok) say(fresh.querySelector("[role=alert]")?.textContent.trim() || words.failed, true);
    else say(fresh.dataset.say ?? words.updated);
  } else if (answer.ok) {
    location.assign(answer.url);
  } else {
    say(page.querySelector("main [role=alert]")?.textContent.trim() || words.failed, true);
  }
}

// A page that comes back with errors puts people in front of them.
document.querySelector("main .errors")?.focus();

// data-until: "in 5 minutes", counted from the instant itself, whatever the zone of the phone.
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
function count(time) {
  const minutes = Math.round((Date.parse(time.dataset.until) - Date.now()) / 60000);
  if (Number.isNaN(minutes)) return;
  time.textContent = minutes === 0 ? words.now : Math.abs(minutes) < 90 ? relative.format(minutes, "minute")
    : Math.abs(minutes) < 36 * 60 ? relative.format(Math.round(minutes / 60), "hour") : relative.format(Math.round(minutes / 1440), "day");
}
on("[data-until]", count);
setInterval(() => document.querySelectorAll("[data-until]").forEach(count), 15000);

// data-copy and data-share.
document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copy], [data-share]");
  if (!button) return;
  event.preventDefault();
  const text = button.dataset.copy || new URL(button.dataset.share || location.href, location.href).href;
  try {
    if ("share" in button.dataset && navigator.share) return await navigator.share({ title: document.title, url: text });
    await navigator.clipboard.writeText(text);
    say(words.copied, true);
  } catch (failure) {
    // Closing the share sheet is no failure; without a clipboard people can still select the text.
    if (failure.name !== "AbortError") say(text, true);
  }
});

// The person's menu closes like a menu.
document.addEventListener("click", event => document.querySelectorAll("details.menu[open]").forEach(menu => menu.contains(event.target) || (menu.open = false)));
document.addEventListener("keydown", event => {
  const menu = event.key === "Escape" && document.activeElement?.closest("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
// data-auto: a new figure sends its form; the button that does it without script steps aside.
on("form[data-auto]", form => {
  form.querySelectorAll("button").forEach(button => (button.hidden = true));
  form.addEventListener("change", () => form.reportValidity() && form.requestSubmit());
});

// A photo the house would refuse is refused before it travels.
document.addEventListener("change", event => {
  const field = event.target;
  if (field.type !== "file") return;
  field.setCustomValidity([...field.files].some(file => file.size > 8 * 1024 * 1024) ? words.heavy : "");
  field.reportValidity();
});
on("[data-print]", button => button.addEventListener("click", () => print()));
