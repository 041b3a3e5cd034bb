// data-map: the drawing and the script that moves it are fetched together, when asked.

on("[data-map]", map => {
  const ask = map.querySelector("[data-map-show]");
  ask?.addEventListener("click", async event => {
    event.preventDefault();
    ask.setAttribute("aria-busy", "true");
    try {
      const [answer, { unfold }] = await Promise.all([fetch(map.dataset.map, { headers: { Accept: "image/svg+xml" } }), import(words.mapModule)]);
      if (!answer.ok || !unfold(map.querySelector(".map-ask"), await answer.text(), words)) say(words.failed, true);
    } catch {
      say(words.failed, true);
    } finally {
      ask.removeAttribute("aria-busy");
    }
  });
});
