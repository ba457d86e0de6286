// Every page: the few behaviours of govuk-frontend we use, live forms and saved drafts (htmx).
// Nothing here is needed to get work done; a page without it posts plain forms.
import { Button, ErrorSummary, Radios, Checkboxes, ServiceNavigation, createAll } from "govuk-frontend";
import htmx from "htmx.org/dist/htmx.esm.js";
import "./files.js";
import "./money.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, Radios, Checkboxes, ServiceNavigation]) createAll(component);

// Beside the form stands whether its draft is kept. Only a failure interrupts a screen reader.
function say(key, at = "") {
  const place = document.getElementById("draft-status");
  if (!place) return;
  place.toggleAttribute("role", false);
  if (key === "failed") place.setAttribute("role", "alert");
  place.textContent = (place.dataset[key] ?? "").replace("{at}", at);
}

// Requests of one form follow each other (hx-sync). What a waiting one sends is read when it is
// sent, not when it was asked for: else its answer would undo what the one before it brought.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  const form = ctx.request.form;
  if (form?.id !== "task-form") return;
  const body = new FormData(form);
  const { name, value } = ctx.sourceElement;
  if (ctx.sourceElement.type === "submit" && name) body.append(name, value);
  ctx.request.body = body;
  sentAt = performance.now();
  say("saving");
});

// What somebody types while an answer is under way is newer than the answer.
let sentAt = 0;
const typedAt = new WeakMap();
document.addEventListener("input", ({ target }) => typedAt.set(target, performance.now()));
htmx.registerExtension("keep-typing", {
  htmx_before_morph_node: (field) => !(typedAt.get(field) > sentAt),
});

document.addEventListener("htmx:error", () => say("failed"));
document.addEventListener("htmx:before:response", (event) => {
  const at = event.detail.ctx.response.headers.get("X-Draft-Saved");
  if (at) return say("saved", at);
  // Signed out meanwhile, refused, or broken: that page must not land inside the form.
  event.preventDefault();
  return say("failed");
});
document.addEventListener("htmx:after:swap", () => {
  // A chosen file is already kept by the server; sent again with every draft it would be stored
  // over and over.
  for (const input of document.querySelectorAll("#task-form input[type=file]")) input.value = "";
  createAll(Radios);
  createAll(Checkboxes);
});

// Links and buttons marked so print the page.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) window.print();
});
