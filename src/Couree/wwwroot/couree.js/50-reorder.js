// data-reorder: drag an item, or Alt + arrows on it; the new order is posted. The page keeps its own up and down buttons.

on("[data-reorder]", list => {
  let held = null;
  const items = () => [...list.children].filter(item => item.dataset.id);
  const order = () => items().map(item => item.dataset.id).join();
  const send = async before => {
    if (order() === before) return;
    const body = new URLSearchParams(items().map(item => ["order", item.dataset.id]));
    const answer = await fetch(list.dataset.reorder, { method: "POST", body, headers: { Accept: "text/html" } }).catch(() => null);
    if (answer?.ok) return;
    const known = before.split(",");
    items().sort((a, b) => known.indexOf(a.dataset.id) - known.indexOf(b.dataset.id)).forEach(item => list.append(item));
    say((answer && parse(await answer.text()).querySelector("main [role=alert]")?.textContent.trim()) || words.failed, true);
  };
  let before = "";
  for (const item of items()) item.draggable = true;
  list.addEventListener("dragstart", event => {
    held = event.target.closest("[data-id]");
    if (held?.parentElement !== list) return (held = null);
    before = order();
    held.classList.add("dragging");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", event => {
    if (!held) return;
    event.preventDefault();
    const over = event.target.closest("[data-id]");
    if (!over || over === held || over.parentElement !== list) return;
    const box = over.getBoundingClientRect();
    over[event.clientY > box.top + box.height / 2 ? "after" : "before"](held);
  });
  list.addEventListener("dragend", () => {
    if (!held) return;
    held.classList.remove("dragging");
    held = null;
    send(before);
  });
  list.addEventListener("keydown", event => {
    const item = event.altKey && /^Arrow(Up|Down)$/.test(event.key) && event.target.closest("[data-id]");
    if (!item || item.parentElement !== list) return;
    event.preventDefault();
    const was = order();
    const focus = document.activeElement;
    if (event.key === "ArrowUp") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    focus.focus();
    say(fill(words.moved, { place: items().indexOf(item) + 1 }));
    send(was);
  });
});
