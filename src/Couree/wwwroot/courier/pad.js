const SVG = "http://www.w3.org/2000/svg";

/** A place to sign with a finger; `path()` is the drawing as SVG path data in a box of 1000 × 400, null when empty. */
export function pad(label) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 1000 400");
  svg.setAttribute("class", "pad");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const line = svg.appendChild(document.createElementNS(SVG, "path"));
  let d = "", pen = null;
  const at = event => {
    const box = svg.getBoundingClientRect();
    const inside = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
    return `${inside((event.clientX - box.left) / box.width * 1000, 1000)} ${inside((event.clientY - box.top) / box.height * 400, 400)}`;
  };
  const draw = more => {
    d += more;
    line.setAttribute("d", d);
  };
  svg.addEventListener("pointerdown", event => {
    event.preventDefault();
    pen = event.pointerId;
    svg.setPointerCapture(pen);
    draw(`M${at(event)}`);
  });
  svg.addEventListener("pointermove", event => {
    if (event.pointerId === pen && d.length < 19000) draw(`L${at(event)}`);
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => { pen = null; });
  return {
    svg,
    path: () => (d.includes("L") ? d : null),
    clear: () => { d = ""; line.setAttribute("d", ""); },
  };
}
