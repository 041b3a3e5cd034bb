// A map that moves: the drawing's viewBox follows fingers, mouse, arrows, + and −.

/** Puts the drawing in the place of the question; false when what came is no drawing. */
export function unfold(question, text, words) {
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (drawing.localName !== "svg") return false;
  const stage = document.createElement("div");
  stage.className = "map-stage";
  const svg = document.importNode(drawing, true);
  svg.setAttribute("preserveAspectRatio", "xMidYMid slice");
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  stage.append(svg, tools(svg, words));
  question.replaceWith(stage);
  move(svg);
  return true;
}

const boxOf = svg => { const { x, y, width, height } = svg.viewBox.baseVal; return { x, y, width, height }; };
const show = (svg, box) => svg.setAttribute("viewBox", [box.x, box.y, box.width, box.height].map(n => +n.toFixed(2)).join(" "));

function zoom(svg, factor, at = { x: 0.5, y: 0.5 }) {
  const box = boxOf(svg);
  const width = Math.min(Math.max(box.width * factor, svg.whole / 40), svg.whole * 1.5), scale = width / box.width;
  show(svg, { x: box.x + box.width * at.x * (1 - scale), y: box.y + box.height * at.y * (1 - scale), width, height: box.height * scale });
}

function tools(svg, words) {
  const box = document.createElement("div");
  box.className = "map-tools";
  for (const [sign, label, factor] of [["+", words.closer, 1 / 1.5], ["−", words.wider, 1.5]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => zoom(svg, factor));
    box.append(button);
  }
  return box;
}

function move(svg) {
  const fingers = new Map();
  svg.whole = boxOf(svg).width;
  svg.setAttribute("tabindex", "0");
  svg.focus({ preventScroll: true });
  svg.addEventListener("keydown", event => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) { const box = boxOf(svg); show(svg, { ...box, x: box.x + step[0] * box.width / 8, y: box.y + step[1] * box.height / 8 }); }
    else if (event.key === "+" || event.key === "=") zoom(svg, 1 / 1.5);
    else if (event.key === "-") zoom(svg, 1.5);
    else return;
    event.preventDefault();
  });
  svg.addEventListener("wheel", event => {
    if (!event.ctrlKey) return; // Plain wheel scrolls the page.
    event.preventDefault();
    const frame = svg.getBoundingClientRect();
    zoom(svg, event.deltaY > 0 ? 1.2 : 1 / 1.2, { x: (event.clientX - frame.left) / frame.width, y: (event.clientY - frame.top) / frame.height });
  }, { passive: false });
  svg.addEventListener("pointerdown", event => { fingers.set(event.pointerId, event); svg.setPointerCapture(event.pointerId); });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, event => fingers.delete(event.pointerId));
  svg.addEventListener("pointermove", event => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const apart = () => { const [a, b] = [...fingers.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };
    const before = fingers.size === 2 ? apart() : 0;
    fingers.set(event.pointerId, event);
    if (before) return zoom(svg, before / Math.max(apart(), 1));
    const box = boxOf(svg), scale = 1 / svg.getScreenCTM().a;
    show(svg, { ...box, x: box.x - (event.clientX - last.clientX) * scale, y: box.y - (event.clientY - last.clientY) * scale });
  });
}
