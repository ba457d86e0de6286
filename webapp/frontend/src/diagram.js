// Draws one process diagram with the path a case has taken. The page already says the same in
// words (steps passed, steps open), so a browser that cannot run this loses nothing but the picture.
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";

// A connection was taken when both its ends were: gateways pass tokens on to a passed element only.
function mark(viewer, passed, open) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const reached = new Set([...passed, ...open]);
  for (const id of passed) if (registry.get(id) && !open.includes(id)) canvas.addMarker(id, "is-passed");
  for (const id of open) if (registry.get(id)) canvas.addMarker(id, "is-open");
  registry
    .filter((element) => element.type === "bpmn:SequenceFlow")
    .filter(({ source, target }) => passed.includes(source.id) && reached.has(target.id))
    .forEach(({ id }) => canvas.addMarker(id, "is-passed"));
}

async function draw(figure) {
  const canvas = figure.querySelector(".app-diagram__canvas");
  const read = (name) => JSON.parse(figure.dataset[name] || "[]");
  const response = await fetch(figure.dataset.source, { credentials: "same-origin" });
  if (!response.ok) return;
  canvas.hidden = false;
  const viewer = new NavigatedViewer({ container: canvas });
  try {
    await viewer.importXML(await response.text());
  } catch {
    // A process whose file holds no drawing: the words beside it stay.
    canvas.hidden = true;
    return;
  }
  mark(viewer, read("passed"), read("open"));
  const svg = canvas.querySelector("svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", figure.dataset.label);
  figure.querySelector(".app-diagram__tools").hidden = false;
  look(viewer, read("open"));
  for (const button of figure.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(viewer, button.dataset.zoom));
  }
  alone(figure, viewer, figure.querySelector("[data-alone]"));
}

// An open case at what is open; a finished one over the whole width, from where it began. Never
// so small that nobody can read it.
const READABLE = 0.6;

function look(viewer, open) {
  const canvas = viewer.get("canvas");
  const { inner, outer } = canvas.viewbox();
  const margin = 10;
  const scale = Math.min(1, Math.max(READABLE, outer.width / (inner.width + 2 * margin)));
  const seen = { width: outer.width / scale, height: outer.height / scale };
  const registry = viewer.get("elementRegistry");
  const here = around(open.map((id) => registry.get(id)).filter(Boolean));
  const from = (start, whole, shown, middle) =>
    Math.max(start - margin, Math.min(middle - shown / 2, start + whole + margin - shown));
  const left = here ? here.x + here.width / 2 : inner.x;
  const top = here ? here.y + here.height / 2 : first(registry, inner);
  canvas.viewbox({
    x: from(inner.x, inner.width, seen.width, left),
    y: from(inner.y, inner.height, seen.height, top),
    ...seen,
  });
}

// The box around all of some elements; nothing for none.
function around(elements) {
  if (!elements.length) return null;
  const x = Math.min(...elements.map((one) => one.x));
  const y = Math.min(...elements.map((one) => one.y));
  const right = Math.max(...elements.map((one) => one.x + one.width));
  const bottom = Math.max(...elements.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

function first(registry, inner) {
  const start = registry.find(({ type }) => type === "bpmn:StartEvent");
  return start ? start.y : inner.y;
}

// The diagram alone: a modal window keeps the keyboard inside it and closes by Escape.
function alone(figure, viewer, button) {
  const dialog = document.createElement("dialog");
  dialog.className = "app-diagram__alone";
  dialog.setAttribute("aria-label", figure.dataset.label);
  const parts = [figure.querySelector(".app-diagram__tools"), figure.querySelector(".app-diagram__canvas")];
  const place = document.createComment("");
  const settle = () => {
    viewer.get("canvas").resized();
    look(viewer, JSON.parse(figure.dataset.open || "[]"));
  };
  const say = () => {
    button.textContent = dialog.open ? button.dataset.close : button.dataset.open;
  };
  button.addEventListener("click", () => {
    if (dialog.open) return dialog.close();
    parts[0].before(place, dialog);
    dialog.append(...parts);
    dialog.showModal();
    say();
    button.focus();
    return settle();
  });
  dialog.addEventListener("close", () => {
    place.replaceWith(...parts);
    dialog.remove();
    say();
    button.focus();
    settle();
  });
}

function zoom(viewer, how) {
  if (how === "fit") viewer.get("canvas").zoom("fit-viewport", "auto");
  else viewer.get("zoomScroll").stepZoom(how === "in" ? 1 : -1);
}

// A canvas inside a closed <details> has no size yet: wait until it is opened.
for (const figure of document.querySelectorAll("[data-diagram]")) {
  const around = figure.closest("details");
  if (!around || around.open) draw(figure);
  else around.addEventListener("toggle", () => draw(figure), { once: true });
}
