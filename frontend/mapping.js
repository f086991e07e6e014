// The first lines of a ledger, shown again whenever its mapping is changed. Without this a button does it.
const form = document.querySelector("form[data-preview]");
const shown = document.getElementById("preview");
const status = document.querySelector("[data-preview-status]");
const WAIT = 300; // milliseconds: while somebody types, nothing is asked
let waiting;
let asking;

async function look() {
  asking?.abort();
  asking = new AbortController();
  const data = new FormData(form);
  data.set("look", "yes");
  status.textContent = "Reading the first lines again";
  try {
    const answer = await fetch(location.href, { method: "POST", body: data, signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const made = page.getElementById("preview");
    if (!made) throw new Error(answer.statusText);
    shown.replaceChildren(...made.childNodes);
    const wrong = page.querySelector(".govuk-error-summary__list");
    status.textContent = wrong ? wrong.textContent.trim() : "The first lines are shown as they are read now.";
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = "The first lines could not be read again. Choose the button.";
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(look, WAIT);
}

if (form && shown) {
  form.addEventListener("change", soon);
  form.addEventListener("input", soon);
}
