// data-suggest: addresses as one types (WAI-ARIA combobox with list). The typed text is what the form sends: without script
// the server reads the same text.

on("input[data-suggest]", input => {
  const list = document.createElement("ul");
  const box = document.createElement("div");
  let asked = 0, timer, chosen = -1;
  list.id = input.id + "-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
  list.hidden = true;
  box.className = "suggest";
  input.replaceWith(box);
  box.append(input, list);
  input.autocomplete = "off";
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const point = to => {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (to + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  };
  const take = option => {
    input.value = option.textContent;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const ask = async () => {
    const turn = ++asked;
    const url = new URL(input.dataset.suggest, location.href);
    url.searchParams.set("q", input.value.trim());
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (turn !== asked || !answer?.ok || document.activeElement !== input) return;
    const found = await answer.json();
    list.replaceChildren(...(found.items ?? found).slice(0, 8).map((address, i) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.textContent = address.text ?? address.label ?? address;
      option.addEventListener("pointerdown", event => { event.preventDefault(); take(option); });
      return option;
    }));
    chosen = -1;
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    say(list.hidden ? words.none : fill(words.found, { count: list.children.length }));
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.trim().length < 3) return close();
    timer = setTimeout(ask, 180);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") point(chosen + 1);
    else if (event.key === "ArrowUp") point(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
});
