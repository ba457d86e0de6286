// Groups an amount of money as it is typed: 1500000 becomes 1.500.000 and the caret stays behind
// the digit it stood behind. The server groups it too, so nothing depends on this.
const digitsBefore = (text, place) => text.slice(0, place).replace(/\D/g, "").length;

const placeAfter = (text, digits) => {
  let place = 0;
  for (let seen = 0; seen < digits && place < text.length; place += 1) {
    if (/\d/.test(text[place])) seen += 1;
  }
  return place;
};

document.addEventListener("input", ({ target, isComposing }) => {
  if (isComposing || !(target instanceof HTMLInputElement) || !target.dataset.money) return;
  // Letters, signs and commas are for the server to judge: what was typed is kept.
  if (!/^[\d.\s]+$/.test(target.value)) return;
  const digits = target.value.replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  if (grouped === target.value) return;
  const before = digitsBefore(target.value, target.selectionStart ?? target.value.length);
  target.value = grouped;
  const place = placeAfter(grouped, before);
  target.setSelectionRange(place, place);
});
