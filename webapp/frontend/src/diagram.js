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
  look(viewer, read("open"));
  const svg = canvas.querySelector("svg");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", figure.dataset.label);
  figure.querySelector(".app-diagram__tools").hidden = false;
  for (const button of figure.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => zoom(viewer, button.dataset.zoom));
  }
}

// The whole where it can be read; on a telephone the place where the case stands.
function look(viewer, open) {
  const canvas = viewer.get("canvas");
  const readable = 0.5;
  if (canvas.zoom("fit-viewport", "auto") >= readable) return;
  canvas.zoom(readable);
  const { inner, width, height } = canvas.viewbox();
  const here = viewer.get("elementRegistry").get(open[0]) ?? inner;
  const start = (from, whole, seen, middle) =>
    Math.max(from, Math.min(middle - seen / 2, from + whole - seen));
  canvas.viewbox({
    x: start(inner.x - 10, inner.width + 20, width, here.x + here.width / 2),
    y: start(inner.y - 10, inner.height + 20, height, here.y + here.height / 2),
    width,
    height,
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
