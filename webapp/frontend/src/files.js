// Beside the label that stands for a file input, tell what was chosen: the browser would say it in
// its own language. Without scripts the input itself stays.
document.addEventListener("change", ({ target }) => {
  if (target.type !== "file") return;
  const place = document.getElementById(`${target.id}-chosen`);
  if (place) place.textContent = [...target.files].map(({ name }) => name).join(", ") || place.dataset.none;
});
