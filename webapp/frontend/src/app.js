// Every page: the few behaviours of govuk-frontend we use, live forms and saved drafts (htmx).
// Nothing here is needed to get work done; a page without it posts plain forms.
import { Button, ErrorSummary, Radios, Checkboxes, ServiceNavigation, createAll } from "govuk-frontend";
import "htmx.org/dist/htmx.esm.js";
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

document.addEventListener("htmx:before:request", () => say("saving"));
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
